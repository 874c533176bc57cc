"""What is checked beside a question: tries, deciding oneself, guardians and a proof, figures (rows 5, 6, 10, 11, 32)."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import Http404
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import a_moment_later, ask, opened
from tests.situations.places import is_now, law_of
from village.foundation.small_numbers import said
from village.modules.help_requests import actions
from village.modules.help_requests.able import (
    Finding,
    LawPresumes,
    OnlyForYoung,
    SecondNeeded,
    beside,
    note_able,
)
from village.modules.help_requests.clock import look_around
from village.modules.help_requests.figures import last_quarter, make_quarters
from village.modules.help_requests.models import AbleNote, HelpRequest, QuarterReport
from village.modules.help_requests.words import Asker
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.consent.models import Restriction
from village.trust.notices.models import Notice
from village.trust.people.models import Guardianship
from village.trust.vocabulary import DataKind, NotAllowed

TRIED = Notice.Code.TRIED_TO_OPEN
NOT_YET, ABLE = AbleNote.Found.NOT_YET, AbleNote.Found.ABLE


def taken(cast: Cast, *, alone: bool = False) -> HelpRequest:
    asked = (
        ask(cast, cast.yara, "yara", actions.ask_alone, asker=Asker.YOUNG, called_name="Yara")
        if alone else ask(cast, cast.leila, "sami")
    )  # fmt: skip
    with acting_as(cast.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
    a_moment_later()
    return asked


def notices(cast: Cast, who: str, code: str) -> int:
    with as_owner():
        return Notice.unscoped.filter(person=cast.people[who], code=code).count()


def nobody_acts() -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.person', '', true)")


# row 6


def who_has_the_question_is_told_of_a_try(cast: Cast, place: str) -> None:
    asked = taken(cast)
    look_around()
    assert not notices(cast, "hanne", TRIED), "nobody tried yet"
    assert browser(cast, "ex").get(f"/wilgendaal/requests/{asked.pk}/follow/").status_code == 404
    assert browser(cast, "els").get(f"/wilgendaal/requests/{asked.pk}/").status_code == 404
    for _again in range(2):
        nobody_acts()
        look_around()
    assert notices(cast, "hanne", TRIED) == 1, "once, and a colleague's slip is no such try"
    page = words_of(browser(cast, "hanne").get(f"/wilgendaal/requests/{asked.pk}/"))
    assert "Rachid Haddad, who may not, tried to open something" in page
    for nobody in ("leila", "bram", "ex", "els"):
        assert not notices(cast, nobody, TRIED)
    assert "Rachid" not in words_of(browser(cast, "leila").get(f"/wilgendaal/requests/{asked.pk}/follow/"))
    with acting_as(cast.ex):
        assert beside(asked.pk) == []


# row 5


def authority_is_written_down_with_its_proof_and_confirmed(cast: Cast, place: str) -> None:
    asked = taken(cast)
    page = f"/wilgendaal/requests/{asked.pk}/guardians/"
    proof = {"authority": "parent", "evidence": "", "until": "", "email": ""}
    assert browser(cast, "hanne").post(page, proof).status_code == 422, "without a proof nothing is written down"
    for nobody in ("leila", "ex", "els", "bram", "jonas"):
        assert browser(cast, nobody).post(page, proof | {"evidence": "birth certificate"}).status_code == 404
    with as_owner():
        assert not Guardianship.unscoped.filter(guardian=cast.people["ex"]).exists()
    link = invited(cast, page)
    with acting_as(cast.ex), pytest.raises(Http404):
        opened(cast.ex, asked)
    assert browser(cast, "ex").post(link, {"answer": "yes"}).status_code == 302
    with as_owner():
        rows = Guardianship.unscoped.filter(guardian=cast.people["ex"], child=cast.people["sami"])
        assert rows and all("birth certificate" in row.evidence and row.law_version.startswith(place) for row in rows)
    with acting_as(cast.ex) as father:
        assert opened(father, asked)
        with pytest.raises(Http404):
            find(father, type(cast.people["leila"]), cast.people["leila"].pk)
    own = ask(cast, cast.leila, "leila", called_name="")
    with acting_as(cast.ex), pytest.raises(Http404):
        opened(cast.ex, own)


def invited(cast: Cast, page: str) -> str:
    said_so = {"authority": "parent", "evidence": "birth certificate, seen", "until": "", "email": "rachid@home.example"}
    client = browser(cast, "hanne")
    assert client.post(page, said_so).status_code == 302
    shown = client.get(page).content.decode()
    return "/wilgendaal/circle/guardian/" + shown.split("/circle/guardian/")[1].split("/")[0] + "/"


def the_order_of_a_judge_is_written_down_and_counts_at_once(cast: Cast, place: str) -> None:
    asked = taken(cast)
    page = f"/wilgendaal/requests/{asked.pk}/guardians/"
    browser(cast, "ex").post(invited(cast, page), {"answer": "yes"})
    ends = {"guardian": str(cast.people["ex"].pk), "evidence": "judgment of the family court, seen"}
    for nobody in ("leila", "ex", "bram"):
        assert browser(cast, nobody).post(page, ends).status_code == 404
    assert browser(cast, "hanne").post(page, ends | {"evidence": ""}).status_code == 422
    assert browser(cast, "hanne").post(page, ends).status_code == 302
    with acting_as(cast.ex), pytest.raises(Http404):
        opened(cast.ex, asked)
    with acting_as(cast.leila) as mother:
        assert opened(mother, asked)
    with as_owner():
        rows = Guardianship.unscoped.filter(guardian=cast.people["ex"])
        assert rows and all("judgment of the family court" in row.evidence for row in rows)
        assert not Restriction.unscoped.exists()
    assert notices(cast, "leila", Notice.Code.CIRCLE_CHANGED) and notices(cast, "ex", Notice.Code.CIRCLE_CHANGED)


# rows 10 and 11


def finds(cast: Cast, asked: HelpRequest, found: str, who: str = "hanne", second: str = "Oona Smet, care worker") -> AbleNote:
    with acting_as(cast.actors[who]) as worker:
        finding = Finding(found, "who hears this", "She weighs both sides.", second, timezone.localdate() + timedelta(days=90))
        made = note_able(opened(worker, asked), by=worker, finding=finding)
    a_moment_later()
    return made


def what_was_found_says_who_why_and_when_and_no_parent_reads_it(cast: Cast, place: str) -> None:
    asked = taken(cast, alone=True)
    note = finds(cast, asked, ABLE)
    assert note.author_name == "Hanne Moreels" and note.looked_with and note.review_on and note.law_version.startswith(place)
    page = f"/wilgendaal/requests/{asked.pk}/able/"
    shown = words_of(browser(cast, "yara").get(page))
    assert "She weighs both sides." in shown and "Oona Smet" in shown
    for nobody in ("leila", "ex", "els", "bram"):
        assert browser(cast, nobody).get(page).status_code == 404
    assert not notices(cast, "leila", Notice.Code.FAMILY_TOLD) and notices(cast, "yara", Notice.Code.FAMILY_TOLD)
    with acting_as(cast.leila), pytest.raises(Http404):
        find(cast.leila, AbleNote, note.pk)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT kinds FROM logbook_entry WHERE verb = 'help_requests.note_able'")
        assert cursor.fetchall() == [(1 << DataKind.OWN_STORY,)], "no line for who may not see that it was asked"


def a_finding_keeps_to_what_the_law_presumes(cast: Cast, place: str) -> None:
    asked, law = taken(cast, alone=True), law_of(place)
    for age in (10, 13, 15, 17):
        is_now(cast, "yara", age)
        assert finds(cast, asked, ABLE)
        if law.may_be_found_unable(age):
            assert finds(cast, asked, NOT_YET)
        else:
            with pytest.raises(LawPresumes):
                finds(cast, asked, NOT_YET)
    assert law.may_be_found_unable(17) == (law.value("own_capacity")["may_be_found"] == "both_ways" or place == "france")
    is_now(cast, "yara", 18)
    with pytest.raises(OnlyForYoung):
        finds(cast, asked, ABLE)


def nobody_finds_it_alone_and_it_opens_no_door(cast: Cast, place: str) -> None:
    asked = taken(cast, alone=True)
    for second in ("", "Hanne Moreels"):
        with pytest.raises(SecondNeeded):
            finds(cast, asked, NOT_YET, second=second)
    for nobody in ("bram", "nele", "leila"):
        with pytest.raises((NotAllowed, Http404)):
            finds(cast, asked, NOT_YET, who=nobody)
    is_now(cast, "yara", 11)
    finds(cast, asked, NOT_YET)
    with acting_as(cast.leila), pytest.raises(Http404):
        opened(cast.leila, asked)


def the_young_person_says_beside_it_how_they_see_it(cast: Cast, place: str) -> None:
    asked = taken(cast, alone=True)
    note, page = finds(cast, asked, AbleNote.Found.TOGETHER), f"/wilgendaal/requests/{asked.pk}/able/"
    assert browser(cast, "yara").post(page, {"words": ""}).status_code == 422
    assert browser(cast, "yara").post(page, {"words": "I decide this myself."}).status_code == 302
    assert "I decide this myself." in words_of(browser(cast, "hanne").get(page))
    with as_owner():
        AbleNote.unscoped.filter(pk=note.pk).update(review_on=timezone.localdate() - timedelta(days=1))
        Notice.unscoped.all().delete()
    for _again in range(2):
        nobody_acts()
        look_around()
    assert notices(cast, "hanne", Notice.Code.QUESTION) == 1, "time to look at it again, said once"


# row 32


def a_quarter_is_told_without_small_numbers(cast: Cast, place: str) -> None:
    from_on, until_on = last_quarter(timezone.localdate())
    for name, number in (("parent", 23), ("young", 12), ("neighbour", 3)):
        came(cast, number, asker=name, on=from_on + timedelta(days=9))
    came(cast, 40, asker="parent", on=until_on + timedelta(days=1))
    nobody_acts()
    assert make_quarters() == 1
    with as_owner():
        kept = QuarterReport.unscoped.get(village=cast.village)
    assert kept.tables["asker"] == {"parent": 25, "young": None, "neighbour": None}, "one alone would be reckoned out"
    assert kept.total == 40 and kept.smallest >= law_of(place).smallest_count and kept.law_version.startswith(place)


def it_is_made_once_and_read_by_who_answers_for_policy(cast: Cast, place: str) -> None:
    from_on, _until = last_quarter(timezone.localdate())
    came(cast, 30, asker="parent", on=from_on)
    nobody_acts()
    make_quarters()
    came(cast, 30, asker="parent", on=from_on)
    nobody_acts()
    assert make_quarters() == 0
    page = words_of(browser(cast, "griet").get("/wilgendaal/requests/figures/"))
    assert "about 30 questions" in page and "about 60 questions" not in page and "Sami" not in page
    for nobody in ("hanne", "mieke", "kobe", "pia", "leila"):
        assert browser(cast, nobody).get("/wilgendaal/requests/figures/").status_code == 404
    refused = pytest.raises(ProgrammingError, match="only for the clock")
    with acting_as(cast.griet), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.quarter_counts(%s, %s, %s)", [cast.village.pk, from_on, from_on])


def no_cell_can_be_reckoned_out_of_the_others(cast: Cast, place: str) -> None:
    smallest, to = law_of(place).smallest_count, int(law_of(place).value("smallest_count")["rounded_to"])
    for small in range(smallest):
        told = said({"a": small, "b": 40, "c": 55}, smallest, to)
        assert told["a"] is None and told["b"] is None and told["c"] == 55
        assert list(said({"a": small, "b": small}, smallest, to).values()) == [None, None]


def came(cast: Cast, number: int, *, asker: str, on: date) -> None:
    """So many questions of that quarter, as rows."""
    first = ask(cast, cast.leila, "sami")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'help_requests_helprequest'")
        others = [name for (name,) in cursor.fetchall() if name not in ("id", "item_id", "number", "asked_at", "asker")]
        cursor.execute(
            f"INSERT INTO help_requests_helprequest (id, item_id, number, asked_at, asker, {', '.join(others)})"
            f" SELECT k, k, left(k::text, 20), %s, %s, {', '.join(others)} FROM help_requests_helprequest,"
            " LATERAL (SELECT gen_random_uuid() AS k FROM generate_series(1, %s)) x WHERE id = %s",
            [on, asker, number, first.pk],
        )
        cursor.execute("DELETE FROM help_requests_requeststep WHERE request_id = %s", [first.pk])
        cursor.execute("DELETE FROM help_requests_helprequest WHERE id = %s", [first.pk])
