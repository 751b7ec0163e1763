"""A web page gives its content as blocks: nothing of its frame, entities resolved, tables at their positions."""

from pathlib import Path

import pytest
from agendapack.ingest import read
from agendapack.ingest.html import blocks_of, parse_page
from agendapack.schema.document import Block, GridCell


def blocks(content: str) -> tuple[Block, ...]:
    page = f'<html><body><nav>Home</nav><div id="modgov">{content}</div><footer>Contact</footer></body></html>'
    return blocks_of(parse_page(page.encode()))


def texts(content: str) -> list[str]:
    return [block.text for block in blocks(content)]


def table(content: str) -> tuple[GridCell, ...]:
    (block,) = blocks(f"<table>{content}</table>")
    assert block.kind == "table"
    return block.cells


def grid(content: str) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table(content)]


def test_only_the_content_is_read() -> None:
    frame = (
        '<div class="cookie-banner">We use cookies</div><script>var x = 1</script>'
        '<div class="mgLinks"><a>Home</a></div>'
        '<p style="display:none">Hidden</p><span class="mgHide"> ref: 13567</span>'
    )
    assert texts(frame + "<p>The Panel met.</p>") == ["The Panel met."]


def test_without_modgov_the_frame_around_the_content_is_left_out() -> None:
    page = (
        b"<body><header>Our council</header><div class='breadcrumb'>Home</div><p>Minutes of the Board</p>"
        b"<aside>Related</aside></body>"
    )
    assert [block.text for block in blocks_of(parse_page(page))] == ["Minutes of the Board"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Chair&#39;s report</p>", "Chair's report"),
        ("<p>Chair&amp;#39;s report</p>", "Chair's report"),
        ("<p>Health &amp;amp; Care</p>", "Health & Care"),
        ("<p>&#163;3.4m&nbsp;over</p>", "£3.4m over"),
        ("<p>a deficit\r\n   of\n£2m</p>", "a deficit of £2m"),
        ("<p><span>£3</span><span>.4m</span></p>", "£3.4m"),
        ("<p>£3.4m<sup>1</sup> in total</p>", "£3.4m¹ in total"),
        ("<p>2<sup>nd</sup> quarter</p>", "2nd quarter"),
        ("<p>the up-to[1]date figure</p>", "the up-to-date figure"),
        ("<p>as the note[1] says</p>", "as the note[1] says"),
        ("<p>a cost of <del>£2m</del> £3m</p>", "a cost of £3m"),
        ("<p>Â£5m of the councilâ€™s money</p>", "£5m of the council’s money"),
        ("<p>long\u00adterm\u200b plan</p>", "longterm plan"),
    ],
)
def test_text_is_put_right(markup: str, text: str) -> None:
    assert texts(markup) == [text]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_pages_are_decoded_from_their_encoding(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>a gap of £43.9 million – so far</p></body></html>'
    (block,) = blocks_of(parse_page(page.encode(encoding)))
    assert block.text == "a gap of £43.9 million – so far"


@pytest.mark.parametrize(
    ("markup", "kind", "text"),
    [
        ("<h3>Finance</h3>", "heading", "Finance"),
        ('<p class="mgSubItemTitleTxt">Minutes:</p>', "heading", "Minutes:"),
        ("<p><b>High needs block</b></p>", "heading", "High needs block"),
        ("<p><b>RESOLVED</b> that the report be noted</p>", "paragraph", "RESOLVED that the report be noted"),
        ("<ul><li>97% on time</li></ul>", "list item", "97% on time"),
        ("<ul><li><p>97% on time</p></li></ul>", "list item", "97% on time"),
        ("<p>• 97% on time</p>", "list item", "97% on time"),
        ("<p>? The deficit was £4m</p>", "list item", "The deficit was £4m"),
        (
            "<p class=MsoListParagraph><span>·<span>&nbsp;&nbsp;</span></span>97% on time</p>",
            "list item",
            "97% on time",
        ),
        ("<div>A bare line</div>", "paragraph", "A bare line"),
    ],
)
def test_the_kind_of_a_block(markup: str, kind: str, text: str) -> None:
    (block,) = blocks(markup)
    assert (block.kind, block.text) == (kind, text)


def test_text_between_elements_is_kept_in_order() -> None:
    assert texts("<div>First<p>Second</p>Third <b>bold</b><ul><li>Fourth</li></ul></div>") == [
        "First",
        "Second",
        "Third bold",
        "Fourth",
    ]


def test_line_breaks_part_paragraphs_only_where_two_follow_or_a_bullet() -> None:
    assert texts("<p>One line<br>goes on<br><br>Another<br>• Bullet</p>") == ["One line goes on", "Another", "Bullet"]


def test_cells_stand_at_their_positions() -> None:
    markup = (
        "<tr><th rowspan=2>Service</th><th colspan=2>2023/24</th></tr><tr><th>Budget</th><th>Outturn</th></tr>"
        "<tr><td>Fostering</td><td>1,200</td><td>1,310</td></tr>"
    )
    assert grid(markup) == [
        (0, 0, 2, 1, "Service"),
        (0, 1, 1, 2, "2023/24"),
        (1, 1, 1, 1, "Budget"),
        (1, 2, 1, 1, "Outturn"),
        (2, 0, 1, 1, "Fostering"),
        (2, 1, 1, 1, "1,200"),
        (2, 2, 1, 1, "1,310"),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<tr><th>Year</th></tr><tr><td>2024</td></tr>",
        "<thead><tr><td>Year</td></tr></thead><tbody><tr><td>2024</td></tr></tbody>",
        "<tr><td><p><b>Year</b></p></td></tr><tr><td>2024</td></tr>",
    ],
)
def test_header_cells(markup: str) -> None:
    assert [cell.is_header for cell in table(markup)] == [True, False]


@pytest.mark.parametrize("span", ["0", "-1", "many", "99999999"])
def test_nonsense_spans_cost_nothing(span: str) -> None:
    cells = table(f"<tr><td rowspan='{span}' colspan='{span}'>a</td></tr><tr><td>b</td></tr>")
    assert cells[0].row_span <= 2
    assert cells[0].column_span <= 200


def test_a_layout_table_is_read_as_text_and_the_table_in_it_as_a_table() -> None:
    markup = (
        '<table class="mgItemTable"><tr><td><p>High needs update</p></td></tr><tr><td>'
        "<table><tr><th>Year</th><th>£m</th></tr><tr><td>2024</td><td>3.1</td></tr></table></td></tr></table>"
    )
    assert [block.kind for block in blocks(markup)] == ["paragraph", "table"]


def test_a_caption_stands_before_its_table() -> None:
    markup = "<table><caption>Table 1: £000</caption><tr><th>a</th></tr><tr><td>1</td></tr></table>"
    assert [(block.kind, block.text) for block in blocks(markup)] == [("caption", "Table 1: £000"), ("table", "")]


def test_anchors_lead_back_to_the_element() -> None:
    first, second = blocks("<p>One</p><p>Two</p>")
    assert (first.anchor, second.anchor) == ("body/div/p[1]", "body/div/p[2]")


def test_a_page_is_a_document_of_one_page(tmp_path: Path) -> None:
    path = tmp_path / "minutes.html"
    path.write_text('<html><body><div id="modgov"><h1>Agenda item</h1><p>The Panel met.</p></div></body></html>')
    document = read(path)
    assert (document.kind, document.name, len(document.pages), document.pages[0].number) == ("html", path.name, 1, 1)
    assert document.pages[0].blocks[1].text == "The Panel met."


@pytest.mark.shared
def test_every_labelled_passage_keeps_its_quotes(shared: Path) -> None:
    import json

    lost = []
    for line in (shared / "evaluation/gold/passages.jsonl").read_text().splitlines():
        label = json.loads(line)
        page = read(shared / "papers/passages" / label["doc"]).pages[0]
        said = " ".join([block.text for block in page.blocks] + [cell.text for b in page.blocks for cell in b.cells])
        if label.get("source") == "text" and label["quote"] not in said:
            lost.append((label["doc"], label["quote"]))
    assert not lost
