"""agendapack: the papers of English council committees, read into checked figures.

    from agendapack.ingest import read
    from agendapack.extract import extract

    extraction = extract(read("reports-pack.pdf"))
    for observation in extraction.observations: ...

Rooms: ``schema`` (what things are), ``ingest`` (papers in), ``extract`` (pages to figures), ``corpus`` (running
many), ``db`` (SQLite and the pages over it). Data flows one way: ingest → extract → db.
"""

__version__ = "0.1.0"
