"""What a professional wrote can be carried to the own records: once written, never more than that, never unseen."""

import csv
import io

import pytest

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner, consent
from tests.foundation.test_safe_cells import PAYLOADS
from tests.modules.help_requests.conftest import HARD, opened
from village.modules.help_requests import actions as door
from village.modules.own_data.models import Recorded
from village.trust.access.actor import acting_as
from village.trust.logbook.models import Entry
from village.trust.vocabulary import Right

ANSWER = "We come on Tuesday, and bring tea."


@pytest.fixture
def answered(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        door.answer(opened(hanne, taken), by=hanne, words=ANSWER)
    a_moment_later()
    return taken


def carry(request, form=""):
    return f"/wilgendaal/own-data/along/{request.pk}/{form and f'{form}/'}"


def desk(request):
    return f"/wilgendaal/requests/{request.pk}/"


def noted(request):
    return f"/wilgendaal/own-data/recorded/{request.pk}/"


def test_what_i_wrote_stands_ready_to_copy_and_what_the_family_wrote_does_not(wilgendaal, answered):
    page = words_of(browser(wilgendaal, "hanne").get(carry(answered)))
    assert ANSWER in page and answered.number in page and HARD not in page


def test_a_colleague_wrote_nothing_and_carries_nothing(wilgendaal, asked):
    page = words_of(browser(wilgendaal, "bram").get(carry(asked)))
    assert "You wrote nothing yet" in page


@pytest.mark.parametrize(("form", "kind"), [("csv", "text/csv"), ("pdf", "application/pdf"), ("txt", "text/plain")])
def test_it_is_saved_as_a_file_with_the_name_and_the_hour_on_it(wilgendaal, answered, form, kind):
    answer = browser(wilgendaal, "hanne").post(carry(answered, form))
    assert answer.status_code == 200 and answer["Content-Type"].startswith(kind)
    assert answer["Content-Disposition"] .startswith(f'attachment; filename="{answered.number}-')
    assert answer["X-Content-Type-Options"] == "nosniff"
    if form == "pdf":
        assert answer.content.startswith(b"%PDF")
    else:
        assert "Hanne Moreels, Huis van het Kind, " in answer.content.decode() and ANSWER in answer.content.decode()


def test_each_file_is_a_line_that_the_family_reads(wilgendaal, answered):
    browser(wilgendaal, "hanne").post(carry(answered, "pdf"))
    with as_owner():
        line = Entry.unscoped.get(act="export")
    assert (line.verb, line.item_id, line.person_name) == ("own_data.take_along", answered.item_id, "Hanne Moreels")
    a_moment_later()
    looked = browser(wilgendaal, "leila").get(f"/wilgendaal/circle/looked/?about={wilgendaal.sami.subject_id}")
    assert "took along what they wrote" in words_of(looked)


def test_looking_at_the_page_takes_nothing_along(wilgendaal, answered):
    client = browser(wilgendaal, "hanne")
    client.get(carry(answered))
    assert client.get(carry(answered, "pdf")).status_code == 405
    with as_owner():
        assert not Entry.unscoped.filter(act="export").exists()


@pytest.mark.parametrize(
    "who", ["leila", "yara", "els", "jonas", "nele", "oona", "mieke", "pia", "kobe", "ex", "stranger", "bram"]
)
def test_nobody_else_carries_it(wilgendaal, answered, who):
    client = browser(wilgendaal, who)
    assert client.get(carry(answered)).status_code == 404
    assert client.post(carry(answered, "csv")).status_code == 404
    assert client.post(noted(answered), {"place": "x"}).status_code == 404


def test_who_was_shown_it_to_read_carries_nothing(wilgendaal, answered):
    consent(wilgendaal, "sami", "leila", item=answered.pk, kind=answered.kind, to="jonas", rights=Right.VIEW)
    assert browser(wilgendaal, "jonas").get(carry(answered)).status_code == 404


def test_after_the_family_stopped_sharing_nothing_is_carried(wilgendaal, answered):
    client = browser(wilgendaal, "hanne")
    assert client.get(carry(answered)).status_code == 200
    browser(wilgendaal, "leila").post(f"/wilgendaal/requests/{answered.pk}/stop-sharing/")
    assert client.get(carry(answered)).status_code == 404
    assert client.post(carry(answered, "pdf")).status_code == 404


def test_another_form_does_not_exist(wilgendaal, answered):
    assert browser(wilgendaal, "hanne").post(carry(answered, "exe")).status_code == 404


def test_no_words_run_in_a_spreadsheet(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        for payload in PAYLOADS:
            door.ask_back(opened(hanne, taken), by=hanne, words=payload.replace("\x00", "") + " x")
    answer = browser(wilgendaal, "hanne").post(carry(taken, "csv"))
    rows = list(csv.reader(io.StringIO(answer.content.decode()[1:], newline="")))
    assert len(rows) > len(PAYLOADS)
    begins = set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212")
    assert [cell for row in rows for cell in row if cell.strip(" \u200b\ufeff\"")[:1] in begins] == []


# --- noted elsewhere too ---

def test_the_family_reads_where_it_was_noted_too(wilgendaal, answered):
    sent = browser(wilgendaal, "hanne").post(noted(answered), {"place": "KidsDossier", "reference": "K-44"})
    assert sent.status_code == 302
    a_moment_later()
    page = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/requests/{answered.pk}/follow/"))
    assert "Already recorded at KidsDossier by Hanne Moreels" in page and "K-44" in page
    assert "Already recorded at KidsDossier" in words_of(browser(wilgendaal, "hanne").get(desk(answered)))


def test_before_that_the_page_of_the_family_says_nothing_of_it(wilgendaal, answered):
    page = words_of(browser(wilgendaal, "leila").get(f"{desk(answered)}follow/"))
    assert "Noted in other records" not in page


def test_where_is_asked_and_what_was_typed_stays(wilgendaal, answered):
    answer = browser(wilgendaal, "hanne").post(noted(answered), {"place": "  ", "reference": "K-44"})
    words = words_of(answer)
    assert answer.status_code == 422 and "Write the name of your own records." in words and "K-44" in words
    with as_owner():
        assert not Recorded.unscoped.exists()


def test_noting_it_twice_by_an_impatient_finger_notes_it_once(wilgendaal, answered):
    client = browser(wilgendaal, "hanne")
    for _ in range(2):
        client.post(noted(answered), {"place": "KidsDossier", "once": "token"})
    with as_owner():
        assert Recorded.unscoped.count() == 1


def test_a_print_of_the_question_says_who_printed_it(wilgendaal, answered):
    page = words_of(browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{answered.pk}/"))
    assert "Printed by Hanne Moreels, Huis van het Kind, " in page
