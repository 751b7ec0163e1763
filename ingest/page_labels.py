"""Which number is printed on each page, told from all pages together: only the pack's own numbering runs on."""

from collections.abc import Sequence

from .margins import PageNumber

CHANGE = 6.0
"""What a change of numbering costs, in weights of :mod:`margins`: two pages with the word ``Page``, so that one page's
own footer or a year in a heading never makes the numbering jump."""
RESTART = 9.0
"""What it costs where the numbers go back: a second file put behind the first begins again at 1."""
MIN_SUPPORT = 2
"""Pages that must agree before numbers count as page numbers at all (one, where the paper has a single page)."""


def printed_labels(candidates: Sequence[Sequence[PageNumber]]) -> tuple[str, ...]:
    """The printed number of each page, page 1 first; empty before the first and after the last that carries one.

    ``candidates`` holds what :func:`margins.page_numbers` found on each page. The offset (physical less printed) stays
    the same over stretches; the stretches with the most weight win, and numbers missing inside one are filled in.
    """
    offsets = _supported_offsets(candidates)
    if not offsets:
        return ("",) * len(candidates)
    path = _best_path(candidates, offsets)
    return _labels(candidates, path)


def _supported_offsets(candidates: Sequence[Sequence[PageNumber]]) -> list[int]:
    support: dict[int, int] = {}
    for page, found in enumerate(candidates, start=1):
        for candidate in found:
            offset = page - candidate.number
            support[offset] = support.get(offset, 0) + 1
    needed = min(MIN_SUPPORT, len(candidates))
    return sorted(offset for offset, pages in support.items() if pages >= needed)


def _best_path(candidates: Sequence[Sequence[PageNumber]], offsets: list[int]) -> list[int]:
    """The offset of every page: the sequence with the most weight, changes of offset paid for."""
    scores = dict.fromkeys(offsets, 0.0)
    back: list[dict[int, int]] = []
    for page, found in enumerate(candidates, start=1):
        gains: dict[int, float] = {}
        for candidate in found:
            gains[page - candidate.number] = candidate.weight
        best = max(offsets, key=lambda offset: scores[offset])
        forward = _best_from(scores, offsets)
        step: dict[int, int] = {}
        following: dict[int, float] = {}
        for offset in offsets:
            choices = [(scores[offset], offset), (scores[best] - RESTART, best)]
            onward = forward[offset]
            choices.append((scores[onward] - CHANGE, onward))
            value, came_from = max(choices, key=lambda choice: choice[0])
            step[offset] = came_from
            following[offset] = value + gains.get(offset, 0.0)
        scores = following
        back.append(step)
    offset = max(offsets, key=lambda candidate: scores[candidate])
    path = [offset]
    for step in reversed(back[1:]):
        offset = step[offset]
        path.append(offset)
    return path[::-1]


def _best_from(scores: dict[int, float], offsets: list[int]) -> dict[int, int]:
    """For each offset the best of those as large or larger: printed numbers may jump forward (papers left out)."""
    best: dict[int, int] = {}
    champion = offsets[-1]
    for offset in reversed(offsets):
        if scores[offset] > scores[champion]:
            champion = offset
        best[offset] = champion
    return best


def _labels(candidates: Sequence[Sequence[PageNumber]], path: list[int]) -> tuple[str, ...]:
    printed = [
        any(candidate.number == page - offset for candidate in found)
        for page, (found, offset) in enumerate(zip(candidates, path, strict=True), start=1)
    ]
    if not any(printed):
        return ("",) * len(path)
    first, last = printed.index(True), len(printed) - 1 - printed[::-1].index(True)
    return tuple(
        str(page - offset) if first < page <= last + 1 and page > offset else ""
        for page, offset in enumerate(path, start=1)
    )
