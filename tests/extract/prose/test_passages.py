"""Prose put together from the words of a page and from the blocks of a web page."""

import pytest
from agendapack.extract.prose import find_passages
from agendapack.schema.document import Block, Document, Page, Word
from agendapack.schema.record import Box
from agendapack.schema.tables import Cell, Table

WIDTH, HEIGHT = 595.0, 842.0


def line(text: str, *, left: float, top: float, size: float = 11.0, bold: bool = False) -> list[Word]:
    """Words of one line; a letter is half as wide as it is high."""
    words, x = [], left
    for printed in text.split(" "):
        end = x + len(printed) * size / 2
        words.append(Word(text=printed, box=Box(x, top, end, top + size), size=size, bold=bold))
        x = end + size / 3
    return words


def page(number: int, *lines: list[Word]) -> Page:
    return Page(number=number, width=WIDTH, height=HEIGHT, words=tuple(word for words in lines for word in words))


def pdf(*pages: Page) -> Document:
    return Document(name="paper.pdf", sha256="0" * 64, kind="pdf", pages=pages)


def web(*blocks: Block) -> Document:
    return Document(name="paper.html", sha256="0" * 64, kind="html", pages=(Page(number=1, blocks=blocks),))


def texts(document: Document, tables: tuple[Table, ...] = ()) -> list[str]:
    return [passage.text for passage in find_passages(document, tables)]


def test_lines_of_a_paragraph_are_joined() -> None:
    document = pdf(
        page(
            1,
            line("The number of plans maintained by the council rose", left=72, top=200),
            line("to 4,284 in December.", left=72, top=214),
        )
    )
    assert texts(document) == ["The number of plans maintained by the council rose to 4,284 in December."]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("educa-", "tion", "education"),
        ("co-", "production", "co-production"),
        ("educa\u00ad", "tion", "education"),
        ("2025-", "26", "2025-26"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_made_whole(first: str, second: str, joined: str) -> None:
    document = pdf(
        page(1, line(f"Money for {first}", left=72, top=200), line(f"{second} was agreed.", left=72, top=214))
    )
    assert texts(document) == [f"Money for {joined} was agreed."]


@pytest.mark.parametrize("numbers", [("14.", "15."), ("14", "15"), ("2.1", "2.2")])
def test_a_paragraph_number_is_no_text_and_begins_a_passage(numbers: tuple[str, str]) -> None:
    document = pdf(
        page(
            1,
            line(numbers[0], left=72, top=200) + line("The grant was noted.", left=100, top=200),
            line(numbers[1], left=72, top=214) + line("The forecast position is worse.", left=100, top=214),
        )
    )
    assert texts(document) == ["The grant was noted.", "The forecast position is worse."]


def test_a_sentence_is_joined_over_the_page_break_without_the_page_number() -> None:
    document = pdf(
        page(1, line("The deficit was forecast to", left=72, top=700), line("7", left=290, top=810)),
        page(2, line("reach £58.1m in March 2025.", left=72, top=120), line("8", left=290, top=810)),
    )
    found = find_passages(document, ())
    assert [p.text for p in found] == ["The deficit was forecast to reach £58.1m in March 2025."]
    number = found[0].text.index("£58.1m")
    assert [on for on, _ in found[0].boxes(number, number + 6)] == [2]


def test_a_numbered_paragraph_on_the_next_page_carries_nothing_on() -> None:
    document = pdf(
        page(1, line("Contribution to the agreement (shown in reserves)", left=72, top=700)),
        page(2, line("9.2", left=72, top=120) + line("The proposed savings are £61.5m.", left=100, top=120)),
    )
    assert texts(document) == ["Contribution to the agreement (shown in reserves)", "The proposed savings are £61.5m."]


def test_running_headers_are_left_out() -> None:
    document = pdf(
        *(
            page(
                number,
                line(f"Budget report {number}", left=72, top=30),
                line(f"Sentence number {word} stands here.", left=72, top=300),
            )
            for number, word in ((1, "one"), (2, "two"), (3, "three"))
        )
    )
    assert texts(document) == [f"Sentence number {word} stands here." for word in ("one", "two", "three")]


def test_words_of_a_table_are_left_out() -> None:
    document = pdf(
        page(1, line("Children 677", left=72, top=200), line("The table shows the children in care.", left=72, top=400))
    )
    cell = Cell(row=0, column=0, text="Children", box=Box(60, 190, 300, 220), page=1)
    table = Table(number=1, page=1, pages=(1,), box=Box(60, 190, 300, 220), rows=1, columns=1, cells=(cell,))
    assert texts(document, (table,)) == ["The table shows the children in care."]


def test_two_columns_are_read_one_after_the_other() -> None:
    rows = [
        ("The first column runs on without a stop from", "The second column has its own tale that is"),
        ("one line to the next until it comes to what", "told from its first line to the very last and"),
        ("is its last line but one, and then it stops", "it is read when all of the first is done and"),
        ("at the end of this its own last line of all.", "not before, whatever stands beside it there."),
    ]
    document = pdf(
        page(
            1,
            *(
                line(left, left=50, top=200 + 13 * place, size=10)
                + line(right, left=310, top=200 + 13 * place, size=10)
                for place, (left, right) in enumerate(rows)
            ),
        )
    )
    assert " ".join(texts(document)) == " ".join([*(left for left, _ in rows), *(right for _, right in rows)])


def test_a_bold_short_line_is_the_heading_of_what_follows() -> None:
    document = pdf(
        page(
            1,
            line("High Needs Block", left=72, top=200, bold=True),
            line("The block was overspent.", left=72, top=230),
        )
    )
    assert [(p.kind, p.heading) for p in find_passages(document, ())] == [
        ("heading", ""),
        ("paragraph", "High Needs Block"),
    ]


def test_the_box_of_a_number_covers_its_word_on_the_page() -> None:
    words = line("There were 512 children in care.", left=72, top=200)
    found = find_passages(pdf(page(1, words)), ())[0]
    assert found.boxes(11, 14) == [(1, words[2].box)]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("41. The Director spoke.", "The Director spoke."),
        ("7.1 The Panel considered it.", "The Panel considered it."),
        ("21/47 The Executive agreed.", "The Executive agreed."),
        ("• Of these, 97% were on time.", "Of these, 97% were on time."),
        ("2024 was a hard year.", "2024 was a hard year."),
        ("23/24 The year in figures.", "23/24 The year in figures."),
        ("(a) 12", "(a) 12"),
    ],
)
def test_minute_numbers_and_bullets_of_web_pages_are_no_text(printed: str, text: str) -> None:
    assert texts(web(Block(kind="paragraph", text=printed))) == [text]
