"""Reading a list out of a spreadsheet: whatever bytes come, each line is right or says in words what is wrong with it.

With commas, semicolons or tabs, with or without the mark that some programs put in front, in UTF-8 or as older
spreadsheets save. Nothing is guessed and nothing is skipped in silence.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from village.foundation.safe_cells import plain_text
from village.modules.colleagues.words import MOST_ROWS

LONGEST_CELL = 300
Check = Callable[[str], str]
"""Gives what is wrong with a cell, or nothing."""


@dataclass(frozen=True)
class Column:
    key: str
    label: str | Promise
    check: Check = lambda text: ""
    required: bool = True

    def names(self) -> set[str]:
        """How the head of this column may be written: in any language of the pages."""
        return {self.key, *in_every_language(self.label)}


@dataclass
class Line:
    """One line as it stands in the list, with what is wrong with it."""

    number: int
    values: dict[str, str]
    problems: list[str] = field(default_factory=list)

    def cells(self) -> list[str]:
        return list(self.values.values())


@dataclass(frozen=True)
class Table:
    """`problem`: why nothing could be read at all."""

    lines: Sequence[Line] = ()
    problem: str = ""

    @property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if line.problems]

    @property
    def is_right(self) -> bool:
        return bool(self.lines) and not self.problem and not self.wrong


def in_every_language(label: str | Promise) -> set[str]:
    found = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            found.add(str(label).casefold())
    return found


def read(data: bytes, columns: Sequence[Column]) -> Table:
    try:
        rows = _rows(_text(data))
    except csv.Error:
        return Table(problem=_("This is not a list that we can read. Save it as CSV and try again."))
    if not rows:
        return Table(problem=_("There is nothing in this list."))
    places = _places(rows[0][1], columns)
    if missing := [str(one.label) for one in columns if one.required and one.key not in places]:
        says = _("The first line has no column “{column}”. Take the empty list as an example.")
        return Table(problem=says.format(column=missing[0]))
    if len(rows) - 1 > MOST_ROWS:
        says = ngettext("At most {number} line at a time.", "At most {number} lines at a time.", MOST_ROWS)
        return Table(problem=says.format(number=MOST_ROWS))
    if len(rows) == 1:
        return Table(problem=_("There is nothing under the first line."))
    return Table([_line(number, cells, places, columns) for number, cells in rows[1:]])


def mark_twice(lines: Sequence[Line], keys: Sequence[str]) -> None:
    """The same in two lines: the later one says which it repeats."""
    first: dict[tuple[str, ...], int] = {}
    for line in lines:
        same = tuple(line.values[key].casefold() for key in keys)
        if same in first and all(same):
            line.problems.append(_("The same as line {number}.").format(number=first[same]))
        first.setdefault(same, line.number)


def _text(data: bytes) -> str:
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            return plain_text(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return plain_text(data.decode("latin-1"))


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """With the number of the line in the file; empty lines are left out."""
    head = text.lstrip("\n").partition("\n")[0]
    mark = max(";,\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    rows = [(reader.line_num, [_cell(one) for one in cells]) for cells in reader]
    return [(number, cells) for number, cells in rows if any(cells)]


def _cell(text: str) -> str:
    """One line of words; the apostrophe with which a spreadsheet is told that this is text stays out."""
    return " ".join(text.removeprefix("'").split())


def _places(head: Sequence[str], columns: Sequence[Column]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for column in columns:
        names = column.names()
        at = next((place for place, cell in enumerate(head) if cell.casefold() in names), None)
        if at is not None:
            found[column.key] = at
    return found


def _line(number: int, cells: Sequence[str], places: Mapping[str, int], columns: Sequence[Column]) -> Line:
    line = Line(number, {})
    for column in columns:
        at = places.get(column.key, len(cells))
        text = cells[at] if at < len(cells) else ""
        line.values[column.key] = text[:LONGEST_CELL]
        if wrong := _wrong(column, text):
            line.problems.append(f"{column.label}: {wrong}")
    if len(cells) > len(places) and any(cells[at] for at in range(len(cells)) if at not in places.values()):
        line.problems.append(_("There is something in a column that does not belong to this list."))
    return line


def _wrong(column: Column, text: str) -> str:
    if not text:
        return _("this is empty.") if column.required else ""
    if len(text) > LONGEST_CELL:
        return _("this is too long.")
    return column.check(text)
