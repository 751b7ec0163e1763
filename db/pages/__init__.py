"""The web pages over the database: search, a series, the page it came from, a correction.

``serve`` opens them on this machine; Datasette is the engine beneath, its own pages are under ``/figures``. Nothing
here can write in the database unless the site was started for reviewing.
"""

from .site import SiteSettings, make_site, serve

__all__ = ["SiteSettings", "make_site", "serve"]
