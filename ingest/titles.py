"""What the paper is called: its own title, told from the names of council, committee and template."""

import re
from collections.abc import Iterator

from ..schema.areas import find_authority
from ..schema.document import Stated
from ..schema.periods import find_periods
from .calendar_dates import find_dates, without_dates
from .meetings import committee_in, printed_committee
from .printed_lines import PrintedLine
from .sources import Sources, stated

_JUNK = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled\d*|document\d*|powerpoint presentation|presentation\d*|"
    r"book\d*|(?:agenda|report|committee|minutes|letter)?\s*template.*|slide \d+|title|report|none|image|"
    r".*\.(?:docx?|xlsx?|pptx?|pdf|rtf|tmp|indd|htm))$",
    re.IGNORECASE,
)
_GENERIC_HEADING = re.compile(
    r"^(?:agenda item|agenda|issue details?|issue|decision details?|decision|meeting|home|venue|"
    r"issue - .*|details|council and democracy|document)$",
    re.IGNORECASE,
)
_PACK_MARK = re.compile(r"^\((?:public |private |restricted )?pack\)\s*", re.IGNORECASE)
_TITLE_LABEL = re.compile(
    r"^(?:report title|title of report|title|subject|report subject|report name|name of report)\s*"
    r"(?::\s*(?P<rest>.*)|$)",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"^[\w /()’'-]{2,30}:|^(?:report (?:of|by|to|from)|joint report|purpose|summary|date|meeting|ward|contact|"
    r"author|lead|classification|key decision|wards? affected|agenda item|item (?:no|number)|public document pack|"
    r"agenda$|contents|from|relevant|recommend|minutes$|decision|executive summary|background|"
    r"portfolio|page \d|responsible)\b",
    re.IGNORECASE,
)
MAX_TITLE_LINES = 4
HEADLINE = 1.3
"""Times the usual type size: titles are 1.3 to 1.8, the labels of a form are as large as the text."""
MAX_TITLE = 250


def find_title(sources: Sources) -> Stated | None:
    """The paper's title: as labelled, as its page or file says, as its first page prints it largest; else its name."""
    for found in _candidates(sources):
        text = found.text.strip(" .:;,–-")
        if len(text) >= 4 and re.search(r"[A-Za-z]{3}", text):
            return found.model_copy(update={"text": text[:MAX_TITLE]})
    words = " ".join(re.sub(r"[-_]+", " ", re.sub(r"\.\w{2,5}$", "", sources.name)).split())
    return Stated(text=words, source="file name") if words else None


def _candidates(sources: Sources) -> Iterator[Stated]:
    yield from _markup_titles(sources)
    titles = [title for title in sources.said("metadata") if not _JUNK.match(title.text)]
    for title in titles:
        if _PACK_MARK.match(title.text):
            yield title.model_copy(update={"text": _PACK_MARK.sub("", title.text)})
    first_page = [line for line in sources.front if line.page == sources.front[0].page] if sources.front else []
    yield from _labelled(first_page)
    if not sources.is_pack:
        for title in titles:
            if len(title.text.split()) >= 2 and not find_dates(title.text):
                yield _fuller(title, first_page)
    if sources.is_pack or _is_minutes(first_page):
        yield from _of_meeting(first_page, "Agenda" if sources.is_pack else "Minutes")
    else:
        yield from _printed(first_page)


def _fuller(title: Stated, lines: list[PrintedLine]) -> Stated:
    """The printed title where it names the period that the title of the file leaves out: “Grant outturn” is there
    “Dedicated Schools Grant – outturn 2024/25”."""
    if find_periods(title.text):
        return title
    begun = (stated(line, line.text) for line in lines[:15] if line.text.lower().startswith(title.text.lower()))
    return next((printed for printed in (*begun, *_printed(lines)) if find_periods(printed.text)), title)


def _is_minutes(lines: list[PrintedLine]) -> bool:
    return any(re.match(r"(?:draft )?minutes\b(?! of the (?:last|previous))", line.text.lower()) for line in lines[:15])


def _of_meeting(lines: list[PrintedLine], what: str) -> Iterator[Stated]:
    """Agendas and minutes are called after their committee."""
    committee = printed_committee(lines)
    if committee is not None:
        yield committee.model_copy(update={"text": f"{what} of the {committee.text}"})


def _markup_titles(sources: Sources) -> Iterator[Stated]:
    for statement in list(sources.said("markup")):
        text = re.split(r"\s+[|]\s+", statement.text)[0]
        parts = [part for part in re.split(r"\s+[-–—]\s+", text) if find_authority(part) is None]
        parts = parts[1:] if len(parts) > 1 and _GENERIC_HEADING.match(parts[0]) else parts
        rest = " - ".join(parts)
        if rest and not _GENERIC_HEADING.match(rest) and not rest.lower().startswith("meeting of "):
            yield statement.model_copy(update={"text": rest})


def _labelled(lines: list[PrintedLine]) -> Iterator[Stated]:
    """The title behind a label, on its line, beside it or below it, as many lines as stand together."""
    for at, line in enumerate(lines[:40]):
        match = _TITLE_LABEL.match(line.text)
        if not match:
            continue
        if rest := (match["rest"] or "").strip():
            yield stated(line, rest)
            continue
        above = lines[at - 1 : at] if at and lines[at - 1].text.upper() == "REPORT" else []
        above = above or [other for other in lines[max(0, at - 3) : at] if other.text.upper() == "REPORT"]
        beside = [other for label in (*above, line) for other in lines if _stands_beside(other, label)]
        beside = beside or _astride(line, lines)
        below = [other for other in lines[at + 1 : at + 4] if not _OTHER_LABEL.match(other.text)]
        group = _together(beside or below[:1], lines)
        if group:
            yield stated(group[0], " ".join(part.text for part in group))


def _stands_beside(line: PrintedLine, label: PrintedLine) -> bool:
    return _stands_level(line, label) and line.left > label.left


def _astride(label: PrintedLine, lines: list[PrintedLine]) -> list[PrintedLine]:
    """The two lines beside a label that stands level with neither, but with the middle of both."""
    near = [
        line
        for line in lines
        if line.box is not None
        and label.box is not None
        and line.left > label.left
        and abs(line.box.middle_y - label.box.middle_y) < line.box.height
    ]
    middles = sorted(line.box.middle_y for line in near if line.box is not None)
    between = len(near) == 2 and label.box is not None and middles[0] < label.box.middle_y < middles[1]
    return sorted(near, key=lambda line: line.box.top if line.box else 0.0) if between else []


def _stands_level(line: PrintedLine, other: PrintedLine) -> bool:
    if line.box is None or other.box is None or line is other:
        return False
    return abs(line.box.middle_y - other.box.middle_y) < 5


def _together(start: list[PrintedLine], lines: list[PrintedLine]) -> list[PrintedLine]:
    """``start`` and the lines under it in the same column and type, close together."""
    group = list(start)
    for line in lines:
        if group and line not in group and _goes_on(group[-1], line) and len(group) < MAX_TITLE_LINES:
            if any(_stands_beside(line, label) for label in lines):
                break  # a row of the form with a label of its own
            group.append(line)
    return group


def _goes_on(above: PrintedLine, line: PrintedLine) -> bool:
    if above.box is None or line.box is None or abs(above.left - line.left) > 0.01:
        return False
    return 0 <= line.box.top - above.box.bottom < 0.4 * above.box.height and _same_style(above, line)


def _printed(lines: list[PrintedLine]) -> Iterator[Stated]:
    """The first group of large, bold or capital lines that is not the council, the committee, a date or a label."""
    upper = [line for line in lines if line.depth < 0.6 and not (line.measured and _is_chance(line, lines))][:30]
    if not upper:
        return
    usual = sorted(line.size for line in lines)[len(lines) // 2]
    largest = max((line.size for line in upper if _may_title(line, headline=line.size > HEADLINE * usual)), default=0.0)
    for least in (max(1.15 * usual, 0.9 * largest), 0.0):
        group: list[PrintedLine] = []
        for line in upper:
            stands_out = line.kind == "heading" or (
                line.size >= least > 0 if least else line.bold or (line.text.isupper() and len(line.text.split()) > 2)
            )
            headline = line.size > HEADLINE * usual
            goes_on = bool(group) and _same_style(group[-1], line) and not _OTHER_LABEL.match(line.text)
            if stands_out and (goes_on or (not group and _may_title(line, headline=headline))):
                group.append(line)
            elif group:
                break
        if group:
            yield stated(group[0], " ".join(line.text for line in group[:MAX_TITLE_LINES]))


def _is_chance(line: PrintedLine, lines: list[PrintedLine]) -> bool:
    """Whether a scan's line may seem large by chance: a single word, or a part of a row of a table."""
    return len(line.text.split()) < 2 or any(_stands_level(other, line) for other in lines)


def _same_style(one: PrintedLine, other: PrintedLine) -> bool:
    near = one.box is None or other.box is None or other.box.top - one.box.bottom < 1.3 * max(one.box.height, 8)
    apart = 0.1 * one.size if one.measured or other.measured else 0.6
    return abs(one.size - other.size) < apart and one.bold == other.bold and near and one.page == other.page


def _may_title(line: PrintedLine, *, headline: bool) -> bool:
    """Whether the line may begin a title; a headline may hold a colon, “Corporate Parenting: annual report”."""
    text = line.text.strip()
    label = _OTHER_LABEL.match(text)
    if (
        len(text) < 4
        or (label and not (headline and label[0].endswith(":")))
        or _TITLE_LABEL.match(text)
        or len(text.split()) > 30
    ):
        return False
    if find_authority(text.strip(" .:")) is not None:
        return False
    plain = without_dates(text)
    name = committee_in(text)
    return len(plain) >= 4 and not (name and len(name) > 0.7 * len(plain))
