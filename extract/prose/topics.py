"""Which subject do weak words such as “plans” stand for?"""

from collections.abc import Set

from .clauses import Item, Sentence, Zone
from .readings import Carried

TOPICS = {
    "ehcp": "ehcp",
    "lac": "lac",
    "uasc": "lac",
    "cpp": "cpp",
    "cin": "cin",
    "care_leaver": "care_leaver",
    "tribunal": "appeal",
    "sen_support": "ehcp",
    "corporate_parenting": "lac",
}
"""The topic that a full name sets; weak words such as “plans” then take their meaning from it."""


EHC_WORDS = frozenset("ehc ehcp ehcps ehcna ehcnas ehcpna education statutory".split())


def topic_word(item: Item) -> str:
    """The topic that an item sets, if it is a full name: “EHC needs assessment” is one, “assessment” is none."""
    if item.name in TOPICS:
        return TOPICS[item.name]
    if item.name in {"request", "assessment", "review"} and EHC_WORDS & set(item.text.split()):
        return "ehcp"
    if item.name == "appeal" and {"sen", "send"} & set(item.text.split()):
        return "ehcp"
    if item.name == "repeat" and {"cp", "protection"} & set(item.text.split()):
        return "cpp"
    return ""


def topic_of(sentence: Sentence, zone: Zone, carried: Carried) -> str:
    """The subject that weak words around the zone's quantity stand for."""
    before = [topic for i in sentence.items[: zone.at] if (topic := topic_word(i))]
    after = [topic for i in sentence.items[zone.at :] if (topic := topic_word(i))]
    if before:
        return before[-1]
    if after:
        return after[0]
    return carried.topic or carried.title_topic


TOPIC_NAMES = {"ehcp": "ehcp", "lac": "lac", "cpp": "cpp", "cin": "cin", "care_leaver": "care_leaver"}


def resolved(names: Set[str], context: Set[str]) -> set[str]:
    """``names`` with weak words given the meaning that the topic lends them."""
    resolved = set(names)
    if "plans" in resolved and "ehcp" not in resolved:
        resolved.add("weak_plans")
    if "plans" in resolved and "ehcp" not in resolved:
        if "cpp" in resolved:
            resolved.discard("plans")
        elif "topic:cpp" in context:
            resolved.discard("plans")
            resolved.add("cpp")
        elif "topic:ehcp" not in context and "send" not in context:
            resolved.discard("plans")
    return resolved


def topic_context(sentence: Sentence, zone: Zone, carried: Carried) -> set[str]:
    topic = topic_of(sentence, zone, carried)
    context = {f"topic:{topic}"} if topic else set()
    if topic == "appeal" and carried.send:
        # Appeals to the tribunal are about plans, and what follows may be of the plans again.
        context.add("topic:ehcp")
    maintained = any(item.text.startswith("maintain") for item in sentence.items)
    if maintained and any(item.name == "plans" for item in sentence.items):
        # Only education, health and care plans are maintained.
        return {"topic:ehcp", "send"}
    if carried.send or "hn" in {carried.money, carried.title_money}:
        context.add("send")
        named = carried.topic or any(topic_word(item) for item in sentence.items)
        if not topic or not named:
            # The title names two subjects: “plans” may still be education, health and care plans.
            if any(item.name in {"plans", "weeks20"} for item in sentence.items):
                context.discard(f"topic:{topic}")
            context.add("topic:ehcp")
    return context
