"""Site profiles: what comes back on page after page of a site is the site's, not the article's.

``docs/profiles.md`` shows how to use them, and tells the statistics.
"""

from cleantext.profiles.file import ProfileError
from cleantext.profiles.site import KnownLine, SiteProfile
from cleantext.profiles.sites import SUFFIX, Profiles, file_name, site_of

__all__ = ["SUFFIX", "KnownLine", "ProfileError", "Profiles", "SiteProfile", "file_name", "site_of"]
