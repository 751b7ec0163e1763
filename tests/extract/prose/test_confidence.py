"""What a report leaves unsaid costs confidence."""

from .conftest import Read


def confidences(read: Read, *texts: str, title: str) -> list[float]:
    return [o.confidence for o in read(*texts, title=title).observations]


def test_a_period_of_its_own_is_surer_than_that_of_the_report(read: Read) -> None:
    texts = ("In June 2024 there were 402 children looked after.", "There are 389 child protection plans.")
    own, handed = confidences(read, *texts, title="Performance at Quarter 2 2024/25")
    assert own > handed + 0.2


def test_minutes_hand_on_periods_more_safely(read: Read) -> None:
    texts = ("In June 2024 there were 402 children looked after.", "There were 389 child protection plans.")
    own, handed = confidences(read, *texts, title="Minutes")
    assert own > handed > own - 0.1
