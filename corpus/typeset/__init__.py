"""The sample papers: real figures of one council, typeset by the project itself in every form that papers come in.

``python -m agendapack.corpus.typeset`` writes them, with their labels, into ``corpus/samples``, the same bytes each
time.
"""
