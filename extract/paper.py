"""The order of the stages for one paper: tables, passages, cells, sentences, checks."""

from ..schema.areas import find_authority
from ..schema.document import Document
from ..schema.figures import Extraction
from ..schema.problems import Problem
from ..schema.vocabulary import Vocabulary, load_vocabulary
from .arithmetic import checked
from .cells import council_compared, read_tables
from .confidence import with_confidence
from .context import context_of
from .prose import find_passages, read_passages
from .tables import find_tables


def extract_paper(document: Document, *, vocabulary: Vocabulary | None = None) -> Extraction:
    """All that ``document`` says, under ``vocabulary`` or the packaged one."""
    vocabulary = vocabulary or load_vocabulary()
    tables = find_tables(document)
    council = find_authority(document.council.text) if document.council else council_compared(tables)
    context = context_of(document, area=council)
    passages = find_passages(document, tables)
    order = {block.anchor: place for page in document.pages for place, block in enumerate(page.blocks)}

    from_cells = read_tables(tables, passages=passages, order=order, context=context, vocabulary=vocabulary)
    from_prose = read_passages(passages, context=context, vocabulary=vocabulary)

    observations = from_cells.observations + from_prose.observations
    unnamed = sum(not observation.area_name for observation in observations)
    found = Extraction(
        tables=tables,
        passages=passages,
        figures=from_cells.figures + from_prose.figures,
        observations=observations,
        problems=document.problems + from_cells.problems + from_prose.problems + _whose(unnamed),
    )
    return with_confidence(checked(found, vocabulary=vocabulary, tables_checked=True))


def _whose(unnamed: int) -> tuple[Problem, ...]:
    """What to do about ``unnamed`` figures, whose council the paper nowhere names."""
    if not unnamed:
        return ()
    said = "1 figure is" if unnamed == 1 else f"{unnamed} figures are"
    return (
        Problem(
            code="no-council",
            message=f"{said} of an area that the paper does not name: nothing in it says whose paper it is",
            cure='begin the file\'s name with the council\'s, or put details.json with {"council": "…"} beside it',
            severity="warning",
        ),
    )
