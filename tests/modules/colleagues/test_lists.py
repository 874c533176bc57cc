"""Bringing in a list: first every line with what is wrong in it, then exactly what was shown, all or nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.colleagues.conftest import HERE, place
from village.modules.colleagues import lists, tables
from village.modules.colleagues.models import Invitation
from village.trust.access.actor import acting_as
from village.trust.directory.models import Organization

HEAD = "Name,E-mail,Role,Direct number\n"
RIGHT = HEAD + "Vic Maes,vic@deloods.example,Youth worker,09 000 01 22\nRosa Peeters,rosa@deloods.example,member,\n"


def read(cast, text, by="nele"):
    data = text if isinstance(text, bytes) else text.encode()
    with acting_as(cast.actors[by]):
        return lists.read_colleagues(cast.organisations["loods"], data)


def send(client, cast, data, at=None):
    told = {"table": SimpleUploadedFile("list.csv", data if isinstance(data, bytes) else data.encode())}
    return client.post(at or f"{HERE}list/{place(cast)}/", told)


def invited():
    with as_owner():
        return sorted(Invitation.unscoped.values_list("email", flat=True))


def shown_in(page):
    return page.content.decode().partition('name="shown" value="')[2].partition('"')[0]


def test_a_right_list_is_shown_first_and_then_brought_in_as_it_was_shown(loods):
    client = browser(loods, "nele")
    page = send(client, loods, RIGHT)
    assert page.status_code == 200 and "2 lines, and all are right" in words_of(page) and invited() == []
    sent = client.post(f"{HERE}list/{place(loods)}/bring-in/", {"shown": shown_in(page)})
    assert sent.status_code == 302 and invited() == ["rosa@deloods.example", "vic@deloods.example"]


def test_each_line_says_in_words_what_is_wrong_and_nothing_comes_in(loods):
    client = browser(loods, "nele")
    page = send(client, loods, HEAD + "Vic Maes,vic@deloods.example,member,\n,not-a-mail,Keeper of the village,abc\n")
    words = words_of(page)
    assert page.status_code == 422 and "1 line is not right yet" in words and shown_in(page) == ""
    for said in ("Name: this is empty.", "E-mail: this is no e-mail address.", "is none of these", "this is no phone number."):
        assert said in words
    assert invited() == []


def test_the_same_twice_and_what_is_invited_already_is_said_at_its_line(loods):
    twice = read(loods, HEAD + "Vic,vic@a.example,member,\nVic M,VIC@a.example,member,\n")
    assert [line.problems for line in twice.lines] == [[], ["The same as line 2."]]
    client = browser(loods, "nele")
    client.post(f"{HERE}list/{place(loods)}/bring-in/", {"shown": shown_in(send(client, loods, RIGHT))})
    assert "is invited for this role already" in read(loods, RIGHT).lines[0].problems[0]


def test_what_was_not_shown_is_not_brought_in(loods):
    client = browser(loods, "nele")
    seal = shown_in(send(client, loods, RIGHT))
    send(client, loods, HEAD + "Another,another@deloods.example,member,\n")
    for told in ({"shown": seal}, {"shown": "made up"}, {}):
        assert client.post(f"{HERE}list/{place(loods)}/bring-in/", told).status_code == 302
    assert invited() == []


def test_when_something_changed_meanwhile_none_of_it_comes_in(loods):
    client = browser(loods, "nele")
    seal = shown_in(send(client, loods, RIGHT))
    told = {"email": "rosa@deloods.example", "name": "Rosa", "role": "member", "phone": ""}
    assert client.post(f"{HERE}invite/{place(loods)}/", told).status_code == 302
    client.post(f"{HERE}list/{place(loods)}/bring-in/", {"shown": seal})
    assert invited() == ["rosa@deloods.example"]


@pytest.mark.parametrize("data", [
    RIGHT.replace(",", ";").encode(), RIGHT.replace(",", "\t").encode(), b"\xef\xbb\xbf" + RIGHT.encode(),
    RIGHT.encode("utf-16"), RIGHT.replace("\n", "\r\n").encode(), RIGHT.replace("Vic Maes", "Zoë Maës").encode("cp1252"),
    ("\n\n" + RIGHT + "\n,,,\n").encode(), RIGHT.replace("Name", "naam").replace("naam", "NAME").encode(),
])  # fmt: skip
def test_lists_as_spreadsheets_save_them_are_read(loods, data):
    table = read(loods, data)
    assert table.is_right and len(table.lines) == 2 and table.lines[0].values["mail"] == "vic@deloods.example"


@pytest.mark.parametrize("data", [
    b"", b"\x00", b"\xff\xfe", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b'"' * 5000, b"\r", b",,,,\n,,,",
    b"Name,E-mail,Role\n" + b'"a\nb",x,y', b"a" * 200_000, HEAD.encode(), b"Name;E-mail;Role;\n;;;;;;;;;;x\n",
    (HEAD + "=cmd,=1+1,@x,-1\n").encode(), ("Name,E-mail,Role\n" + "x," * 100_000).encode(),
    "Name,E-mail,Role\n\u202e,\u0000,\ud7ff\n".encode(),
])  # fmt: skip
def test_whatever_bytes_come_the_answer_is_a_sentence(loods, data):
    page = send(browser(loods, "nele"), loods, data)
    assert page.status_code == 422 and invited() == []


def test_a_list_has_a_bounded_size(loods):
    many = HEAD + "".join(f"N {n},n{n}@a.example,member,\n" for n in range(tables.MOST_ROWS + 1))
    assert "At most 200 lines" in read(loods, many).problem
    page = send(browser(loods, "nele"), loods, b"x" * (256 * 1024 + 1))
    assert page.status_code == 422 and "too large" in words_of(page)


def test_the_empty_list_is_one_that_can_be_read(loods):
    got = browser(loods, "nele").get(f"{HERE}list/{place(loods)}/empty/")
    assert got["Content-Type"].startswith("text/csv") and read(loods, got.content).is_right


@pytest.mark.parametrize("who", ["jonas", "mieke", "kobe", "griet", "leila", ""])
def test_nobody_but_the_manager_brings_in_colleagues(loods, who):
    client = browser(loods, who)
    for path in ("", "empty/"):
        assert client.get(f"{HERE}list/{place(loods)}/{path}").status_code in (302, 404)
    assert send(client, loods, RIGHT).status_code in (302, 404)
    assert client.post(f"{HERE}list/{place(loods)}/bring-in/", {"shown": "x"}).status_code in (302, 404)
    assert invited() == []


PLACES = "Name,Kind,Phone,First manager,E-mail of the first manager\nDe Brug,School,09 000 01 60,Ida Claes,ida@debrug.example\n"


def test_the_keeper_brings_in_organisations_each_with_its_first_manager(wilgendaal):
    client = browser(wilgendaal, "kobe")
    page = send(client, wilgendaal, PLACES, f"{HERE}organisations/list/")
    assert page.status_code == 200
    assert client.post(f"{HERE}organisations/list/bring-in/", {"shown": shown_in(page)}).status_code == 302
    with as_owner():
        made = Organization.unscoped.get(name="De Brug")
        asked = Invitation.unscoped.get()
    assert (made.works_in, made.jurisdiction, made.is_contact_point) == ("school", "be-flanders", False)
    assert (asked.organisation_id, asked.role, asked.email) == (made.pk, "manager", "ida@debrug.example")
    again = send(client, wilgendaal, PLACES, f"{HERE}organisations/list/")
    assert again.status_code == 422 and "There is an organisation with this name already." in words_of(again)


@pytest.mark.parametrize("who", ["griet", "mieke", "pia", "leila"])
def test_nobody_but_the_keeper_brings_in_organisations(wilgendaal, who):
    client = browser(wilgendaal, who)
    assert send(client, wilgendaal, PLACES, f"{HERE}organisations/list/").status_code == 404
    assert client.post(f"{HERE}organisations/list/bring-in/", {"shown": "x"}).status_code == 404
    with as_owner():
        assert not Organization.unscoped.filter(name="De Brug").exists()
