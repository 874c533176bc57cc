"""Bytes in; a line that says what it is, and bytes out. Everything that could go wrong goes wrong here."""

import json
import resource
import sys

from village.modules.papers.bench.refused import Refused, Why
from village.modules.papers.bench.sorting import clean, face

MEMORY = 512 * 1024 * 1024
SECONDS = 8
WORKS = {"clean": clean, "face": face}


def limit_myself() -> None:
    """Before a single byte is read: so much memory, so many seconds, and not one file."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        resource.setrlimit(what, (most, most))


def main(work: str = "clean") -> None:
    try:
        media, kept = WORKS[work](sys.stdin.buffer.read())
        said = {"media": media}
    except Refused as no:
        said, kept = {"why": no.why}, b""
    except (MemoryError, RecursionError):
        said, kept = {"why": Why.TOO_HARD}, b""
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + kept)


if __name__ == "__main__":
    limit_myself()
    main(*sys.argv[1:])
