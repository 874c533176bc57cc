"""Tables for a spreadsheet in which no cell can act: what people wrote stays text, whatever it begins with.

A spreadsheet runs a cell that begins with = + - or @ (also in full width, also behind a tab). Such a cell gets an
apostrophe in front, which a spreadsheet shows as text (ASVS 1.2.10). Numbers and dates that we made ourselves stay as
they are. The same holds behind a separator inside a cell, for programs that split it there.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

BOM = "\ufeff"
"""Tells a spreadsheet that letters are UTF-8; without it é becomes two letters."""
SEMICOLON = frozenset({"nl", "fr"})
"""Languages whose spreadsheets take the comma for a decimal sign."""
ACTS = "=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b\u207a\u207b"
STARTS = re.compile(rf"(^|[,;|\t\r\n])((?:[^\S\t\r\n]|[\"'\u200b-\u200f\u2060\ufeff])*)(?=[{ACTS}])")

Cell = str | int | float | bool | date | None


def safe_cell(value: Cell) -> str:
    """One cell as text that only ever shows itself."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, bool | int | float | date):
        return str(value)
    text = plain_text(str(value))
    text = STARTS.sub(r"\1'\2", text)
    return f"'{text}" if text[:1] in ("\t", "\r", "\n") else text


def csv_of(header: Sequence[str], rows: Iterable[Sequence[Any]], language: str = "en") -> bytes:
    """A whole table, every cell safe and quoted, in the form that spreadsheets of this language open."""
    made = io.StringIO()
    separator = ";" if language.split("-")[0] in SEMICOLON else ","
    writer = csv.writer(made, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([safe_cell(value) for value in row])
    return (BOM + made.getvalue()).encode()


def plain_text(text: str) -> str:
    """Without what no reader sees and some programs obey."""
    return "".join(letter for letter in text if _shows(letter)).replace("\r\n", "\n")


def _shows(letter: str) -> bool:
    """Control characters say nothing to people and much to programs; line breaks and tabs are kept."""
    return letter in "\t\r\n" or unicodedata.category(letter) != "Cc"
