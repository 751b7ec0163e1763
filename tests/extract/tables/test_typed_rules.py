"""Rules read as characters from a scan, and typed as such on a typewriter."""

from agendapack.extract.tables import tables_on
from agendapack.schema.document import Word

from .page_records import page_of, typed_rows, words_at
from .test_finding import BUDGET, texts


def read(words: list[Word]) -> list[Word]:
    return [word.model_copy(update={"read_by": "ocr", "confidence": 0.9}) for word in words]


def test_bars_between_columns_are_no_text_and_part_them() -> None:
    bars = [word for k in range(len(BUDGET)) for word in words_at(265, 100 + 14 * k, "|")]
    (table,) = tables_on(page_of(read([*typed_rows(BUDGET), *bars])))
    assert texts(table) == BUDGET


def test_a_bar_typed_in_a_text_layer_is_kept() -> None:
    rows = [["Service", "2022", "2023"], ["Schools", "|", "31"], ["Roads", "77", "81"], ["Total", "89", "112"]]
    (table,) = tables_on(page_of(typed_rows(rows)))
    assert texts(table) == rows


def test_dashes_and_colons_of_a_typewritten_table_are_its_rules() -> None:
    words = typed_rows(BUDGET[:1]) + typed_rows(BUDGET[1:], top=124)
    words += [word for top in (89, 112, 180) for word in words_at(60, top, "-" * 58)]
    words += [word for top in (100, 124, 138, 152, 166) for word in words_at(200, top, ":")]
    (table,) = tables_on(page_of(words))
    assert (texts(table), table.header_rows) == (BUDGET, 1)


def test_colons_for_figures_not_given_are_kept() -> None:
    rows = [["Country", "2022", "2023"], ["Malta", ":", ":"], ["Spain", "9", ":"], ["Latvia", ":", "7"]]
    words = typed_rows(rows) + [word for top in (90, 160) for word in words_at(60, top, "-" * 58)]
    (table,) = tables_on(page_of(words))
    assert texts(table) == rows
