"""The command line as its own help tells it."""

from typing import Any

import typer

from docs.reference.generating.markdown import code, table
from kaoheng.cli.app import app


def command_names() -> list[str]:
    """The subcommands of `kaoheng`."""
    group: Any = typer.main.get_command(app)
    return list(group.commands)


def commands() -> str:
    """A section for every subcommand."""
    group: Any = typer.main.get_command(app)
    return "\n\n".join(part for name in group.commands for part in _section(name, group.commands[name]))


def _section(name: str, command: Any) -> list[str]:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option"]
    usage = [
        "kaoheng",
        name,
        *(each.metavar for each in arguments),
        *(_usage(each) for each in options if each.required),
    ]
    rows = [(code(each.metavar), "required", _help(each)) for each in arguments]
    rows += [(" ".join(map(code, each.opts)), _default(each), _help(each)) for each in options]
    more = " [OPTIONS]" if any(not each.required for each in options) else ""
    parts = [f"## {name}", str(command.help), f"```text\n{' '.join(usage)}{more}\n```"]
    return [*parts, table(("", "left out", ""), rows)] if rows else parts


def _usage(option: Any) -> str:
    return f"{option.opts[0]} {option.name.upper()}"


def _default(option: Any) -> str:
    if option.required:
        return "required"
    return code(option.default) if option.default is not None else ""


def _help(parameter: Any) -> str:
    return str(parameter.help or "")
