"""What noun does a number count, and what noun phrase does a word of money stand in?"""

from typing import Literal, NamedTuple

from .clauses import Item, Sentence, Zone

Head = Literal["none", "people", "subject", "foreign"]

STOPS = frozenset(
    "see sees saw show shows in on rather at by for from to with within under over during since until against "
    "between among across through per than as is are was were be been being had has have having will would "
    "could should may might can cannot did do does must and or but nor while whereas which who whom that when once "
    "where because so if although though whilst unless then it they there this we he she you i not also still "
    "now already only both either respectively went came rose fell up down out off about above below after "
    "before behind like via due following given including compared compares making bringing leaving meaning giving "
    "showing representing accounting said told noted reported asked versus according plus reach reaches excluding "
    "reached stand stands stood amount amounts amounted hit remain remains remained become becomes became "
    "altogether into onto upon towards beyond without around throughout despite "
    "represents represented represent equals equates constitutes exceeds remains "
    "built subject live lives attend attends set put held left spent met paid taken lost found drawn shown "
    "seen brought fallen risen gone grown come begun run made minus equivalent equating "
    "comprising comprised consisting totalling expects expect assumes assume assumed anticipates supposes supposed "
    "requires notwithstanding avoiding avoid avoids account accounts produce produces deliver delivers achieve "
    "achieves generate generates them".split()
)
"""Little words that end a noun phrase."""

TRANSPARENT = frozenset(
    "action the a an this that these those its our their his her all some any each every no such same other another "
    "both total overall net gross combined average current currently latest recent previous last next first "
    "final initial actual live active open maintained existing individual different separate local county "
    "borough city council council's authority authority's school statutory formal significant substantial "
    "large small larger smaller major estimated expected likely possible potential planned approved agreed "
    "original revised underlying remaining full annual yearly quarterly monthly half year end time date "
    "further additional extra new old key main whole core comparable similar equivalent corresponding "
    "relevant very just around about approximately nearly almost roughly ongoing outstanding overdue late "
    "registered lodged received finalised completed unique known more fewer less service services department "
    "department's one forecast projected predicted anticipated provisional indicative s 's position amount "
    "sum figure level cost one-off recurrent recurring structural sizeable financial revenue funding budget "
    "spending working out related resident residents aged unaccompanied asylum seeking disabled in-year "
    "year-end general increased reduced forecasted itself themselves ring fenced growing rising block grant "
    "balanced unmitigated mitigated proposed predicted updated amended draft residual pounds projection prediction "
    "estimate far order region vicinity present consequence result summary conclusion course track money".split()
)
"""Words that leave the meaning of a noun phrase as it is."""


class Noun(NamedTuple):
    """The noun phrase behind a number."""

    head: Head
    names: frozenset[str]
    """Concepts in it."""
    end: int
    """The item behind it."""
    text: str
    of: bool
    """Whether “of” parts it from the number: “38% of the schools”."""


def noun_behind(sentence: Sentence, zone: Zone) -> Noun:
    """The noun phrase that follows the zone's quantity."""
    items, depth = sentence.items, sentence.depth
    level = depth[zone.at]
    head: Head = "none"
    names: set[str] = set()
    of = False
    start = end = zone.at + 1
    i = zone.at + 1
    while i < len(items):
        item = items[i]
        if depth[i] != level:
            i += 1
            continue
        if item.text == "of" and not of and head == "none":
            of = True
            i += 1
            continue
        if of and head == "none" and (item.kind == "quantity" or item.name == "subset"):
            # “233 of 248 young people”: the phrase belongs to the number that follows.
            break
        if item.kind in {"mark", "quantity", "aspect"} and item.name != "'s":
            if item.kind == "aspect" and item.name == "placements":
                head, end = "foreign", i + 1
            break
        if item.kind == "period":
            break
        if item.kind in {"word", "feature"} and item.text.partition(" ")[0] in STOPS:
            break
        if item.kind == "subject":
            head, end = "subject", i + 1
            names.add(item.name)
        elif item.kind == "foreign":
            head, end = "foreign", i + 1
            names.add(item.name)
        elif item.name in {"people", "population"}:
            head, end = ("people" if head != "subject" else head), i + 1
            names.add(item.name)
        elif item.kind in {"feature", "change", "other"}:
            names.add(item.name)
            end = i + 1
        elif item.kind == "word" and not _adjective(item.text):
            head, end = "foreign", i + 1
        i += 1
    text = sentence.text[items[start].start : items[end - 1].end] if end > start else ""
    return Noun(head, frozenset(names), max(end, start), text, of)


_DETERMINERS = frozenset("the a an its their our this that these those his her any each".split())


def _adjective(word: str) -> bool:
    """Whether the word leaves the head of its phrase open: known modifiers, participles, adverbs."""
    return word in TRANSPARENT or (len(word) > 4 and word.endswith(("ed", "ing", "ly"))) or word.isdigit()


def _behind_verb(phrase: list[Item], ahead: Item | None) -> int:
    """The item behind the verb that governs the phrase: “the plan now showed | high needs savings”. A participle that
    belongs to the phrase has neither a noun nor an adverb before it: “delegated high needs funding”."""
    acts = ahead is not None and ahead.text in _BEFORE_VERBS
    for place in range(len(phrase) - 1, -1, -1):
        item = phrase[place]
        verb = item.kind == "word" and item.text.endswith("ed") and item.text not in TRANSPARENT
        if verb and (place or acts) and any(other.kind == "subject" for other in phrase[place + 1 :]):
            return place + 1
    return 0


_BEFORE_VERBS = frozenset("now also still then already it they we which that".split())


def modifiers_before(sentence: Sentence, at: int) -> tuple[str, list[Item]]:
    """The words of unknown meaning in the noun phrase that ends with item ``at``, as printed from the first of them,
    and all items of the phrase before ``at``."""
    items, depth = sentence.items, sentence.depth
    phrase: list[Item] = []
    i = at - 1
    while i >= 0:
        item = items[i]
        if depth[i] != depth[at]:
            i -= 1
            continue
        if item.kind in {"quantity", "period"} and phrase and item.kind == "quantity":
            break
        if item.kind == "mark" and item.name not in {"'s", "&", "/", "'"}:
            break
        if item.kind == "word" and item.text in STOPS | {"of"}:
            break
        if (item.kind == "word" and item.text in _DETERMINERS) or item.kind == "area":
            break
        phrase.insert(0, item)
        i -= 1
    phrase = phrase[_behind_verb([*phrase, items[at]], items[i] if i >= 0 else None) :]
    unknown = [
        item
        for item in phrase
        if (
            item.kind == "word" and item.text not in TRANSPARENT and not item.text.endswith("ly") and len(item.text) > 1
        )
        or item.kind == "foreign"
        or item.name in {"placements", "in_house", "ceased_care", "special_school", "hn_line", "placement_kind"}
    ]
    if not unknown:
        return "", phrase
    number = next((item.start for item in phrase if item.kind == "quantity" and item.start > unknown[0].start), None)
    return sentence.text[unknown[0].start : number or items[at].start].strip(" ,'’"), phrase
