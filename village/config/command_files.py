"""Finds the commands and reads what they say about themselves, without running them.

A command file has a docstring (its first line is the help) and `run(options)`; it may have
`arguments(parser)`, `DJANGO = False` when it works before settings are read, and `ENVIRONMENT = {...}`.
"""

import ast
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "commands"


@dataclass(frozen=True)
class Command:
    words: tuple[str, ...]
    module: str
    about: str
    wants_django: bool = True
    environment: dict[str, str] = field(default_factory=dict)


def known_commands() -> list[Command]:
    return [_described(path) for path in sorted(FOLDER.glob("*.py")) if not path.stem.startswith("_")]


def _described(path: Path) -> Command:
    tree = ast.parse(path.read_text())
    said = _constants(tree)
    return Command(
        words=tuple(path.stem.split("_")),
        module=f"village.config.commands.{path.stem}",
        about=(ast.get_docstring(tree) or "").split("\n")[0],
        wants_django=said.get("DJANGO", True),
        environment=said.get("ENVIRONMENT", {}),
    )


def _constants(tree: ast.Module) -> dict[str, Any]:
    found = {}
    for line in tree.body:
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            name = line.targets[0].id
            if name in {"DJANGO", "ENVIRONMENT"}:
                found[name] = ast.literal_eval(line.value)
    return found
