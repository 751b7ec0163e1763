"""Whose paper it is: the council told from its letterhead, its addresses, its name; never from a passing mention."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..schema.areas import find_areas, find_authority
from ..schema.document import Stated
from ..schema.figures import Area
from ..schema.record import Record
from .council_domains import addresses_in, council_of_address
from .council_initials import council_of_initials, initials_in
from .printed_lines import PrintedLine
from .sources import Sources, stated, text_of

SITE_NAME, LETTERHEAD, HEADED, COMMITTEE = 10.0, 6.0, 4.0, 3.0
"""Weights: the site's own name in a page title; a line that is a council's name and nothing else on a first page;
one that begins with it; a committee named after its council."""
COVER, ADDRESS, FULL_NAME, FILE_NAME, INITIALS, BARE_NAME = 3.0, 2.0, 0.5, 1.5, 0.75, 0.15
"""Weights for each page: a council's name as a line on a report's first page, or behind that of its department; an
address of the council; “Kent County Council” in running text; the name of the file; “KCC” where Kent is named as well;
“Kent” alone."""
MEETING_PLACE = 1.5
"""Weight of the town in which the committee meets, where it is an authority's own."""
SOLE, SEVERAL = 1.5, 4
"""Weight of the only authority that a paper names in running text, and the mentions that it takes."""
CAPS = {COVER: 9.0, ADDRESS: 10.0, FULL_NAME: 2.5, INITIALS: 2.5, BARE_NAME: 1.0}
"""However often a thing is said, it adds no more: a hundred mentions of a neighbour are still no letterhead."""
ENOUGH = 1.5
"""The least weight that names a council: three pages that call it by its full name, or one address of its own."""
LEAD = 1.5
"""How many times the weight of the next council the first must have."""
STRONG = 2.0
"""A vote of this weight or more comes from the publisher itself, and stands where another body's letterhead is seen."""
_SHORT_WORD = 3
"""Letters of the longest word that titles leave in small letters: “of”, “and”, “for”."""
MAX_TEXT_PAGES = 15
"""Pages searched for bare names (8 µs a character, so 25 ms a page); full names are looked for on all."""

_COUNCIL_WORD = re.compile(
    r"\bcouncil\b|\bborough of\b|\bcity of\b|\bcounty of\b|\broyal borough\b|\bcorporation\b|"
    r"\bM[BD]C\b|\bLBC?\b|\bunitary authority\b",
    re.IGNORECASE,
)
_FULL_NAME_PHRASE = re.compile(
    r"(?:(?:[A-Z][\w'’.-]+|and|of|upon|with|&),?\s+){1,6}(?:Council|Corporation|COUNCIL)\b|"
    r"\b(?:Borough|City|County) of(?:\s+(?:[A-Z][\w'’.-]+|and|upon|with|&)){1,5}"
)
_CIVIC_BUILDING = re.compile(
    r"\b(?:council (?:chamber|house|offices)|civic (?:centre|offices|suite)|(?:town|city) hall|guildhall)\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}$")
_OF_A_COUNTY = re.compile(r"\b(?:county|shire) ?hall\b", re.IGNORECASE)
"""A county's hall often stands in a city that is no part of the county."""
_OTHER_PUBLISHER = re.compile(
    r"\b(?:combined authority|(?:town|parish|district|community|neighbourhood) council|fire (?:and rescue )?authority|"
    r"police and crime|national park|integrated care board|nhs trust|pension board)\b",
    re.IGNORECASE,
)
_LOCAL_COUNCIL = re.compile(r"^(?:[A-Z][\w'’-]*\s){1,5}(?:Borough|District|City|Town|Parish) Council$")
_COMMITTEE_WORD = re.compile(
    r"\b(?:forum|committee|cabinet|board|panel|commission|executive|partnership)\b", re.IGNORECASE
)


_MEETING_OF = re.compile(r"^(?:(?:meeting|minutes|agenda) of )?(?:the )?", re.IGNORECASE)
MAX_NAME_WORDS = 6
"""Words of the longest name of an authority in use: “London Borough of Barking and Dagenham”."""


class _Vote(Record):
    area: Area
    weight: float
    evidence: Stated
    page: int = 0


def find_council(sources: Sources) -> Stated | None:
    """The council that published the paper, under its reference name, with the strongest statement of it.

    ``None`` where nothing says whose paper it is, or where two are as likely, or where the letterhead is that of a body
    that is not among the authorities (a combined authority, a town council).
    """
    votes = [*_own_votes(sources)]
    if not _settled(votes):
        votes += _text_votes(sources)
    totals = _totals(votes)
    if not totals:
        return None
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    name, weight = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if weight < ENOUGH or weight < LEAD * second:
        return None
    best = max((vote for vote in votes if vote.area.name == name), key=lambda vote: vote.weight)
    if best.weight < STRONG and _is_another_body(sources):
        return None
    return best.evidence.model_copy(update={"text": name})


def _settled(votes: list[_Vote]) -> bool:
    """Whether the publisher's own statements agree so well that running text cannot change the answer."""
    totals = sorted(_totals(votes).values(), reverse=True)
    rest = totals[1] if len(totals) > 1 else 0.0
    return bool(totals) and totals[0] >= LETTERHEAD and totals[0] >= LEAD * (rest + CAPS[FULL_NAME] + CAPS[BARE_NAME])


def _totals(votes: Iterable[_Vote]) -> dict[str, float]:
    """Weight of each council; a thing said on the same page twice counts once, and each kind of thing up to its cap."""
    by_kind: dict[tuple[str, float], set[int]] = defaultdict(set)
    for vote in votes:
        by_kind[vote.area.name, vote.weight].add(vote.page)
    totals: dict[str, float] = defaultdict(float)
    for (name, weight), pages in by_kind.items():
        totals[name] += min(weight * len(pages), CAPS.get(weight, weight))
    return totals


def _own_votes(sources: Sources) -> Iterator[_Vote]:
    # The page's own title comes last among its statements; what headings say may be about another council.
    for statement in list(sources.said("markup"))[-1:]:
        for part in reversed(re.split(r"\s+[-–—|:]\s+|\|", statement.text)):
            if (area := find_authority(part.strip())) and area.kind == "authority" and _COUNCIL_WORD.search(part):
                yield _Vote(area=area, weight=SITE_NAME, evidence=statement)
                break
    for line in (*sources.front, *sources.margins):
        yield from _line_votes(line, whole=LETTERHEAD, headed=HEADED)
    for line in sources.covers:
        yield from _line_votes(line, whole=COVER, headed=COVER)
    yield from _address_votes(sources)
    for statement in sources.statements:
        yield from _committee_votes(statement.text, statement)
    words = re.sub(r"[\W_]+", " ", re.sub(r"\.\w{2,5}$", "", sources.name)).title()
    first = _beginning(words.split())
    for area in [first] if first is not None else _authorities_in(words)[:1]:
        yield _Vote(area=area, weight=FILE_NAME, evidence=Stated(text=sources.name, source="file name"))


def _line_votes(line: PrintedLine, *, whole: float, headed: float) -> Iterator[_Vote]:
    text = line.text.strip(" .:;,–-")
    if len(text) > 120 or not _COUNCIL_WORD.search(text):
        yield from _committee_votes(text, stated(line), page=line.page)
        yield from _place_votes(text, line)
        return
    area = find_authority(text)
    if area is not None and area.kind == "authority":
        yield _Vote(area=area, weight=whole, evidence=stated(line), page=line.page)
        return
    mentions = [mention for mention in find_areas(text) if mention.area.kind == "authority"]
    if not mentions or len(text) >= 80:
        return
    first, last = mentions[0], mentions[-1]
    if first.start == 0 and _COUNCIL_WORD.search(text[: first.end]):
        yield _Vote(area=first.area, weight=headed, evidence=stated(line), page=line.page)
    elif last.end == len(text) and _COUNCIL_WORD.search(text[last.start :]) and _is_department(text[: last.start]):
        yield _Vote(area=last.area, weight=COVER, evidence=stated(line), page=line.page)
    else:
        yield from _place_votes(text, line)


def _is_department(text: str) -> bool:
    """Whether “Business Intelligence Unit, ” before a council's name is what it calls a part of itself."""
    return text.rstrip().endswith((",", "–", "-", "|")) and text.count(",") <= 1 and _is_heading(text)


def _place_votes(text: str, line: PrintedLine) -> Iterator[_Vote]:
    """“Council Chamber, Civic Offices, Shute End, Wokingham”: where the committee meets."""
    if not (building := _CIVIC_BUILDING.search(text)) or _OF_A_COUNTY.search(text):
        return
    street = _POSTCODE.sub("", text[building.end() :]).rstrip(" .,")
    for mention in find_areas(street)[-1:]:
        if mention.area.kind == "authority" and mention.end == len(street):
            yield _Vote(area=mention.area, weight=MEETING_PLACE, evidence=stated(line), page=line.page)


def _committee_votes(text: str, evidence: Stated, *, page: int = 0) -> Iterator[_Vote]:
    """“Gloucestershire Schools Forum” is Gloucestershire's: a committee's name that begins with the council's."""
    if len(text) > 140 or not (kind := _COMMITTEE_WORD.search(text)):
        return
    words = _MEETING_OF.sub("", text[: kind.start()]).replace("’s ", " ").replace("'s ", " ").split()
    if (area := _beginning(words)) is not None:
        yield _Vote(area=area, weight=COMMITTEE, evidence=evidence, page=page)


def _beginning(words: Sequence[str]) -> Area | None:
    """The authority whose name the first words are."""
    for count in range(min(len(words), MAX_NAME_WORDS), 0, -1):
        area = find_authority(" ".join(words[:count]))
        if area is not None and area.kind == "authority":
            return area
    return None


def _address_votes(sources: Sources) -> Iterator[_Vote]:
    for page in sources.pages:
        text = text_of(page)
        for label in dict.fromkeys(addresses_in(text)):
            area = council_of_address(label) or council_of_address(
                label, mentioned=(mention.area.name for mention in find_areas(text))
            )
            if area is not None:
                evidence = Stated(text=f"{label}.gov.uk", page=page.number)
                yield _Vote(area=area, weight=ADDRESS, evidence=evidence, page=page.number)
    for line in sources.margins:
        for label in addresses_in(line.text):
            if area := council_of_address(label):
                yield _Vote(area=area, weight=ADDRESS, evidence=stated(line))


def _initials_votes(sources: Sources, texts: Iterable[tuple[int, str]], *, named: frozenset[str]) -> Iterator[_Vote]:
    """Initials in ``texts`` (page and text) and in the file's name; the councils ``named`` in words settle whose."""
    places = [(text, INITIALS, Stated(text="", page=page)) for page, text in texts]
    words = re.sub(r"[\W_]+", " ", sources.name)
    for text, weight, place in (*places, (words, FILE_NAME, Stated(text=sources.name, source="file name"))):
        for initials in sorted({*initials_in(text)}):
            if (area := council_of_initials(initials, mentioned=named)) is not None:
                evidence = place if place.text else place.model_copy(update={"text": initials})
                yield _Vote(area=area, weight=weight, evidence=evidence, page=place.page or 0)


def _text_votes(sources: Sources) -> Iterator[_Vote]:
    mentions: Counter[Area] = Counter()
    texts = [(page.number, text_of(page)) for page in sources.pages]
    for number, text in texts:
        for phrase in _FULL_NAME_PHRASE.finditer(text):
            for mention in find_areas(phrase[0]):
                name = phrase[0][mention.start : mention.end]
                if mention.area.kind == "authority" and _COUNCIL_WORD.search(name):
                    evidence = Stated(text=name, page=number)
                    yield _Vote(area=mention.area, weight=FULL_NAME, evidence=evidence, page=number)
        if number <= MAX_TEXT_PAGES:
            named = _authorities_in(text)
            mentions.update(named)
            for area in dict.fromkeys(named):
                evidence = Stated(text=area.name, page=number)
                yield _Vote(area=area, weight=BARE_NAME, evidence=evidence, page=number)
    yield from _initials_votes(sources, texts, named=frozenset(area.name for area in mentions))
    if len(mentions) == 1 and mentions.total() >= SEVERAL:
        # A paper that names one place over and over and no other is about it.
        (area,) = mentions
        yield _Vote(area=area, weight=SOLE, evidence=Stated(text=area.name))


def _authorities_in(text: str) -> list[Area]:
    return [mention.area for mention in find_areas(text) if mention.area.kind == "authority"]


def _is_another_body(sources: Sources) -> bool:
    """Whether a first page is headed by a body that is none of the authorities."""
    for line in sources.front[:40]:
        text = line.text.strip(" .:;,")
        if len(text) <= 100 and _OTHER_PUBLISHER.search(text) and _is_heading(text):
            return True
        if _LOCAL_COUNCIL.match(text) and find_authority(text) is None:
            return True
    return False


def _is_heading(text: str) -> bool:
    """Whether a line is a name or a title and not part of a sentence, which may mention any body: most words of more
    than three letters begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > _SHORT_WORD]
    return len([word for word in words if word[0].isupper()]) * 3 > len(words) * 2
