"""The council that tables set beside others tells whose paper it is."""

import pytest
from agendapack.extract.cells import council_compared

from .build import table


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["Care leavers | Milton Keynes | Statistical neighbours | England\nEET (%) | 56 | 52 | 51"], "Milton Keynes"),
        (["Rate | 2021 | 2022\nHarrow | 31.1 | 33.6\nEngland | 67 | 70"], "Harrow"),
        (["Plans | Kent | Medway | England\nRate | 4.1 | 4.3 | 4.2"], ""),
        (["Plans | Kent | England\nRate | 4.1 | 4.2", "Plans | Medway | England\nRate | 4.1 | 4.2"], ""),
        (["Plans | Kent | Target\nRate | 4.1 | 4.2"], ""),
        (["Subject | Reading | Writing\nPupils | 71 | 70\nEngland | 74 | 71"], ""),
    ],
    ids=["columns", "rows", "two in a table", "one in each of two", "no comparator", "a subject that is a town too"],
)
def test_one_council_beside_comparators(texts: list[str], name: str) -> None:
    found = council_compared([table(text) for text in texts])
    assert (found.name if found else "") == name
