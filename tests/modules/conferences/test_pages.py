"""The screens of a conference: what each of them shows, to whom, and that hidden is the same as missing."""

from datetime import timedelta

import pytest

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.modules.conferences.conftest import (
    DECIDED,
    ON_TABLE,
    PURPOSE,
    about,
    as_it_stands,
    convenes,
    days_pass,
    ends,
    later,
    puts,
    seat_of,
    today,
)
from village.modules.conferences.models import ChildAtConference, ChildMinutes, FamilyAnswer, TablePiece
from village.ui import finder

HOME = "/wilgendaal/conference/"
OUTSIDE = ("els", "karim", "jonas", "oona", "griet", "kobe", "pia", "mieke", "bram", "ex", "stranger", "yara", "sami", "leila")


def convene_form(cast, **more):
    return {
        "base": "law", "reference": "Decree of 1 July, number 12.", "purpose": PURPOSE, "first_day": today().isoformat(),
        "last_day": (today() + timedelta(days=7)).isoformat(), "members_0": [str(seat_of(cast, "nele").pk)],
        "told_0": [str(cast.people["leila"].pk)], "later_why": "", "review_on": "", "second": "", **more,
    }  # fmt: skip


def about_sami(cast):
    subject = cast.people["sami"].subject_id
    return f"{HOME}new/?about={subject}&child={subject}"


def test_convening_goes_from_what_one_works_on_to_an_open_conference(wilgendaal, taken):
    client, subject = browser(wilgendaal, "hanne"), wilgendaal.people["sami"].subject_id
    start = words_of(client.get(f"{HOME}new/"))
    assert f"?about={subject}" in start
    whom = words_of(client.get(f"{HOME}new/?about={subject}"))
    assert "Sami Benali" in whom and "Yara Benali" in whom
    form = words_of(client.get(about_sami(wilgendaal)))
    assert "Criminal Code, article 458ter" in form and "Nele Baert, Amarant (Professional secrecy)" in form
    assert "Jonas Adeyemi" not in form, "who is bound to nothing is not offered"
    answer = client.post(about_sami(wilgendaal), convene_form(wilgendaal))
    assert answer.status_code == 302
    page = words_of(client.get(answer.url))
    assert PURPOSE in page and "Nele Baert" in page and "Professional secrecy" in page


def test_in_a_large_village_who_sits_in_is_found_by_name_and_ticked(wilgendaal, taken, monkeypatch):
    monkeypatch.setattr(finder, "LOTS", 0)
    client, nele = browser(wilgendaal, "hanne"), str(seat_of(wilgendaal, "nele").pk)
    assert "Nele Baert" not in words_of(client.get(about_sami(wilgendaal)))
    answer = client.post(about_sami(wilgendaal), convene_form(wilgendaal, members_0=[], members_0_1="nele"))
    page = words_of(answer)
    assert answer.status_code == 422 and f'value="{nele}"' in page and PURPOSE in page
    for words in ("jonas", "leila"):
        found = client.post(about_sami(wilgendaal), convene_form(wilgendaal, members_0=[], members_0_1=words))
        assert "Nobody here is called so" in words_of(found), "bound to nothing, or no colleague at all"
    ticked = convene_form(wilgendaal, members_0_1="nele", members_0_2="nele")
    assert client.post(about_sami(wilgendaal), ticked).status_code == 302


@pytest.mark.parametrize(("field", "value", "says"), [
    ("base", "", "Without one it does not open"), ("purpose", "", "Without a purpose it does not open"),
    ("members_0", [], "Without anybody it does not open"), ("reference", "", "write exactly which one"),
    ("told_0", [], "Write why they are told later"), ("last_day", "2020-01-01", "comes after the first"),
    ("base", "client_talk", ""),
])  # fmt: skip
def test_what_misses_is_said_at_its_field_and_nothing_typed_is_lost(wilgendaal, taken, field, value, says):
    client = browser(wilgendaal, "hanne")
    answer = client.post(about_sami(wilgendaal), convene_form(wilgendaal, **{field: value}))
    if not says:
        assert answer.status_code == 302
        return
    page = words_of(answer)
    assert answer.status_code == 422 and says in page
    assert field == "purpose" or PURPOSE in page
    with as_owner():
        assert not ChildAtConference.unscoped.exists()


def test_a_ground_that_asks_the_family_first_does_not_open_without_them(wilgendaal, taken):
    client = browser(wilgendaal, "hanne")
    answer = client.post(about_sami(wilgendaal), convene_form(wilgendaal, base="client_talk", told_0=[]))
    assert answer.status_code == 422 and "only when the family of each child knows" in words_of(answer)


def test_who_sits_in_puts_something_on_the_table_by_the_page(wilgendaal, held):
    client = browser(wilgendaal, "nele")
    assert client.post(f"{HOME}{held.pk}/table/", {"title": "", "words": ""}).status_code == 422
    sent = {"title": "What I saw", "words": ON_TABLE, "once": "one-note"}
    for _twice in range(2):
        assert client.post(f"{HOME}{held.pk}/table/", sent).status_code == 302
    with as_owner():
        assert TablePiece.unscoped.count() == 1
    assert ON_TABLE in words_of(client.get(f"{HOME}{held.pk}/"))
    assert "Conference about" in words_of(client.get(f"{HOME}{held.pk}/")) and "About Sami" in words_of(client.get(HOME))


def test_hidden_is_the_same_as_missing(wilgendaal, held):
    pages = ("", "end/", "table/", "agree/", "tell/", "later/", f"off/{held.pk}/")
    for who in OUTSIDE:
        client = browser(wilgendaal, who)
        for page in pages:
            address = f"{HOME}{held.pk}/{page}"
            answer = client.get(address) if page in ("", "end/") else client.post(address, {})
            assert answer.status_code == 404, (who, page)
    client = browser(wilgendaal, "nele")
    for page in ("end/", "agree/", "tell/", "later/"):
        assert client.post(f"{HOME}{held.pk}/{page}", {}).status_code == 404, page
    for who in ("hanne", "nele", "els", "ex", "yara", "sami"):
        assert browser(wilgendaal, who).get(f"{HOME}told/{held.pk}/").status_code == 404, who


def test_who_does_not_convene_has_no_page_for_it(wilgendaal, taken):
    subject = wilgendaal.people["sami"].subject_id
    for who in ("els", "karim", "jonas", "griet", "kobe", "pia", "leila", "yara"):
        assert browser(wilgendaal, who).get(f"{HOME}new/").status_code == 404, who
    for who in ("bram", "nele", "oona", "mieke"):
        client = browser(wilgendaal, who)
        assert client.get(f"{HOME}new/").status_code == 200
        assert client.get(f"{HOME}new/?about={subject}").status_code == 404, who


def test_minutes_are_written_for_each_child_apart_and_each_family_reads_its_own(wilgendaal, taken):
    sami, yara = convenes(wilgendaal, about(wilgendaal, "sami"), about(wilgendaal, "yara", members=("oona",), told=("yara",)))
    client = browser(wilgendaal, "hanne")
    page = words_of(client.get(f"{HOME}{sami.pk}/end/"))
    assert "What was decided for Sami?" in page and "What was decided for Yara?" in page
    assert client.post(f"{HOME}{sami.pk}/end/", {"decided_0": DECIDED, "decided_1": ""}).status_code == 422
    for_yara = "Yara keeps her Wednesdays."
    assert client.post(f"{HOME}{sami.pk}/end/", {"decided_0": DECIDED, "decided_1": for_yara}).status_code == 302
    with as_owner():
        assert ChildMinutes.unscoped.count() == 2
    told = words_of(browser(wilgendaal, "leila").get(f"{HOME}told/{sami.pk}/"))
    assert DECIDED in told and for_yara not in told
    told = words_of(browser(wilgendaal, "yara").get(f"{HOME}told/{yara.pk}/"))
    assert for_yara in told and DECIDED not in told
    for who, mine, other in (("nele", DECIDED, for_yara), ("oona", for_yara, DECIDED)):
        page = words_of(browser(wilgendaal, who).get(f"{HOME}{(sami if who == 'nele' else yara).pk}/"))
        assert mine in page and other not in page


def test_the_family_reads_why_by_whom_and_who_looked_and_writes_beside_it(wilgendaal, held):
    puts(wilgendaal, "nele", held)
    ends(wilgendaal, (held, DECIDED))
    a_moment_later()
    client = browser(wilgendaal, "leila")
    page = words_of(client.get(f"{HOME}told/{held.pk}/"))
    for there in (PURPOSE, DECIDED, "Nele Baert", "Professional secrecy", "Criminal Code, article 458ter"):
        assert there in page
    assert ON_TABLE not in page
    assert client.post(f"{HOME}told/{held.pk}/", {"words": ""}).status_code == 422
    assert client.post(f"{HOME}told/{held.pk}/", {"words": "Ask me first."}).status_code == 302
    with as_owner():
        assert FamilyAnswer.unscoped.count() == 1
    assert "Ask me first." in words_of(browser(wilgendaal, "hanne").get(f"{HOME}{held.pk}/"))
    assert "A conference about your family" in words_of(client.get("/wilgendaal/"))
    assert "A conference about your family" not in words_of(browser(wilgendaal, "yara").get("/wilgendaal/"))


def test_the_second_person_answers_on_the_page_and_it_opens(wilgendaal, taken):
    child = convenes(wilgendaal, about(wilgendaal, "sami", told=()), **later(wilgendaal))[0]
    assert "Your second opinion is asked" in words_of(browser(wilgendaal, "nele").get("/wilgendaal/"))
    client = browser(wilgendaal, "nele")
    page = words_of(client.get(f"{HOME}{child.pk}/"))
    assert "Your second opinion is asked" in page and "Not safe before Monday." in page
    assert client.post(f"{HOME}{child.pk}/agree/", {"agrees": "yes"}).status_code == 302
    assert as_it_stands(child).opened_at
    assert "Not safe before Monday." in words_of(client.get(f"{HOME}{child.pk}/"))


def test_telling_and_putting_off_by_the_page(wilgendaal, taken):
    child = convenes(wilgendaal, about(wilgendaal, "sami", told=()), **later(wilgendaal))[0]
    nele = browser(wilgendaal, "nele")
    nele.post(f"{HOME}{child.pk}/agree/", {"agrees": "yes"})
    wrong = nele.post(f"{HOME}{child.pk}/later/", {"later_why": "Still not.", "review_on": "2020-01-01"})
    assert wrong.status_code == 422 and "Still not." in words_of(wrong)
    soon = (today() + timedelta(days=2)).isoformat()
    assert nele.post(f"{HOME}{child.pk}/later/", {"later_why": "Still not.", "review_on": soon}).status_code == 302
    hanne = browser(wilgendaal, "hanne")
    assert hanne.post(f"{HOME}{child.pk}/tell/", {"persons": [str(wilgendaal.people["ex"].pk)]}).status_code == 422
    assert hanne.post(f"{HOME}{child.pk}/tell/", {"persons": [str(wilgendaal.people["leila"].pk)]}).status_code == 302
    assert browser(wilgendaal, "leila").get(f"{HOME}told/{child.pk}/").status_code == 200


def test_taken_off_is_gone_and_closed_says_so(wilgendaal, taken):
    child = convenes(wilgendaal, about(wilgendaal, "sami", members=("nele", "oona")))[0]
    page = browser(wilgendaal, "hanne").get(f"{HOME}{child.pk}/").content.decode()
    off = next(part.split('"')[0] for part in page.split('action="') if "/off/" in part.split('"')[0])
    assert browser(wilgendaal, "leila").post(off).status_code == 404
    assert browser(wilgendaal, "hanne").post(off).status_code == 302
    seen = [who for who in ("nele", "oona") if browser(wilgendaal, who).get(f"{HOME}{child.pk}/").status_code == 200]
    assert len(seen) == 1
    days_pass(child, 30)
    assert browser(wilgendaal, seen[0]).get(f"{HOME}{child.pk}/").status_code == 404
    page = words_of(browser(wilgendaal, "hanne").get(f"{HOME}{child.pk}/"))
    assert "open to nobody any more" in page
