"""The command that opens the site says in one line why it cannot."""

import socket
from pathlib import Path

from agendapack.cli import app
from agendapack.db import open_for_writing
from typer.testing import CliRunner


def test_a_database_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["serve", "--db", str(tmp_path / "none.db")])
    assert result.exit_code == 2
    assert "no such database" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_an_address_that_is_taken_is_named(tmp_path: Path) -> None:
    db = tmp_path / "figures.db"
    open_for_writing(db).close()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["serve", "--db", str(db), "--port", str(port)])
    assert result.exit_code == 2
    assert f"127.0.0.1, port {port} (Address already in use); choose another with --port" in result.stderr
