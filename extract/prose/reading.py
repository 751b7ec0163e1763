"""What figures do a paper's passages state, and which of them are figures of the vocabulary?"""

from collections.abc import Sequence

from ...schema.figures import Extraction, Figure, Observation
from ...schema.problems import Problem
from ...schema.quantities import find_quantities
from ...schema.tables import Passage
from ...schema.vocabulary import Vocabulary
from ..context import PaperContext
from ..reported import month_in, period_of_all, scene_in
from .carrying import carried_from_title, pass_over, under_head, under_heading
from .claims import read_sentence
from .clauses import take_apart
from .gate import Gate
from .heads import Heads
from .labels import begin_passage
from .observing import UNKNOWN_COUNCIL, Place, figure_of, observation_of
from .own_metrics import own_claims, own_words
from .questions import Questions, is_answer
from .sentences import has_candidate, is_a_list_of_numbers, sentences_of, whole_of


def read_passages(passages: Sequence[Passage], *, context: PaperContext, vocabulary: Vocabulary) -> Extraction:
    """The figures of ``passages``, understood or not, and the observations of ``vocabulary`` among them."""
    figures: list[Figure] = []
    observations: list[Observation] = []
    problems: list[Problem] = []
    carried = carried_from_title(context)
    heading = ""
    home = context.area or UNKNOWN_COUNCIL
    questions = Questions()
    own = own_words(vocabulary)
    heads = Heads(context.meeting_date)
    for passage in passages:
        if heads.take(passage):
            under_head(carried, heads.lines, context)
        if passage.heading != heading:
            heading = passage.heading
            under_heading(carried, heading, context)
        carried.scene = None
        begin_passage(passage.text, carried, listed=passage.kind == "list item")
        carried.list_of_plans = carried.list_of_plans and passage.kind == "list item"
        carried.here = carried.here and passage.kind == "list item"
        if passage.kind != "list item" and carried.list_period:
            carried.default_period, carried.list_period = None, False
        questions.put(passage.text, carried, home=home, reference=context.meeting_date)
        answering = bool(questions.asked) and is_answer(passage.text)
        for stretch in sentences_of(passage.text) if not answering else [whole_of(passage.text)]:
            text = passage.text[stretch.start : stretch.end]
            carried.month = month_in(text, reference=context.meeting_date) or carried.month
            place = Place(passage, stretch, context, vocabulary)
            if not has_candidate(text):
                pass_over(text, carried)
                continue
            for quantity, claim in own_claims(text, own, home=home, reference=context.meeting_date):
                observation, problem = observation_of(place, quantity, claim, carried)
                observations += [observation] if observation is not None else []
                problems += [problem] if problem is not None else []
            if (default := period_of_all(text, reference=context.meeting_date)) is not None:
                carried.default_period, carried.list_period = default, text.rstrip().endswith(":")
            if (not answering and not Gate.open(text, carried)) or is_a_list_of_numbers(text):
                figures.extend(figure_of(place, q) for q in find_quantities(text))
                pass_over(text, carried)
                carried.scene = scene_in(text, reference=context.meeting_date) or carried.scene
                continue
            sentence = take_apart(text, reference=context.meeting_date)
            read_sentence(sentence, carried, home=home)
            if any(zone.claim is not None and zone.claim.metric for zone in sentence.zones):
                carried.scene = None
            elif sentence.quantities:
                carried.scene = scene_in(text, reference=context.meeting_date) or carried.scene
            if answering:
                questions.answer(text, sentence)
            figures.extend(figure_of(place, q) for q in sentence.quantities)
            for zone in sentence.zones:
                observation, problem = observation_of(place, sentence.quantities[zone.quantity], zone.claim, carried)
                if observation is not None:
                    observations.append(observation)
                if problem is not None:
                    problems.append(problem)
    return Extraction(
        passages=tuple(passages),
        figures=tuple(figures),
        observations=tuple({observation.observation_id: observation for observation in observations}.values()),
        problems=tuple(problems),
    )
