"""Papers for people: title, parts, lines, on A4, with page numbers and the name of who took it on each page.

Made by typst from one drawing (`paper.typ`); what people wrote travels as data and is never read as commands. The fonts
come along, Arabic too, so that a paper looks the same everywhere and nothing is fetched.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import typst
from django.utils.translation import get_language, get_language_info

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Line:
    """A word in front, and what it says; `words` may have several paragraphs."""

    label: str
    words: str


@dataclass(frozen=True)
class Part:
    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Paper:
    """What stands on it. `mark`: who took it and when, on every page (T27)."""

    title: str
    lead: str
    mark: str
    parts: list[Part] = field(default_factory=list)


def pdf_of(paper: Paper, language: str | None = None) -> bytes:
    """The paper as PDF, in the direction its language is read."""
    code = (language or get_language() or "en").split("-")[0]
    told = {**asdict(paper), "language": code, "rtl": bool(get_language_info(code)["bidi"])}
    return typst.compile(
        HERE / "paper.typ", font_paths=[HERE / "fonts"], ignore_system_fonts=True, format="pdf",
        sys_inputs={"paper": json.dumps(told)},
    )  # fmt: skip
