"""Which committee met, and when: from what the file and its first pages say of the meeting."""

import datetime
import re
from collections.abc import Iterator

from ..schema.document import Stated
from ..schema.record import Record
from .calendar_dates import find_dates, has_time, without_dates
from .printed_lines import PrintedLine
from .sources import Sources, stated

_KINDS = (
    r"(?:Sub-?\s?Committees?|Committees?|Cabinet|Boards?|Panels?|Forum|Commission|Executive|Partnership|Working Group|"
    r"Corporate Parenting (?:Group|Meeting)|"
    r"(?:County|City|Borough|District|Full|Metropolitan Borough) Council|Council|Assembly)"
)
_COMMITTEE = re.compile(
    rf"(?:(?:[A-Z0-9][\w'’&/-]*|\([A-Z]\w*\)|and|of|the|for|to|in|on|with|&|-),?\s+){{0,14}}{_KINDS}(?:\s+\([\w ]+\))?"
)
_GENERIC = r"(?:the )?(?:sub-?\s?committees?|committees?|boards?|panels?|commission|partnership|forum|working group)"
"""What many bodies are called; alone it names none."""
_NOT_IN_NAME = re.compile(r"\b(?:Item|Report|Minutes|Decision) (?:\d|To|to|of)\b")
"""Where lines were joined that belong to different things."""
_PREFIX = re.compile(
    r"^(?:(?:agenda item \d+\w?|(?:draft )?minutes|notes|agenda|notice|report|meetings?|decision|"
    r"proceedings|summons|supplement\w*|"
    r"circulated|prepared|pack|reports? pack|public|special|extraordinary|additional|document|name|committee|"
    r"decision[- ]maker|"
    r"body|to|of|for|the|a|an|from|title|and)\b[\s:;-]*)+",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:report to|meeting|committee|name of (?:committee|meeting)|minutes of|meeting of|a meeting of|agenda|to|"
    r"decision[- ]?maker|circulated to|cabinet meeting)\b",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"\b(?:date(?: of (?:the )?meeting)?|meeting date|meeting|held on|to be held)\b", re.IGNORECASE
)
_NOT_MEETING = re.compile(
    r"\b(?:publish|publication|issue[ds]?|despatch|dispatch|deadline|last updated|printed|previous|next meeting|"
    r"inspection|as at|year (?:to|ended?|ending)|period|deferred|considered|approved|"
    r"agreed|minutes of the meeting held)\w*",
    re.IGNORECASE,
)
_PACK_TITLE = re.compile(r"\bfor\s+(?P<name>[^,]+(?:,[^,\d]+)*),\s*\d{1,2}/\d{1,2}/\d{4}")
_MEETING_OF = re.compile(r"^Meeting of (?:the )?(?P<name>.+)$", re.IGNORECASE)
_ACRONYMS = frozenset(["SEND", "SEN", "DSG", "NHS", "LSCB", "MTFS", "HR", "ICT", "ICB", "LGPS", "BCP", "CYPE"])
_SMALL = frozenset(["and", "of", "the", "for", "to", "in", "on", "with", "a", "an", "by"])
_HELD = re.compile(
    r"\b(?:minutes of (?:a|the) )?meeting of (?:the )?(?P<name>[^.]{4,100}?),? (?:which was )?held\b", re.IGNORECASE
)
"""How minutes begin: “Minutes of a meeting of the Corporate Parenting Panel held in the Council Chamber …”."""
_SAME_LEFT = 0.02
"""Share of the page's width within which two lines begin in the same place."""
HEAD_LINES = 6
FRONT_LINES = 120
"""Lines of the first page with text that may hold the meeting's name and date."""
SENTENCE = 14
"""Words: a line this long, or one that ends a sentence, belongs to running text."""
ENOUGH = 3.0
"""The least score; a committee's name needs several of: a label, the top of the page, large or bold type,
a date beside it."""


class Meeting(Record):
    """The meeting that a paper was for, as far as it says."""

    committee: Stated | None = None
    date: datetime.date | None = None
    date_source: Stated | None = None


class _Scored(Record):
    score: float
    name: str = ""
    date: datetime.date | None = None
    evidence: Stated
    at: int = 0


def find_meeting(sources: Sources) -> Meeting:
    """The committee and date: from the markup, the file's own title, the first pages, the file name, in this order.

    A file's creation date is never taken: templates are years older than their meetings.
    """
    committees = [*_stated_committees(sources)]
    dates = [*_stated_dates(sources)]
    lines = (
        [line for line in sources.front if line.page == sources.front[0].page][:FRONT_LINES] if sources.front else []
    )
    committees += [printed for printed in (printed_committee(lines),) if printed is not None]
    beside = [found.at for found in _printed_committees(lines) if found.score >= ENOUGH]
    on_page = sorted(_printed_dates(lines, beside=beside), key=lambda found: (-found.score, found.at))
    if on_page and on_page[0].score >= ENOUGH and on_page[0].date:
        dates.append((on_page[0].date, on_page[0].evidence))
    for mention in find_dates(re.sub(r"_", " ", sources.name)):
        dates.append((mention.date, Stated(text=sources.name, source="file name")))
    date, date_source = dates[0] if dates else (None, None)
    return Meeting(committee=committees[0] if committees else None, date=date, date_source=date_source)


def printed_committee(lines: list[PrintedLine]) -> Stated | None:
    """The committee that the lines of a first page name most plainly."""
    found = sorted(_printed_committees(lines[:FRONT_LINES]), key=lambda scored: (-scored.score, scored.at))
    if not found or found[0].score < ENOUGH:
        return None
    return found[0].evidence.model_copy(update={"text": found[0].name})


def committee_in(text: str) -> str:
    """The committee's name in a short line that may hold labels, dates and places too; empty where there is none."""
    plain = without_dates(text)
    if plain.isupper():
        plain = titled(plain)
    plain = _PREFIX.sub("", plain[:1].upper() + plain[1:]) or plain
    match = max(_COMMITTEE.finditer(plain), key=lambda found: len(found[0]), default=None)
    if match is None or re.fullmatch(_GENERIC, match[0], re.IGNORECASE) or _NOT_IN_NAME.search(match[0]):
        return ""
    name = re.sub(r"^(?:(?:the|of|and|for|to|in|on|with|&|-)\s+)+", "", match[0].strip(" ,-"), flags=re.IGNORECASE)
    name = re.sub(r"^[A-Z][\w'’ -]*? Council[,:]?\s+(?=[A-Z](?!ouncil$))", "", name)
    return name if name and name[0].isupper() else ""


def titled(text: str) -> str:
    """Words in capitals as a title: ``CHILDREN AND FAMILIES`` becomes ``Children and Families``, acronyms stay."""
    words = []
    for at, word in enumerate(text.split()):
        bare = word.strip("(),.:;'’&-")
        if bare in _ACRONYMS or any(character.isdigit() for character in bare):
            words.append(word)
        elif at and bare.lower() in _SMALL:
            words.append(word.lower())
        else:
            words.append(re.sub(r"[A-Z]+", lambda match: match[0].capitalize(), word).replace("’S", "’s"))
    return re.sub(r"(['’])S\b", r"\1s", " ".join(words))


def _stated_committees(sources: Sources) -> Iterator[Stated]:
    for statement in sources.statements:
        if statement.source == "markup":
            if match := _MEETING_OF.match(statement.text):
                yield statement.model_copy(update={"text": _name_alone(match["name"])})
            elif find_dates(statement.text) and (name := committee_in(statement.text)):
                yield statement.model_copy(update={"text": name})
        elif statement.source == "metadata":
            if match := _PACK_TITLE.search(statement.text):
                yield statement.model_copy(update={"text": match["name"].strip()})
            elif re.match(r"^[^,]+, \d{2}/\d{2}/\d{4} \d{2}:\d{2}$", statement.text):
                yield statement.model_copy(update={"text": without_dates(statement.text)})


def _name_alone(text: str) -> str:
    """The name in ``Schools Forum, Tuesday, 7 March 2023 2.00 pm (Item 10.)``."""
    return without_dates(re.sub(r"\s*\((?:item|agenda)\b[^)]*\)", "", text, flags=re.IGNORECASE))


def _stated_dates(sources: Sources) -> Iterator[tuple[datetime.date, Stated]]:
    for wanted in ("markup", "metadata"):
        for statement in sources.said(wanted):
            mentions = find_dates(statement.text)
            means_meeting = (
                _MEETING_OF.match(statement.text)
                or _PACK_TITLE.search(statement.text)
                or any(mention.has_weekday for mention in mentions)
                or has_time(statement.text)
            )
            if mentions and means_meeting:
                yield mentions[0].date, statement


def _printed_committees(lines: list[PrintedLine]) -> Iterator[_Scored]:
    usual = sorted(line.size for line in lines)[len(lines) // 2] if lines else 0.0
    for at, line in enumerate(lines):
        opening = _HELD.search(" ".join(other.text for other in lines[at : at + 2]))
        if opening and opening.start() < len(line.text) and (name := committee_in(opening["name"])):
            yield _Scored(score=ENOUGH + 1.0, name=name, evidence=stated(line), at=at)
        for text in dict.fromkeys((_opening(line, at), *_joined(lines, at))):
            name = committee_in(text)
            if not name or len(text.split()) > SENTENCE + 6:
                continue
            after = " ".join(other.text for other in lines[at + 1 : at + 4])
            dated = bool(find_dates(text))
            beside = at > 0 and _is_label_of(lines[at - 1], line)
            labelled = beside or _LABEL.match(text) is not None
            heads = at < HEAD_LINES and name == line.text.strip() and bool(find_dates(after))
            if re.fullmatch(r"(?:[\w'’-]+ ){0,4}Council", name) and not (dated or labelled):
                continue
            if name == "Executive" and not (dated or labelled or heads):
                continue
            score = (3.0 if beside else 2.0) * labelled + 2.0 * dated + 1.0 * bool(find_dates(after))
            score += 1.0 * (line.depth < 0.3 and at < 20) + 1.0 * line.bold + 1.0 * (line.kind == "heading")
            score += 1.0 * (line.size > 1.15 * usual > 0) + 1.0 * line.text.isupper() + 0.5 * (text not in line.text)
            score += 1.0 * (len(name.split()) >= 2 and len(name) > 0.8 * len(without_dates(text)))
            score += 1.0 * heads - 4.0 * _is_sentence(text)
            yield _Scored(score=score, name=name, evidence=stated(line), at=at)


def _opening(line: PrintedLine, at: int) -> str:
    """The line; at the head of the page only what stands before a sentence where it begins with committee and date:
    “Children’s Scrutiny Committee, 26 November 2024. Report of the Director …”."""
    dates = find_dates(line.text) if at < HEAD_LINES else ()
    beginning = line.text[: dates[0].end] if dates else ""
    name = committee_in(beginning)
    return beginning if name and len(name) > 0.6 * len(without_dates(beginning)) else line.text


def _is_label_of(left: PrintedLine, line: PrintedLine) -> bool:
    """Whether ``left`` is a label that stands beside ``line`` in the column before it: ``Report to:``."""
    if left.box is None or line.box is None or abs(left.box.middle_y - line.box.middle_y) > 5:
        return False
    return left.left < line.left and _LABEL.match(left.text) is not None


def _joined(lines: list[PrintedLine], at: int) -> Iterator[str]:
    """The line with the one below it where a committee's name runs over."""
    line = lines[at]
    below = next((other for other in lines[at + 1 : at + 3] if abs(other.left - line.left) < 0.15), None)
    if below is None or find_dates(line.text) or len(line.text) > 90:
        return
    same_type = abs(line.size - below.size) < 0.5 and line.bold == below.bold and line.kind == below.kind
    if same_type and re.search(rf"\b{_KINDS}\b", titled(below.text)) and len(below.text) < 90:
        yield f"{line.text} {below.text}"


def _printed_dates(lines: list[PrintedLine], *, beside: list[int]) -> Iterator[_Scored]:
    for at, line in enumerate(lines):
        text = _opening(line, at)
        for mention in find_dates(text):
            labels = _labels_beside(lines, at)
            score = 2.0 * mention.has_weekday + 2.0 * has_time(line.text) + 1.0 * (line.depth < 0.4 and at < 20)
            score += 2.0 * bool(_DATE_LABEL.search(text[: mention.start]) or any(map(_DATE_LABEL.fullmatch, labels)))
            score += 2.0 * any(0 <= at - near <= 2 for near in beside)
            score += 1.0 * (len(without_dates(text)) < 4) + 1.0 * bool(committee_in(text))
            score -= 4.0 * bool(_NOT_MEETING.search(text[: mention.start]))
            score -= 3.0 * _is_sentence(text)
            yield _Scored(score=score, date=mention.date, evidence=stated(line), at=at)


def _labels_beside(lines: list[PrintedLine], at: int) -> list[str]:
    """What may be the label of a line: the line before it, alone and with the one behind, where both stand in a column
    to the left and the label runs round it (“Date of”, “29 November 2018”, “meeting:”)."""
    if not at:
        return []
    before = lines[at - 1]
    labels = [before.text]
    for after in lines[at + 1 : at + 2]:
        if abs(after.left - before.left) < _SAME_LEFT < lines[at].left - before.left:
            labels.append(f"{before.text} {after.text}")
    return [label.strip(": ") for label in labels]


def _is_sentence(text: str) -> bool:
    plain = without_dates(text)
    ends = re.search(r"[a-z]{3}\.(?:\s+[A-Z]|$)", plain) is not None
    lower = sum(word[:1].islower() and word not in _SMALL for word in plain.split())
    return ends or len(plain.split()) > SENTENCE or lower >= 5
