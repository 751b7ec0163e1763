"""Numbers, dates and statuses as a British reader writes them: £5.6m, 6,377, 46.4%, 31 March 2024."""

import datetime

MINUS = "−"
"""The sign that screen readers say; a hyphen is read as a dash or not at all."""

_AFTER = {
    "percent": "%",
    "percentage_points": " percentage points",
    "per_10k_children": " per 10,000 children",
    "gbp_per_week": " a week",
    "weeks": " weeks",
    "days": " days",
}


def figure(value: float, unit: str, *, measure: str = "level", exact: bool = False) -> str:
    """``value`` in base units of ``unit``; large money is rounded to a tenth of a million unless ``exact``.

    A change carries its sign, a level only where it is negative.
    """
    size = abs(value)
    sign = MINUS if value < 0 else "+" if measure != "level" and value > 0 else ""
    if unit in ("gbp", "gbp_per_week"):
        return f"{sign}£{_money(size, exact=exact)}{_AFTER.get(unit, '')}"
    after = _AFTER.get(unit, "" if unit in ("count", "") else f" {unit.replace('_', ' ')}")
    return f"{sign}{_plain(size)}{after}"


def _money(size: float, *, exact: bool) -> str:
    if not exact and size >= 1e9:
        return f"{size / 1e9:,.2f}bn"
    if not exact and size >= 1e6:
        return f"{size / 1e6:,.1f}m"
    return f"{size:,.2f}" if size % 1 else f"{size:,.0f}"


def _plain(size: float) -> str:
    text = f"{size:,.4f}".rstrip("0").rstrip(".")
    return text or "0"


def day(iso: str | None) -> str:
    """``2024-03-31`` as 31 March 2024; empty for none, the text itself where it is no date."""
    if not iso:
        return ""
    try:
        date = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{date.day} {date:%B %Y}"


def period(text: str, kind: str, start: str | None, end: str | None) -> str:
    """A period as printed with its real dates: “2023/24, to 31 March 2024”."""
    if not end:
        return text or "period not stated"
    if kind == "instant" or start == end:
        return f"at {day(end)}"
    ending = f"to {day(end)}"
    return f"{text}, {ending}" if text and day(end) not in text else ending


def axis_money(value: float) -> str:
    """A label of a money axis: no more digits than the ticks need."""
    size, sign = abs(value), MINUS if value < 0 else ""
    for unit, word in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if size >= unit:
            return f"{sign}£{_plain(round(size / unit, 2))}{word}"
    return f"{sign}£{_plain(size)}"


def axis(value: float, unit: str) -> str:
    """A label of a value axis."""
    if unit.startswith("gbp"):
        return axis_money(value)
    sign = MINUS if value < 0 else ""
    return f"{sign}{_plain(abs(value))}{'%' if unit == 'percent' else ''}"


def sentences(*parts: str | None) -> str:
    """``parts`` as sentences, each with its stop; a message and its cure are often written without."""
    given = [part.strip() for part in parts if part and part.strip()]
    ended = [part if part[-1] in ".!?" else f"{part}." for part in given]
    return " ".join([*ended[:1], *(part[0].upper() + part[1:] for part in ended[1:])])


def counted(number: int, one: str, many: str = "") -> str:
    """``1 paper``, ``6,377 papers``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
