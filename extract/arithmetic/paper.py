"""What the figures of one paper say of each other: an extraction with its checks, repairs and problems filled in."""

from collections.abc import Sequence

from ...schema.figures import Extraction, Figure, Observation
from ...schema.problems import Problem
from ...schema.tables import Table
from ...schema.vocabulary import Vocabulary
from .agreement import Verdicts, check_changes, compare_statements
from .balances_over_time import check_balances
from .breakdown_sums import check_breakdown_sums
from .findings import TableArithmetic
from .lines_twice import lines_that_disagree
from .metric_relations import check_relations
from .stated import Statement, statements
from .table import check_table


def checked(extraction: Extraction, *, vocabulary: Vocabulary, tables_checked: bool = False) -> Extraction:
    """``extraction`` with ``checks`` on its observations, misread values repaired, and the problems found.

    A repaired observation keeps its ``value_text`` as read; its figure keeps the value as read. With ``tables_checked``
    the observations already hold what :func:`check_table` says of their tables, and only what one place of the paper
    says of another is added. Pure.
    """
    found = {} if tables_checked else {table.number: check_table(table) for table in extraction.tables}
    figures = {figure.figure_id: figure for figure in extraction.figures}
    observations = [_repaired(o, figures.get(o.figure_id), found) for o in extraction.observations]
    verdicts = Verdicts()
    for observation in observations:
        for check in _table_checks(figures.get(observation.figure_id), found):
            verdicts.say(observation, check)
    said = statements(observations, extraction.figures)
    compare_statements(said, verdicts)
    check_changes(said, verdicts)
    check_relations(said, vocabulary, verdicts)
    check_breakdown_sums(said, vocabulary, verdicts)
    check_balances(said, vocabulary, verdicts)
    _note_lines_twice(extraction.tables, said, verdicts)
    _note_unusual(said, vocabulary, verdicts)
    problems = [problem for one in found.values() for problem in one.problems]
    return extraction.model_copy(
        update={
            "observations": tuple(_with_checks(o, verdicts) for o in observations),
            "problems": _distinct((*extraction.problems, *problems, *verdicts.problems)),
        }
    )


def _table_checks(figure: Figure | None, found: dict[int, TableArithmetic]) -> tuple[str, ...]:
    if figure is None or figure.table_number is None or figure.row is None or figure.column is None:
        return ()
    one = found.get(figure.table_number)
    return one.checks(figure.row, figure.column) if one else ()


def _repaired(observation: Observation, figure: Figure | None, found: dict[int, TableArithmetic]) -> Observation:
    if figure is None or figure.table_number is None or not figure.value:
        return observation
    one = found.get(figure.table_number)
    for fault in one.faults if one else ():
        if fault.repair is not None and (fault.row, fault.column) == (figure.row, figure.column):
            # What the sign rule made of the printed sign holds for the repaired number too.
            return observation.model_copy(update={"value": fault.repair.value * (observation.value / figure.value)})
    return observation


def _with_checks(observation: Observation, verdicts: Verdicts) -> Observation:
    checks = dict.fromkeys((*observation.checks, *verdicts.checks.get(observation.observation_id, ())))
    return observation.model_copy(update={"checks": tuple(checks)})


def _distinct(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))


def _note_lines_twice(tables: Sequence[Table], said: Sequence[Statement], verdicts: Verdicts) -> None:
    by_cell = {
        (s.figure.table_number, s.figure.row, s.figure.column): s.observation for s in said if s.figure is not None
    }
    for found in lines_that_disagree(tables):
        verdicts.problems.append(found.problem)
        pairs = ((found.one_table, found.one, found.other), (found.other_table, found.other, found.one))
        for number, cell, other in pairs:
            observation = by_cell.get((number, cell.row, cell.column))
            if observation is not None:
                verdicts.say(observation, f"contradicts page {other.page}")


def _note_unusual(said: Sequence[Statement], vocabulary: Vocabulary, verdicts: Verdicts) -> None:
    """Values outside what is ever usual for one authority: never dropped, put up for a look."""
    known = {metric.id: metric for metric in vocabulary.metrics}
    for statement in said:
        o = statement.observation
        metric = known.get(o.metric)
        if metric is None or o.measure != "level" or o.breakdown or metric.soft is None or not o.area_code:
            continue
        if not o.area_code.startswith(AUTHORITY_CODES) or metric.soft[0] <= o.value <= metric.soft[1]:
            continue
        verdicts.problems.append(
            Problem(
                code="unusual-value",
                message=(
                    f"{metric.name} of {o.area_name} is given as “{o.value_text}” ({o.value:,.0f}); figures of one "
                    f"authority usually lie between {metric.soft[0]:,.0f} and {metric.soft[1]:,.0f}."
                ),
                cure="Check the unit of the table and what the row is about.",
                severity="note",
                page=o.page,
                box=o.box,
                evidence=o.quote,
            )
        )


AUTHORITY_CODES = ("E06", "E07", "E08", "E09", "E10")
"""GSS codes of unitary, district, metropolitan, London and county authorities; a country's figures are larger."""
