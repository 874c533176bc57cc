"""`village <command>`: what one does with a village from the command line. `village --help` lists it all.

Each command is a file in `commands/`; drop one in and it is there: check_access.py is `village check access`.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module

from village.config.command_files import Command, known_commands


def main(arguments: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    command = _chosen(words)
    if command is None:
        return _show_all(asked="--help" in words or "-h" in words)
    rest = words[len(command.words) :]
    _prepare(command, _database_in(rest))
    module = import_module(command.module)
    parser = ArgumentParser(prog=f"village {' '.join(command.words)}", description=command.about, allow_abbrev=False)
    parser.add_argument("--database", help="another database than the usual one")
    if hasattr(module, "arguments"):
        module.arguments(parser)
    options: Namespace = parser.parse_args(rest)
    return int(module.run(options) or 0)


def _chosen(words: list[str]) -> Command | None:
    """The command with the most words that fits: `check access` goes before `check`."""
    fitting = [one for one in known_commands() if tuple(words[: len(one.words)]) == one.words]
    return max(fitting, key=lambda one: len(one.words), default=None)


def _database_in(words: list[str]) -> str | None:
    early = ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--database")
    return early.parse_known_args(words)[0].database  # type: ignore[no-any-return]


def _prepare(command: Command, database: str | None) -> None:
    """Settings are read once, so what the command wants to be different is said before."""
    os.environ.update(command.environment)
    if database:
        os.environ["VILLAGE_DATABASE"] = database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "village.config.settings")
    if command.wants_django:
        import_module("village.config.embedded").ensure_running()
        import_module("django").setup()


def _show_all(*, asked: bool) -> int:
    lines = [f"  village {' '.join(one.words):<18} {one.about}" for one in known_commands()]
    print("\n".join(["What one can do:", *lines]), file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 2


if __name__ == "__main__":
    sys.exit(main())
