"""Twelve payloads in everything that people can name or write, and every table that leaves the village: no cell runs."""

import csv
import io
import zipfile
from collections.abc import Iterator

import pytest

from tests.browsing import a_moment_later, browser
from tests.cast import Cast, as_owner
from tests.foundation.test_safe_cells import ACTS, PAYLOADS
from tests.modules.help_requests.conftest import ask, opened
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Person

TWELVE = [payload for payload in PAYLOADS if "\x00" not in payload][:12]
HIDDEN = " \u200b\ufeff\"'"
"""What may stand before a payload, unseen; the apostrophe in front of all is our own."""


def everything_is(cast: Cast, payload: str) -> HelpRequest:
    """Names of people, of organisations, of who works there, and all words of one question."""
    with as_owner():
        Person.unscoped.filter(village=cast.village).update(name=payload)
        Organization.unscoped.filter(village=cast.village).update(name=payload)
        Membership.unscoped.filter(village=cast.village).update(public_name=payload)
    words = f"{payload} x"
    asked = ask(cast, cast.leila, "sami", hard=words, goes_well=words, called_name=payload, reach_where=payload)
    with acting_as(cast.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
        actions.ask_back(opened(hanne, asked), by=hanne, words=words)
        actions.answer(opened(hanne, asked), by=hanne, words=words)
    a_moment_later()
    return asked


def tables_of(cast: Cast, asked: HelpRequest) -> Iterator[tuple[str, str]]:
    """Every table as text: of what I wrote, of the inbox, and of who looked, from the copy of one's own data."""
    hanne = browser(cast, "hanne")
    yield "along.csv", text_of(hanne.post(f"/wilgendaal/own-data/along/{asked.pk}/csv/"))
    yield "list.csv", text_of(hanne.post("/wilgendaal/own-data/list/", {"reason": "For the yearly count"}))
    about = {"about": str(cast.people["sami"].subject_id)}
    with zipfile.ZipFile(io.BytesIO(browser(cast, "leila").post("/wilgendaal/own-data/copy/", about).content)) as box:
        for name in box.namelist():
            if name.endswith(".csv"):
                yield name, box.read(name).decode()


def text_of(answer) -> str:
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/csv")
    return answer.content.decode()


def cells_of(table: str) -> list[str]:
    text = table.removeprefix("\ufeff")
    separator = ";" if text.splitlines()[0].count('";"') else ","
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]


@pytest.mark.parametrize("payload", TWELVE, ids=range(len(TWELVE)))
def test_no_cell_of_any_table_runs_what_somebody_wrote(wilgendaal, payload):
    asked = everything_is(wilgendaal, payload)
    shown = payload.strip(f"{HIDDEN}\t\r\n")
    tables = dict(tables_of(wilgendaal, asked))
    assert len(tables) >= 3
    for name, table in tables.items():
        cells = cells_of(table)
        assert [cell for cell in cells if shown in cell], f"{name} does not even hold it"
        assert [cell for cell in cells if begins_to_act(cell)] == [], name


def begins_to_act(cell: str) -> bool:
    """Our apostrophe stands before everything, so nothing that a program skips comes first."""
    return not cell.startswith("'") and cell.lstrip(HIDDEN)[:1] in tuple(ACTS)


@pytest.mark.parametrize("payload", TWELVE[:3], ids=range(3))
def test_what_is_pasted_as_text_is_text_and_only_saved(wilgendaal, payload):
    asked = everything_is(wilgendaal, payload)
    answer = browser(wilgendaal, "hanne").post(f"/wilgendaal/own-data/along/{asked.pk}/txt/")
    assert answer["Content-Type"].startswith("text/plain") and answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff" and payload.strip() in answer.content.decode()
