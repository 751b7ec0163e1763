"""Which sign a figure of money gets under the vocabulary's rule, from what its labels say and how its row is printed.

Balances and positions: surplus +, deficit −. Spend, budget, grant, savings: +. Variance: spend − budget, overspend +.
"""

import re
from collections.abc import Sequence

POSITIONS = frozenset({"hnb_in_year_position", "hnb_cumulative_balance", "dsg_in_year_position", "dsg_balance"})
VARIANCES = frozenset({"hnb_variance"})
GRANTS = frozenset({"hnb_allocation", "dsg_allocation"})

_SHORT = r"(deficit|overspend|overspent|shortfall|adverse|pressure|cost)"
_SPARE = r"(surplus|underspend|underspent|income|favourable|saving|credit)"
_MINUS = r"(brackets?|bracketed|negatives?|minus|parenthes[ei]s|-ve|\(\))"


def convention_said(notes: Sequence[str]) -> bool | None:
    """Whether a note says that deficits are printed positive (True) or negative (False); None where none says so.

    “Figures in brackets are underspends” → True; “a bracket denotes a deficit” → False.
    """
    for note in notes:
        for clause in re.split(r"[.;]", note.casefold()):
            if re.search(_MINUS, clause):
                spare, short = re.search(_SPARE, clause), re.search(_SHORT, clause)
                if spare and (not short or spare.start() < short.start()):
                    return True
                if short:
                    return False
    return None


def signed(
    printed: Sequence[float], *, metric: str, said: str, deficit_positive: bool | None, by_name: bool
) -> list[float]:
    """The values of one row (or column) of one metric, as ``printed``, under the vocabulary's sign rule.

    ``said`` is what the label says of the sign (see :class:`~.labels.Label`), ``deficit_positive`` what the table as a
    whole does, ``by_name`` whether the row names the metric itself (a grant printed negative is a grant all the same;
    a negative adjustment to it stays negative).
    """
    all_negative = any(value < 0 for value in printed) and not any(value > 0 for value in printed)
    all_positive = any(value > 0 for value in printed) and not any(value < 0 for value in printed)
    if said == "deficit" and all_positive:
        deficit_positive = True  # “Deficit carried forward 10,000” is one, whatever the rows it adds up with are
    if metric in POSITIONS:
        return [value * _position_factor(said, all_negative, deficit_positive) for value in printed]
    if metric in VARIANCES:
        negative = all_negative and said == "surplus"
        return [value * -_position_factor(said or "deficit", negative, deficit_positive) for value in printed]
    return [-value for value in printed] if all_negative and by_name else list(printed)


def _position_factor(said: str, all_negative: bool, deficit_positive: bool | None) -> int:
    match said:
        case "surplus negative":
            return -1
        case "surplus":
            # “Underspend (412)” where a deficit is printed positive is an underspend all the same.
            return -1 if all_negative and deficit_positive else 1
        case "deficit negative":
            return 1
        case "deficit":
            return 1 if all_negative or deficit_positive is False else -1
    return -1 if deficit_positive else 1
