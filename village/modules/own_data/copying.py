"""The copy somebody takes along: one page to read and print, the same for machines with its schema, and who looked."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from village.foundation.moments import moment_written
from village.foundation.safe_cells import csv_of
from village.modules.circles.looks import in_a_row, in_words, what_of
from village.modules.own_data.collecting import Row, Section, all_values
from village.modules.own_data.registry import LEFT_OUT
from village.modules.own_data.schema import SCHEMA, VERSION
from village.trust.access.explain import Look

STYLE = Path(__file__).parent / "copy.css"
HTML, JSON, SCHEMA_FILE, LOOKS = "own-data.html", "own-data.json", "own-data.schema.json", "who-looked.csv"
PAPERS = "papers"


@dataclass(frozen=True)
class Prepared:
    """Who prepared it and who read along, why something is hidden in it, and where people can complain."""

    by: str
    second: str
    at: datetime
    reasons: Sequence[dict[str, Any]]
    authorities: Sequence[str]


@dataclass(frozen=True)
class Copy:
    """What goes into it. `mark`: who took it, and when."""

    village: str
    whose: str
    taken_by: str
    taken_at: datetime
    sections: Sequence[Section]
    looks: Sequence[Look]
    reader: Any
    subject: Any
    papers: Sequence[tuple[str, bytes]] = ()
    """What was kept here, under the name to save it by; nothing in it runs (papers.bench)."""
    prepared: Prepared | None = None
    """By people, when they were asked to."""

    @property
    def mark(self) -> str:
        return _("{name}, {moment}").format(name=self.taken_by, moment=moment_written(self.taken_at))

    @property
    def hides(self) -> bool:
        return any(value.hidden for value in all_values(self.sections))


def packed(copy: Copy) -> bytes:
    """As one ZIP. Everything in it is text of our own making; nothing in it can run."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr(HTML, as_page(copy))
        box.writestr(JSON, json.dumps(as_data(copy), ensure_ascii=False, indent=1))
        box.writestr(SCHEMA_FILE, json.dumps(SCHEMA, ensure_ascii=False, indent=1))
        box.writestr(LOOKS, looks_as_table(copy))
        for name, content in copy.papers:
            box.writestr(f"{PAPERS}/{name}", content)
    return made.getvalue()


def as_page(copy: Copy) -> str:
    """One page that needs nothing from outside: it is read at home, without a connection."""
    language = get_language() or "en"
    reasons = list(dict.fromkeys(map(str, LEFT_OUT.values())))
    body = render_to_string("own_data/copy.html", {
        "copy": copy, "sections": copy.sections, "left_out": reasons, "looks": _looks_in_words(copy),
    })  # fmt: skip
    title = _("Everything that is kept about {name}").format(name=copy.whose)
    return format_html(
        '<!doctype html>\n<html lang="{}" dir="{}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>{}</title>{}</head>'
        "<body>{}</body></html>\n",
        language, "rtl" if get_language_bidi() else "ltr", title, _style(), mark_safe(body),  # noqa: S308
    )  # fmt: skip


def as_data(copy: Copy) -> dict[str, Any]:
    return {
        "version": VERSION, "village": copy.village, "about": copy.whose, "taken_by": copy.taken_by,
        "taken_at": copy.taken_at.isoformat(), "language": get_language() or "en",
        "tables": [_section_as_data(section) for section in copy.sections],
        "looks": [_look_as_data(look) for look in copy.looks],
        "left_out": {label: str(reason) for label, reason in LEFT_OUT.items()},
    }  # fmt: skip


def looks_as_table(copy: Copy) -> bytes:
    header = [_("When"), _("Who"), _("What they do, and where"), _("What they did"), _("Why")]
    rows = ([look.at, look.name, look.place, what_of(look), look.why] for look in copy.looks)
    return csv_of(header, rows, get_language() or "en")


def _looks_in_words(copy: Copy) -> list[dict[str, Any]]:
    """Day by day; what was the same on one day, once. Hours without "today": the copy is read years later."""
    lines = in_a_row((look, copy.subject) for look in copy.looks)
    told = [
        (at.date(), in_words(line, copy.reader) | {"when": date_format(at, "H:i")})
        for line, at in ((line, localtime(line.newest.at)) for line in lines)
    ]
    return [
        {"day": day, "lines": [words for _day, words in same]} for day, same in groupby(told, lambda one: one[0])
    ]


def _section_as_data(section: Section) -> dict[str, Any]:
    return {"name": section.label, "title": section.title, "rows": [_row_as_data(row) for row in section.rows]}


def _row_as_data(row: Row) -> dict[str, Any]:
    return {
        "values": {value.column: value.plain for value in row.values},
        "words": {value.column: value.text for value in row.values if value.text and value.text != value.plain},
        "hidden": [value.column for value in row.values if value.hidden],
        "parts": [_section_as_data(part) for part in row.parts],
    }


def _look_as_data(look: Look) -> dict[str, Any]:
    return {
        "at": look.at.isoformat(), "act": look.act, "verb": look.verb, "purpose": look.purpose, "name": look.name,
        "role": look.role, "organisation": look.organisation, "item": str(look.item_id) if look.item_id else None,
    }  # fmt: skip


@cache
def _style() -> SafeString:
    """In the page itself, since it is read from a folder; no page that we serve has a style of its own."""
    return mark_safe(f"<style>{STYLE.read_text()}</style>")  # noqa: S308 - a file of ours
