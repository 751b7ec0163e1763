"""How likely an observation is right: from how it was read and what the paper's other figures say of it.

The readers of cells and sentences each give a score: how well the words were read, how plainly the metric and the
period are named. The score is no probability. This makes one of it, by a logistic curve with a slope and four steps.

Measured on the labelled papers and passages of 45 agenda items (363 observations, ten bins): the scores alone were off
by 0.09 and 0.14 on average, the curve by 0.02 and 0.05. Nearly all of those observations are right, for the readers
were made on those papers; the level is therefore set at the 96 in 100 that ``LEVEL`` gives and not at the 99 that a fit
would, as what is read from a paper of another council is less certain.
"""

import math

from ..schema.figures import Extraction, Observation

LEVEL = 3.3
"""Log odds of an observation whose score is 0.9 and of which no other figure speaks: 96 in 100."""
SLOPE = 5.0
"""Log odds for a whole point of score; sentences of score 0.7 were right nine times in ten, of 0.9 always."""
ADDS_UP = 0.5
"""A figure that closes a sum was read right, and from the right row."""
AGREES = 0.3
REPAIRED = -0.5
CONTRADICTED = -1.2
"""For a figure that does not add up or is contradicted, it or the other is wrong: chiefly the paper's own slips."""
MIDDLE = 0.9


def with_confidence(extraction: Extraction) -> Extraction:
    """``extraction`` with the score of each observation made a probability."""
    observations = tuple(o.model_copy(update={"confidence": probability(o)}) for o in extraction.observations)
    return extraction.model_copy(update={"observations": observations})


def probability(observation: Observation) -> float:
    """0 to 1, from the score in ``confidence`` and the ``checks``."""
    odds = LEVEL + SLOPE * (observation.confidence - MIDDLE)
    checks = observation.checks
    if "adds up" in checks:
        odds += ADDS_UP
    if "agrees with text" in checks:
        odds += AGREES
    if "repaired" in checks:
        odds += REPAIRED
    if any(check == "does not add up" or check.startswith("contradicts") for check in checks):
        odds += CONTRADICTED
    return round(1 / (1 + math.exp(-odds)), 3)
