"""Walk the stories in a browser; with --all in every language, width and theme."""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace

from village.config.places import ROOT

DJANGO = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="nl, fr, en, ar; 360 and 1280 px; light and dark")


def run(options: Namespace) -> int:
    wish = {"VILLAGE_STORIES": "all"} if options.all else {}
    words = [sys.executable, "-m", "pytest", "tests/stories", "-p", "tools.suite_times"]
    return subprocess.run(words, cwd=ROOT, env={**os.environ, **wish}).returncode  # noqa: S603
