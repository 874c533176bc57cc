"""A workbook with typed cells: what people wrote is text in the file itself, so that nothing in it can run.

A text cell is never a formula, a link or a number, whatever it begins with; a number is a number, a moment a moment.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils import timezone
from xlsxwriter.worksheet import Worksheet

from village.foundation.safe_cells import STARTS, plain_text

NOTHING_RUNS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
LONGEST = 32_767
"""A cell of a workbook holds no more."""
WIDEST = 60


def workbook_of(title: str, header: Sequence[str], rows: Iterable[Sequence[Any]], mark: str) -> bytes:
    """One sheet. `mark`: who took it, why and when; it stands under each printed page too."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, NOTHING_RUNS) as book:
        sheet = book.add_worksheet("1")
        sheet.set_footer(f"&L{mark.replace('&', '&&')[:200]}&R&P / &N")
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        styles = {
            "text": book.add_format(), "quoted": book.add_format({"quote_prefix": True}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}), "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "head": book.add_format({"bold": True, "quote_prefix": True}),
        }  # fmt: skip
        book.set_properties({"title": plain_text(title)})
        for column, name in enumerate(header):
            sheet.write_string(0, column, plain_text(name), styles["head"])
            sheet.set_column(column, column, min(max(len(name) + 4, 14), WIDEST))
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, styles)
    return made.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: Any, styles: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, timezone.localtime(value).replace(tzinfo=None), styles["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, styles["day"])
    else:
        text = plain_text(str(value))[:LONGEST]
        sheet.write_string(row, column, text, styles["quoted" if STARTS.search(text) or text[:1] in "\t\r\n" else "text"])
