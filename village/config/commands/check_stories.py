"""Walk the stories in a browser; with --all in every language, width and theme, one after the other, to go on with later."""

import hashlib
import os
import subprocess
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from itertools import product
from pathlib import Path

from village.config.places import ROOT, VAR

DJANGO = False
STORIES, EVERY_PAGE = "tests/stories", "tests/stories/test_every_page.py"
LOOKS = [f"{language}-{width}-{theme}" for language, width, theme in
         product(("nl", "fr", "en", "ar"), (360, 1280), ("light", "dark"))]  # fmt: skip
PASSED = VAR / "stories"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="nl, fr, en, ar; 360 and 1280 px; light and dark")
    parser.add_argument("--part", type=_part, default=(1, 1), help="2/4: the second of four parts of --all")
    parser.add_argument("--only", default="", help="stories whose name has this, as -k of pytest")
    parser.add_argument("--again", action="store_true", help="with --all: also what passed since the code changed last")


def run(options: Namespace) -> int:
    if not options.all:
        return _walk([], options.only, {})
    part, of = options.part
    todo = LOOKS[part - 1 :: of]
    state, failed, began, done = _state(), [], time.monotonic(), 0
    for place, look in enumerate(todo, start=1):
        if not options.again and not options.only and _passed(look) == state:
            print(f"{place} of {len(todo)}: {look} passed before, and nothing changed since", flush=True)
            continue
        print(f"{place} of {len(todo)}: {look}{_how_long(began, done, len(todo) - place + 1)}", flush=True)
        if _walk([] if look == LOOKS[0] else [f"--ignore={EVERY_PAGE}"], options.only, {"VILLAGE_STORIES": look}):
            failed.append(look)
        elif not options.only:
            _remember(look, state)
        done += 1
    print(f"failed: {', '.join(failed)}" if failed else f"all {len(todo)} passed", flush=True)
    return 1 if failed else 0


def _walk(more: list[str], only: str, wish: dict[str, str]) -> int:
    """In a village of its own, built anew each time. Nothing chosen by a name is no failure: other looks have it."""
    words = [sys.executable, "-m", "pytest", STORIES, "-p", "tools.suite_times", *more, *(["-k", only] if only else [])]
    code = subprocess.run(words, cwd=ROOT, env={**os.environ, **wish}).returncode  # noqa: S603
    return 0 if code == 5 and wish else code


def _how_long(began: float, done: int, left: int) -> str:
    return f", about {(time.monotonic() - began) / done * left / 60:.0f} minutes to go" if done else ""


def _state() -> str:
    """What the code and the stories are now: a look that passed counts until one of their files changes."""
    found = hashlib.sha256()
    for file in sorted(one for top in ("village", STORIES) for one in (ROOT / top).rglob("*") if _counts(one)):
        found.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return found.hexdigest()


def _counts(file: Path) -> bool:
    return file.is_file() and "__pycache__" not in file.parts


def _passed(look: str) -> str:
    file = PASSED / f"{look}.passed"
    return file.read_text() if file.exists() else ""


def _remember(look: str, state: str) -> None:
    PASSED.mkdir(parents=True, exist_ok=True)
    (PASSED / f"{look}.passed").write_text(state)


def _part(words: str) -> tuple[int, int]:
    part, _slash, of = words.partition("/")
    if not (part.isdigit() and of.isdigit() and 1 <= int(part) <= int(of)):
        raise ArgumentTypeError("a part is said like 2/4")
    return int(part), int(of)
