"""How long an example takes is no matter of the clock's: a busy machine is slow once."""

from hypothesis import settings

settings.register_profile("cleantext", deadline=None)
settings.load_profile("cleantext")
