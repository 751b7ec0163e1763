"""Which numbers of a table are none of the vocabulary's, whatever else their headings name."""

import re

from .labels import Label
from .view import Place

_ONE_SCHOOL = re.compile(
    r"\b(?!(?:All|Total|Other|Special|Independent|Maintained|Mainstream|Primary|Secondary|Private|Hospital|Residential|Day|State"
    r"|Central|Further|General|Middle|Nursery|Infant|Junior|First|High|Free|Local|Council|Post|Sixth|Upper|The|In|Of|And|Non)\b)"
    r"[A-Z][\w’'.-]+(?:\s(?:[A-Z][\w’'.-]+|of|the|and|&)){0,4}\s"
    r"(?:School|Academy|College|Nursery|Infants|Juniors|PRU)\b(?!\s(?:Services?|Block|Improvement|Budget|Census|Transport))"
)
"""A school by its name: “Oak Special School” is one, “Special School” a kind."""


def is_left_alone(place: Place, *, title: frozenset[str]) -> bool:
    """Whether ``place`` is a rating or score, of one sex or ethnic group, of one school, or in a table on another
    subject (``title``: the concepts that its title names), such as complaints about a service or its staff."""
    if "other_table" in title or any("ranking" in label.concepts for label in place.columns):
        return True
    if any(label.concepts & {"sex", "ethnicity"} for label in (*place.rows, *place.columns)):
        return True
    return any(_names_one_school(label) for label in place.rows)


def _names_one_school(label: Label) -> bool:
    return _ONE_SCHOOL.search(label.text) is not None
