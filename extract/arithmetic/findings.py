"""What is found in a table by arithmetic: relations and how they close, conventions, faults."""

from typing import Literal

from ...schema.problems import Problem
from ...schema.record import Record

Direction = Literal["down", "across"]
RelationKind = Literal[
    "sum",
    "difference",
    "running balance",
    "percentage of",
    "percentage difference",
    "year-on-year change",
    "change since",
    "average",
    "rate",
]
Outcome = Literal["closes", "within rounding", "fails", "not additive"]


class Term(Record):
    """A line (a row for a relation down the table, a column for one across) with its sign in the relation."""

    line: int
    sign: Literal[1, -1] = 1
    previous: bool = False
    """The value one place before: last year's column in a running balance, the year compared with in a change."""


class Closing(Record):
    """One place where a relation can be tried: a column for a relation down the table, a row for one across."""

    place: int
    row: int
    column: int
    """The cell that is the result: the total, the variance, the percentage."""
    printed: float
    expected: float
    """What the terms give, in the unit of the result."""
    tolerance: float
    """How far rounding to the printed places can take the two apart."""
    outcome: Outcome
    """``not additive``: the relation does not fit here and nothing speaks for a misreading (a column of averages in a
    table of sums), so nothing is claimed."""

    @property
    def residual(self) -> float:
        return self.printed - self.expected

    @property
    def holds(self) -> bool:
        return self.outcome in ("closes", "within rounding")


class Relation(Record):
    """An arithmetical relation that holds in the table for more places than chance explains."""

    kind: RelationKind
    direction: Direction
    """``down``: lines are rows and it is tried in each column; ``across``: lines are columns."""
    target: int
    """The line that is the result."""
    terms: tuple[Term, ...]
    """For a percentage the first is the part and the second the whole; for a change the first is the level."""
    multiplier: float = 1.0
    """100 for percentages, 10,000 for rates per ten thousand."""
    closings: tuple[Closing, ...]
    surprise: float
    """Bits of evidence against coincidence, after paying for every hypothesis that was tried."""
    sentence: str

    @property
    def lines(self) -> frozenset[int]:
        return frozenset((self.target, *(term.line for term in self.terms)))


class Candidate(Record):
    """One change of one cell that would make every relation it stands in close."""

    row: int
    column: int
    printed: str
    value: float
    text: str = ""
    """The cell as it may have been printed; empty where the value is known but not its misreading."""
    misreading: str = ""
    """How the one became the other (``3 for 8``, ``lost minus``); empty where no usual misreading explains it."""
    likelihood: float = 0.0
    """How usual that misreading is: 1 for the commonest, 1/150 for a digit read for one it does not resemble."""


class Fault(Record):
    """A place where a table does not add up."""

    row: int | None = None
    """The cell at fault, where it could be located."""
    column: int | None = None
    residuals: tuple[float, ...]
    """Of the relations that fail: printed less expected."""
    relations: tuple[int, ...]
    """Places of those relations in ``TableArithmetic.relations``."""
    candidates: tuple[Candidate, ...] = ()
    repair: Candidate | None = None
    """Set only where exactly one change satisfies every relation and is a usual misreading."""
    reason: str


class Determined(Record):
    """A blank or unreadable cell that the others determine."""

    row: int
    column: int
    value: float
    tolerance: float
    relations: tuple[int, ...]


class Convention(Record):
    """What a positive printed number means in one line of the table."""

    direction: Direction
    """``down``: ``line`` is a row; ``across``: a column."""
    line: int
    label: str
    deficit_positive: bool | None = None
    """True where a deficit, overspend or gap is printed positive; False where a surplus is; None where unknown."""
    income: bool | None = None
    """True for a line of grant or income, False for a line of spending."""
    reason: str


class TableArithmetic(Record):
    """Everything the figures of one table say of each other."""

    table_number: int
    relations: tuple[Relation, ...] = ()
    deficit_positive: bool | None = None
    """For the table as a whole, where every line that says so agrees."""
    brackets: Literal["", "negative", "positive"] = ""
    """Whether bracketed figures must be read as negative for the relations to close."""
    conventions: tuple[Convention, ...] = ()
    faults: tuple[Fault, ...] = ()
    determined: tuple[Determined, ...] = ()
    problems: tuple[Problem, ...] = ()

    def convention(self, row: int, column: int) -> Convention | None:
        """What is known of the sign of the cell at ``row``, ``column``."""
        for convention in self.conventions:
            if convention.line == (row if convention.direction == "down" else column):
                return convention
        return None

    def checks(self, row: int, column: int) -> tuple[str, ...]:
        """The words of the contract for one cell: ``adds up``, ``does not add up``, ``repaired``."""
        at_fault = [fault for fault in self.faults if (fault.row, fault.column) == (row, column)]
        if any(fault.repair for fault in at_fault):
            return ("repaired",)
        outcomes = self._outcomes(row, column)
        if at_fault or "fails" in outcomes:
            return ("does not add up",)
        if outcomes & {"closes", "within rounding"}:
            return ("adds up",)
        return ()

    def _outcomes(self, row: int, column: int) -> set[Outcome]:
        found: set[Outcome] = set()
        located: set[tuple[int | None, int | None]] = {(fault.row, fault.column) for fault in self.faults}
        located = located - {(None, None)} | {(one.row, one.column) for one in self.determined}
        for relation in self.relations:
            line, place = (row, column) if relation.direction == "down" else (column, row)
            for closing in relation.closings:
                if line not in relation.lines or closing.place != place:
                    continue
                blamed = any(self._stands_in(relation, closing, cell) for cell in located)
                if closing.outcome == "fails" and blamed:
                    continue  # another cell is known to be the cause
                found.add(closing.outcome)
        return found

    @staticmethod
    def _stands_in(relation: Relation, closing: Closing, cell: tuple[int | None, int | None]) -> bool:
        line, place = cell if relation.direction == "down" else (cell[1], cell[0])
        return line in relation.lines and place == closing.place
