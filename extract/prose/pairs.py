"""Which figure does a bare number stand beside, where several are set against several?"""

from .clauses import Sentence, Zone
from .frames import SHARE_WORDS, STRONG
from .pointing import carry, handed, points
from .readings import Carried, Claim, names_of


def paired(sentence: Sentence, zone: Zone, claim: Claim, carried: Carried) -> Claim | None:
    """The claim that this number stands beside, where as many bare numbers follow as there were figures: “91% were in
    suitable accommodation and 58% in work, against 88% and 54% nationally”, “The targets were 92% and 60%”."""
    if (claim.own and claim.metric) or zone.in_brackets or claim.measure != "level":
        return None
    zones = [z for z in sentence.zones if not z.in_brackets]
    bare = [z for z in zones if not names_of(sentence.within(z)) & (STRONG | SHARE_WORDS)]
    place = zones.index(zone)
    run = [zone]
    for back in reversed(zones[:place]):
        if back not in bare:
            break
        run.insert(0, back)
    ahead = zones[: zones.index(run[0])]
    for later in zones[place + 1 :]:
        if later not in bare:
            break
        run.append(later)
    told = [z.claim for z in ahead if z.claim is not None and z.claim.metric]
    if not ahead:
        of_one = sentence.items[0].text in {"it", "that"}
        speaks = (points(sentence) and not of_one) or _SPEAK_OF_A_ROW & {i.text for i in sentence.items}
        told = [c for c in carried.row if c.unit == claim.unit] if speaks else []
    unit = claim.unit
    if len(told) < 2 or len(run) != len(told) or len({c.metric for c in told}) != len(told):
        return None
    beside = told[run.index(zone)]
    if beside.unit != unit or len({c.unit for c in told}) != 1:
        return None
    copy = handed(beside) if ahead else carry(beside)
    copy.link = claim.link
    return copy


_SPEAK_OF_A_ROW = frozenset(
    "targets figures results ones percentages rates proportions equivalents respectively".split()
)
