"""docs/commands.md says what --help says, and every command teaches with an example."""

from pathlib import Path

import pytest
import typer
from agendapack.cli import app
from agendapack.commands.handbook import handbook

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
COMMANDS = vars(typer.main.get_command(app))["commands"]


def test_the_page_is_written_from_the_help():
    assert PAGE.read_text(encoding="utf-8") == handbook(app), (
        "write it anew: python -m agendapack.commands.handbook > docs/commands.md"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_gives_an_example(name):
    assert f"agendapack {name}" in COMMANDS[name].help.partition("Examples:")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name):
    assert [each.name for each in COMMANDS[name].params if not each.help] == []
