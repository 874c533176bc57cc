"""Taking the list of requests along: as the own inbox shows it; a long one with a reason and a colleague who agrees."""

import csv
import io
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.foundation.test_safe_cells import PAYLOADS, RUNS
from tests.modules.help_requests.conftest import HARD, WELL, ask
from village.foundation.safe_cells import BOM, csv_of
from village.foundation.typed_cells import workbook_of
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data import lists
from village.modules.own_data.models import LongList
from village.trust.law.policy import Policy
from village.trust.logbook.models import Entry

LIST = "/wilgendaal/own-data/list/"
WHY = {"reason": "For the yearly count of the town"}


@pytest.fixture
def long(monkeypatch):
    monkeypatch.setattr(lists, "MANY", 1)


def rows_of(answer):
    assert answer["Content-Type"].startswith("text/csv") and answer["Content-Disposition"].startswith("attachment;")
    return list(csv.reader(io.StringIO(answer.content.decode()[1:], newline="")))


def asked_list():
    with as_owner():
        return LongList.unscoped.get()


# --- a short list ---

def test_a_short_list_is_taken_at_once_and_holds_no_words(wilgendaal, asked, asked_alone):
    answer = browser(wilgendaal, "hanne").post(LIST, WHY)
    header, *rows = rows_of(answer)
    assert {row[0] for row in rows} == {asked.number, asked_alone.number} and header[0] == "Number"
    text = answer.content.decode()
    assert HARD not in text and WELL not in text and "0470" not in text
    assert all(row[-1].startswith("Hanne Moreels, Huis van het Kind, ") for row in rows)


def test_it_holds_what_the_own_inbox_holds(wilgendaal, asked, asked_alone, taken):
    mine = rows_of(browser(wilgendaal, "bram").post(LIST, WHY))[1:]
    assert [row[0] for row in mine] == [asked_alone.number]
    narrow = rows_of(browser(wilgendaal, "hanne").post(LIST, {**WHY, "asker": "young"}))[1:]
    assert [row[0] for row in narrow] == [asked_alone.number]


def test_each_family_in_it_reads_that_it_was_taken(wilgendaal, asked, asked_alone):
    browser(wilgendaal, "hanne").post(LIST, WHY)
    with as_owner():
        lines = set(Entry.unscoped.filter(act="export").values_list("verb", "item_id"))
    assert lines == {("own_data.take_list", asked.item_id), ("own_data.take_list", asked_alone.item_id)}
    a_moment_later()
    looked = browser(wilgendaal, "leila").get(f"/wilgendaal/circle/looked/?about={wilgendaal.sami.subject_id}")
    assert "took a list along" in words_of(looked)


def test_the_mother_reads_nothing_of_a_question_asked_alone(wilgendaal, asked_alone):
    browser(wilgendaal, "hanne").post(LIST, WHY)
    a_moment_later()
    looked = browser(wilgendaal, "leila").get(f"/wilgendaal/circle/looked/?about={wilgendaal.yara.subject_id}")
    assert "took a list along" not in words_of(looked)


def test_looking_at_how_many_there_are_takes_nothing(wilgendaal, asked):
    page = words_of(browser(wilgendaal, "hanne").get(LIST))
    assert "1 request" in page and asked.number not in page
    with as_owner():
        assert not Entry.unscoped.filter(act="export").exists()


@pytest.mark.parametrize("who", ["leila", "yara", "els", "jonas", "nele", "oona", "griet", "kobe", "pia", "ex", "stranger"])
def test_who_does_not_work_at_the_door_has_no_list(wilgendaal, asked, who):
    client = browser(wilgendaal, who)
    assert client.get(LIST).status_code == 404 and client.post(LIST, WHY).status_code == 404


def test_no_name_runs_in_a_spreadsheet(wilgendaal):
    payloads = [payload for payload in PAYLOADS if "\x00" not in payload and len(payload) < 60]
    for payload in payloads:
        ask(wilgendaal, wilgendaal.leila, "sami", called_name=f"{payload} x"[:60].strip() or "x")
    rows = rows_of(browser(wilgendaal, "hanne").post(LIST, WHY))
    begins = set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212")
    assert len(rows) == len(payloads) + 1
    assert [cell for row in rows for cell in row if cell.strip(" \u200b\ufeff\"")[:1] in begins] == []


def test_nonsense_in_the_address_is_left_out(wilgendaal, asked):
    assert browser(wilgendaal, "hanne").get(f"{LIST}?show=xx&area=%00&asker=zz").status_code == 200
    assert len(rows_of(browser(wilgendaal, "hanne").post(LIST, {**WHY, "show": "xx", "area": "=1"}))) == 2


# --- a long one ---

def test_a_long_list_asks_for_a_reason_and_gives_nothing_yet(wilgendaal, asked, asked_alone, long):
    client = browser(wilgendaal, "hanne")
    without = client.post(LIST)
    assert without.status_code == 422 and "Say what you need it for." in words_of(without)
    assert client.post(LIST, WHY).status_code == 302
    assert "waits for a colleague" in words_of(client.get(LIST))
    assert client.post(f"{LIST}{asked_list().pk}/take/").status_code == 404


def test_nobody_agrees_to_their_own(wilgendaal, asked, asked_alone, long):
    client = browser(wilgendaal, "hanne")
    client.post(LIST, WHY)
    assert client.post(f"{LIST}{asked_list().pk}/agree/").status_code == 404


def test_a_colleague_reads_why_and_agrees_and_then_it_is_taken_once(wilgendaal, asked, asked_alone, long):
    hanne, bram = browser(wilgendaal, "hanne"), browser(wilgendaal, "bram")
    hanne.post(LIST, WHY)
    assert WHY["reason"] in words_of(bram.get(LIST))
    assert bram.post(f"{LIST}{asked_list().pk}/agree/").status_code == 302
    assert bram.post(f"{LIST}{asked_list().pk}/take/").status_code == 404
    assert len(rows_of(hanne.post(f"{LIST}{asked_list().pk}/take/"))) == 3
    assert hanne.post(f"{LIST}{asked_list().pk}/take/").status_code == 404


@pytest.mark.parametrize("who", ["els", "jonas", "pia", "kobe", "leila", "stranger"])
def test_nobody_from_elsewhere_agrees(wilgendaal, asked, asked_alone, long, who):
    browser(wilgendaal, "hanne").post(LIST, WHY)
    assert browser(wilgendaal, who).post(f"{LIST}{asked_list().pk}/agree/").status_code == 404
    assert asked_list().agreed_at is None


def test_what_was_agreed_is_what_is_taken(wilgendaal, asked, asked_alone, long):
    """The filter that the colleague read stands in the row, not in what is sent later."""
    with as_owner():
        HelpRequest.unscoped.filter(pk=asked.pk).update(asker="young")
    hanne = browser(wilgendaal, "hanne")
    hanne.post(LIST, {**WHY, "asker": "young"})
    browser(wilgendaal, "bram").post(f"{LIST}{asked_list().pk}/agree/")
    ask(wilgendaal, wilgendaal.leila, "sami")
    assert len(rows_of(hanne.post(f"{LIST}{asked_list().pk}/take/", {"asker": ""}))) == 3


def test_where_the_law_file_asks_no_second_person_a_reason_is_enough(wilgendaal, asked, asked_alone, long, monkeypatch):
    monkeypatch.setattr(Policy, "second_person_needed", lambda self, act: False)
    client = browser(wilgendaal, "hanne")
    client.post(LIST, WHY)
    assert len(rows_of(client.post(f"{LIST}{asked_list().pk}/take/"))) == 3


# --- as a workbook ---

def book_of(answer):
    assert answer["Content-Type"].endswith("spreadsheetml.sheet") and answer["Content-Disposition"].startswith("attachment;")
    return load_workbook(io.BytesIO(answer.content))


def test_a_workbook_has_moments_as_moments_and_the_rest_as_text(wilgendaal, asked):
    sheet = book_of(browser(wilgendaal, "hanne").post(LIST, {**WHY, "form": "xlsx"})).active
    header, row = ([cell for cell in line] for line in sheet.iter_rows())
    assert [cell.value for cell in row][:2] == [asked.number, "Sami"] and {cell.data_type for cell in header} == {"s"}
    assert row[5].is_date and row[6].is_date and row[0].data_type == "s"


def test_who_why_and_when_stand_in_every_row_and_under_every_page(wilgendaal, asked, asked_alone):
    sheet = book_of(browser(wilgendaal, "hanne").post(LIST, {**WHY, "form": "xlsx"})).active
    marks = [row[-1].value for row in list(sheet.iter_rows())[1:]]
    assert len(marks) == 2 and all(mark.startswith("Hanne Moreels, Huis van het Kind, ") for mark in marks)
    assert all(mark.endswith(f"For: {WHY['reason']}") for mark in marks) and WHY["reason"] in sheet.oddFooter.left.text


def test_no_list_leaves_without_what_it_is_for(wilgendaal, asked):
    for form in ("csv", "xlsx"):
        answer = browser(wilgendaal, "hanne").post(LIST, {"form": form})
        assert answer.status_code == 422 and "Content-Disposition" not in answer
    with as_owner():
        assert not LongList.unscoped.exists() and not Entry.unscoped.filter(act="export").exists()


def test_a_short_one_is_noted_with_its_reason_too(wilgendaal, asked):
    browser(wilgendaal, "hanne").post(LIST, WHY)
    noted = asked_list()
    assert (noted.reason, noted.number, noted.agreed_by_id) == (WHY["reason"], 1, None) and noted.taken_at
    assert WHY["reason"] in words_of(browser(wilgendaal, "bram").get(LIST))


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_column_of_a_workbook_runs_anything(payload):
    columns = len(lists.HEADER)
    made = workbook_of(payload, [payload] * columns, [[payload] * columns], payload)
    again = load_workbook(io.BytesIO(made)).active
    cells = [cell for row in again.iter_rows() for cell in row]
    assert len(cells) == 2 * columns and {cell.data_type for cell in cells} == {"s"}
    files = ZipFile(io.BytesIO(made))
    sheet = files.read("xl/worksheets/sheet1.xml").decode()
    assert "<f" not in sheet.replace("<firstFooter", "") and "<hyperlink" not in sheet
    assert not [name for name in files.namelist() if "external" in name.lower()]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_column_of_plain_text_runs_anything(payload):
    columns = len(lists.HEADER)
    made = csv_of([str(name) for name in lists.HEADER], [[payload] * columns], "nl").decode().removeprefix(BOM)
    _header, row = csv.reader(io.StringIO(made, newline=""), delimiter=";")
    assert len(row) == columns and not [cell for cell in row if cell.strip(" \u200b\ufeff\"")[:1] in RUNS]


def test_a_workbook_that_was_agreed_holds_many(wilgendaal, asked, asked_alone, long):
    hanne, bram = browser(wilgendaal, "hanne"), browser(wilgendaal, "bram")
    hanne.post(LIST, {**WHY, "form": "xlsx"})
    bram.post(f"{LIST}{asked_list().pk}/agree/")
    assert book_of(hanne.post(f"{LIST}{asked_list().pk}/take/", {"form": "xlsx"})).active.max_row == 3


def test_fifty_is_few_and_fifty_one_is_many(wilgendaal, asked, monkeypatch):
    client = browser(wilgendaal, "hanne")
    monkeypatch.setattr(lists, "inbox_for", lambda actor, narrow: Many(51))
    assert "A colleague reads why and agrees" in words_of(client.get(LIST))
    assert client.post(LIST, WHY).status_code == 302
    monkeypatch.setattr(lists, "inbox_for", lambda actor, narrow: Many(50))
    assert client.post(LIST, WHY)["Content-Disposition"].startswith("attachment;")


class Many(list):
    """So many requests, without making them."""

    def __init__(self, number):
        super().__init__()
        self.number = number

    def count(self):
        return self.number
