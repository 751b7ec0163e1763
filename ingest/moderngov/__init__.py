"""Papers and their details from a council's ModernGov site: what is there, asked for with manners, kept for good."""

from .archive import Archive, ArchiveBusy, ArchiveUnusable
from .harvesting import Harvested, Wanted, harvest
from .polite import Manners, PoliteClient
from .records import Meeting, Offer
from .refused import Refused
from .site import Site

__all__ = [
    "Archive",
    "ArchiveBusy",
    "ArchiveUnusable",
    "Harvested",
    "Manners",
    "Meeting",
    "Offer",
    "PoliteClient",
    "Refused",
    "Site",
    "Wanted",
    "harvest",
]
