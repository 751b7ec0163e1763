"""The page of the commands, written from what ``--help`` says.

python -m agendapack.commands.handbook > docs/commands.md
"""

import enum
import inspect

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

HEADING = """# Commands

Written from the program's own help; `agendapack COMMAND --help` shows the same.

Every command ends with status 0 when all is well, 1 when some papers failed and are recorded as problems, and 2 when it
could not run; then one line on standard error says why. On a terminal tables are drawn; in a pipe they come
tab-separated.
"""


def handbook(app: typer.Typer) -> str:
    """The page for every command of ``app``, in the order in which they are added."""
    group = typer.main.get_command(app)
    if not isinstance(group, TyperGroup):
        raise TypeError("an app of one command has no handbook")
    return "\n".join((HEADING, *(_section(each) for each in group.commands.values() if isinstance(each, TyperCommand))))


def _section(command: TyperCommand) -> str:
    text, _, examples = inspect.cleandoc(command.help or "").partition("Examples:")
    arguments = [each for each in command.params if isinstance(each, TyperArgument)]
    options = [each for each in command.params if isinstance(each, TyperOption) and each.name != "help"]
    usage = " ".join(("agendapack", str(command.name), *(_argument(each) for each in arguments), "[OPTIONS]"))
    parts = [f"## {command.name}\n", f"```\n{usage}\n```\n", text.strip() + "\n"]
    if examples.strip():
        lines = "\n".join(line.strip() for line in examples.splitlines() if line.strip())
        parts.append(f"```\n{lines}\n```\n")
    parts.append("| | |\n|---|---|")
    parts += [f"| `{_argument(each)}` | {each.help or ''} |" for each in arguments]
    parts += [f"| `{_option(each)}` | {each.help or ''}{_default(each)} |" for each in options]
    return "\n".join(parts) + "\n"


def _argument(argument: TyperArgument) -> str:
    name = argument.metavar or str(argument.name).upper()
    return f"{name}..." if argument.nargs == -1 else name


def _option(option: TyperOption) -> str:
    names = ", ".join((*option.opts, *option.secondary_opts))
    if option.is_flag:
        return names
    if isinstance(option.default, enum.Enum):
        value = "/".join(str(each.value) for each in type(option.default))
    else:
        value = option.metavar or "NUMBER"
    return f"{names} {value}"


def _default(option: TyperOption) -> str:
    if isinstance(option.show_default, str):
        return f" Default: {option.show_default}."
    if option.is_flag or option.default in (None, "", ()):
        return ""
    return f" Default: `{getattr(option.default, 'value', option.default)}`."


if __name__ == "__main__":
    from ..cli import app

    print(handbook(app), end="")
