"""The web pages over the database: search, a series, the page it came from, a correction.

``serve`` opens them on this machine; Datasette is the engine beneath, its own pages are under ``/figures``. Nothing
here can write in the database unless the site was started for reviewing.
"""

from .serving import make_site, serve
from .site import SiteSettings

__all__ = ["SiteSettings", "make_site", "serve"]
