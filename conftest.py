"""Examples that need an engine are not collected: tests/integrations runs them, with the engine."""

from hypothesis import settings

collect_ignore = ["docs/integrations.md"]
collect_ignore_glob = ["cleantext/integrations/*"]

# How long an example takes is no matter of the clock's: a busy machine is slow once.
settings.register_profile("cleantext", deadline=None)
settings.load_profile("cleantext")
