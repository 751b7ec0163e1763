"""Which council its initials stand for: ESCC is East Sussex County Council, LBBD Barking and Dagenham."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..schema.areas import AUTHORITIES
from ..schema.figures import Area

_INITIALS = re.compile(r"(?<![A-Za-z&])[A-Z](?:&?[A-Z]){2,4}(?![A-Za-z])")
_SMALL = frozenset({"and", "of", "upon", "with", "the", "on", "in"})
_KINDS = {
    "E06": (("", "C"), ("", "CC"), ("", "BC"), ("", "UA"), ("", "MBC")),
    "E08": (("", "MBC"), ("", "CC"), ("", "MDC"), ("", "BC")),
    "E09": (("LB", ""), ("RB", ""), ("", "C")),
    "E10": (("", "CC"),),
}
"""What stands before and behind the initials of a name, by the kind of council (the first letters of its code)."""


def initials_in(text: str) -> Iterator[str]:
    """Every run of three to five capitals in ``text`` that some council's initials are."""
    runs = (match[0].replace("&", "") for match in _INITIALS.finditer(text))
    return (run for run in runs if run in _by_initials())


def council_of_initials(initials: str, *, mentioned: Iterable[str]) -> Area | None:
    """The authority among those ``mentioned`` that ``initials`` of :func:`initials_in` stand for, if it is one alone.

    Initials are shared (RMBC is Rotherham and Rochdale) and mean other things too (CCG, SEND), so that the paper must
    name the authority in words as well.
    """
    names = set(mentioned)
    fitting = [area for area in _by_initials()[initials] if area.name in names]
    return fitting[0] if len(fitting) == 1 else None


@functools.cache
def _by_initials() -> dict[str, list[Area]]:
    found: dict[str, list[Area]] = defaultdict(list)
    for area in AUTHORITIES:
        words = re.findall(r"[A-Za-z']+", area.name)
        for chosen in (words, [word for word in words if word.lower() not in _SMALL]):
            letters = "".join(word[0].upper() for word in chosen)
            for before, behind in _KINDS.get(area.code[:3], ()):
                if area not in found[before + letters + behind]:
                    found[before + letters + behind].append(area)
    return dict(found)
