"""What was refused or doubtful, with the reason, the evidence and the cure. Nothing is lost silently."""

from typing import Literal

from .record import Box, Record

Severity = Literal["error", "warning", "note"]


class Problem(Record):
    """One thing that went wrong or is in doubt."""

    code: str
    """A short stable name for the kind of problem, words joined by hyphens: ``encrypted``, ``does-not-add-up``."""
    message: str
    """One sentence for a person: what is wrong, with the names and numbers at stake."""
    cure: str = ""
    """What the person can do about it."""
    severity: Severity = "warning"
    page: int | None = None
    box: Box | None = None
    evidence: str = ""
    """The words as printed."""


class PaperError(Exception):
    """A paper that cannot be read. Carries its problem record; subclasses of it name no further state."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem

    def __reduce__(self) -> tuple[type["PaperError"], tuple[Problem]]:
        return (type(self), (self.problem,))
