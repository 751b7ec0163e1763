"""In which region of England does an authority lie?"""

import functools
import tomllib
from importlib.resources import files

from .areas import REGIONS
from .figures import Area

_LONDON = "E12000007"


def region_of(area: Area) -> Area | None:
    """The region that ``area`` is part of; ``None`` for anything but an authority of England."""
    if area.kind != "authority":
        return None
    code = _LONDON if area.code.startswith("E09") else _codes().get(area.name)
    return next((region for region in REGIONS if region.code == code), None)


@functools.lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    data = tomllib.loads(files(__package__).joinpath("regions.toml").read_text(encoding="utf-8"))
    return {name: code for code, names in data.items() for name in names}
