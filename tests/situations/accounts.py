"""What is checked of what is frozen, of a leak, and of a question that comes to an account later (rows 27, 33 and 35)."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import Http404
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import Cast, as_owner, guardian, person
from tests.modules.help_requests.conftest import HARD, a_moment_later, ask, opened, question
from tests.situations.places import law_of
from village.foundation.time_range import now
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker
from village.modules.own_data import leaks
from village.modules.own_data.models import Freeze, Leak, Twin
from village.modules.own_data.terms import answer_day
from village.trust.access.actor import acting_as
from village.trust.access.receipts import come_in, new_receipt
from village.trust.law.answers import GraveAct
from village.trust.notices.models import Notice
from village.trust.people.models import Person

# row 33


def somebody_looked(cast: Cast) -> None:
    """Hanne's account opened what Leïla asked about Sami, and what Yara asked alone."""
    for asked in (ask(cast, cast.leila, "sami"), ask(cast, cast.yara, "yara", actions.ask_alone, called_name="Yara")):
        with acting_as(cast.hanne) as hanne:
            assert opened(hanne, asked)
    a_moment_later()


def wrote_down(cast: Cast) -> Leak:
    since, until, found = (
        timezone.localtime(now() + timedelta(minutes=shift)).strftime("%Y-%m-%dT%H:%M") for shift in (-180, 5, -60)
    )
    sent = {"what": "A laptop was taken, still signed in.", "through": str(cast.people["hanne"].pk), "from_at": since,
            "until": until, "found_at": found}  # fmt: skip
    page = "/wilgendaal/own-data/leaks/"
    for nobody in ("hanne", "mieke", "griet", "kobe", "leila"):
        assert browser(cast, nobody).post(page, sent).status_code == 404
    assert browser(cast, "pia").post(page, sent).status_code == 302
    with as_owner():
        return Leak.unscoped.get(village=cast.village)


def one_question_tells_whom_it_touches_and_the_clock_runs(cast: Cast, place: str) -> None:
    somebody_looked(cast)
    leak, law = wrote_down(cast), law_of(place)
    assert leak.tell_by == leak.found_at + timedelta(hours=law.breach_hours) and leak.law_version.startswith(place)
    page = f"/wilgendaal/own-data/leaks/{leak.pk}/"
    shown = words_of(browser(cast, "pia").get(page))
    with acting_as(cast.pia):
        one = leaks.leak(leak.pk)
    assert one and one.people == 2 and one.lines >= 2 and "Hanne Moreels" in shown
    assert "Sami" not in shown and "Yara" not in shown and HARD not in shown, "numbers, no name and no word"
    assert law.value("authority")[0].split(" (")[0] in browser(cast, "pia").get(f"{page}text/").content.decode()
    with as_owner():
        Leak.unscoped.filter(pk=leak.pk).update(tell_by=now() + timedelta(hours=3))
    for _again in range(2):
        leaks.remind()
    with as_owner():
        assert Notice.unscoped.filter(person=cast.people["pia"], path=f"own-data/leaks/{leak.pk}/").count() == 1
    assert browser(cast, "pia").post(page, {"reference": ""}).status_code == 422
    assert browser(cast, "pia").post(page, {"reference": "2026-17"}).status_code == 302
    with as_owner():
        assert Leak.unscoped.get(pk=leak.pk).authority_told_at
    with acting_as(cast.mieke):
        assert leaks.leaks() == [] and leaks.leak(leak.pk) is None


def everybody_it_touches_reads_a_letter_and_nobody_else(cast: Cast, place: str) -> None:
    somebody_looked(cast)
    leak = wrote_down(cast)
    letter = f"/wilgendaal/own-data/leak/{leak.pk}/"
    assert browser(cast, "leila").get(letter).status_code == 404, "not before it is sent"
    words = {"words": "A laptop was taken. We closed it at once."}
    assert browser(cast, "pia").post(f"/wilgendaal/own-data/leaks/{leak.pk}/", words).status_code == 302
    mother = words_of(browser(cast, "leila").get(letter))
    assert "A laptop was taken." in mother and "About Sami" in mother and "Yara" not in mother
    assert "About you" in words_of(browser(cast, "yara").get(letter))
    for nobody in ("ex", "els", "hanne", "stranger", "pia"):
        assert browser(cast, nobody).get(letter).status_code == 404
    with as_owner():
        told = set(Notice.unscoped.filter(code=Notice.Code.LEAK).values_list("person_id", flat=True))
        assert {cast.people[who].pk for who in ("leila", "yara", "sami")} == told
    with acting_as(cast.pia):
        assert leaks.send_letter(leak.pk, "Once more.") is None, "it goes once"
    with acting_as(cast.hanne), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.leak_seen(%s, now(), now())", [cast.people["hanne"].pk])


# row 35


def asked_with_a_code(cast: Cast) -> tuple[HelpRequest, str]:
    with acting_as(cast.visitor) as visitor:
        child = actions.come_in(visitor, name="Noor", language="nl")
        asked = actions.ask_alone(
            actions.Subject(pk=child.subject_id), by=child, question=question(asker=Asker.YOUNG, called_name="Noor")
        )
        code = new_receipt(child.person_id, asked.pk)
    a_moment_later()
    return asked, code


def joined(cast: Cast, slug: str = "noor") -> None:
    with as_owner():
        person(cast, slug, "Noor Janssens")


def what_was_asked_with_a_code_comes_to_the_account(cast: Cast, place: str) -> None:
    asked, code = asked_with_a_code(cast)
    joined(cast)
    page = "/wilgendaal/own-data/with-code/"
    assert browser(cast, "noor").get(f"/wilgendaal/requests/{asked.pk}/follow/").status_code == 404
    assert browser(cast, "noor").post(page, {"code": "1234 5678 1234 5678"}).status_code == 422
    for nobody in ("hanne", "pia"):
        assert browser(cast, nobody).post(page, {"code": code}).status_code == 404, "who works here has no such page"
    assert browser(cast).post(page, {"code": code}).status_code == 302, "a visitor signs in first"
    client = browser(cast, "noor")
    assert client.post(page, {"code": " ".join(code[at : at + 4] for at in range(0, 16, 4))}).status_code == 302
    assert HARD in words_of(client.get(f"/wilgendaal/requests/{asked.pk}/follow/"))
    assert come_in(cast.village.pk, "receipt", code, use=False) is None, "the code opens nothing any more"
    assert browser(cast, "leila").post(page, {"code": code}).status_code == 422
    for nobody in ("leila", "ex", "els"):
        assert browser(cast, nobody).get(f"/wilgendaal/requests/{asked.pk}/follow/").status_code == 404


def an_account_that_holds_something_is_not_mixed_up(cast: Cast, place: str) -> None:
    """Of a child with a guardian nothing moves by itself: no parent comes to see what was asked alone."""
    asked, code = asked_with_a_code(cast)
    joined(cast)
    with as_owner():
        born = now().date().replace(day=1) - timedelta(days=365 * 14)
        Person.unscoped.filter(pk=cast.people["noor"].pk).update(birth_date=born)
        cast.people["noor"].birth_date = born
        guardian(cast, "leila", "noor")
    client = browser(cast, "noor")
    assert client.post("/wilgendaal/own-data/with-code/", {"code": code}).status_code == 302
    assert client.get(f"/wilgendaal/requests/{asked.pk}/follow/").status_code == 404
    assert browser(cast, "leila").get(f"/wilgendaal/requests/{asked.pk}/follow/").status_code == 404
    assert come_in(cast.village.pk, "receipt", code, use=False), "until two people looked, the code works"
    with as_owner():
        assert Twin.unscoped.filter(village=cast.village, answer="").count() == 1


# row 27


def taken(cast: Cast) -> HelpRequest:
    asked = ask(cast, cast.leila, "sami")
    with acting_as(cast.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
    a_moment_later()
    return asked


def frozen(cast: Cast) -> HelpRequest:
    asked = taken(cast)
    page = f"/wilgendaal/own-data/freeze/{asked.pk}/"
    for nobody in ("hanne", "ex", "els", "yara"):
        assert browser(cast, nobody).post(page, {"because": "not_right"}).status_code == 404
    assert browser(cast, "leila").post(page, {"because": ""}).status_code == 422
    assert browser(cast, "leila").post(page, {"because": "not_right"}).status_code == 302
    a_moment_later()
    return asked


def what_is_frozen_only_the_privacy_officer_reads(cast: Cast, place: str) -> None:
    asked = frozen(cast)
    for nobody in ("hanne", "bram", "mieke", "ex", "griet"):
        assert browser(cast, nobody).get(f"/wilgendaal/requests/{asked.pk}/").status_code == 404, nobody
    with acting_as(cast.pia) as pia:
        assert opened(pia, asked).hard == HARD
    with acting_as(cast.leila) as mother:
        assert opened(mother, asked).hard == HARD
    with as_owner():
        one = Freeze.unscoped.get(item_id=asked.pk)
        assert one.answer_by.date() == answer_day(law_of(place), one.asked_at).date() and one.law_version.startswith(place)
    had_it = words_of(browser(cast, "hanne").get("/wilgendaal/own-data/frozen/"))
    assert asked.number in had_it and "Something in it is not right" in had_it and HARD not in had_it and "Sami" not in had_it
    for nobody in ("bram", "els", "griet", "kobe"):
        assert asked.number not in words_of(browser(cast, nobody).get("/wilgendaal/own-data/frozen/"))
    with as_owner():
        assert Notice.unscoped.filter(person=cast.people["hanne"], path="own-data/frozen/").count() == 1


def it_goes_on_by_the_family_or_by_two_with_a_reason(cast: Cast, place: str) -> None:
    asked, listed = frozen(cast), "/wilgendaal/own-data/frozen/"
    with as_owner():
        key = str(Freeze.unscoped.get(item_id=asked.pk).pk)
    for nobody in ("hanne", "kobe", "griet"):
        assert browser(cast, nobody).post(listed, {"frozen": key, "reason": "It is fine."}).status_code == 404
        assert browser(cast, nobody).post(listed, {"frozen": key, "reason": ""}).status_code == 404
    assert browser(cast, "pia").post(listed, {"frozen": key, "reason": "It was put right."}).status_code == 302
    assert browser(cast, "pia").post(listed, {"frozen": key, "reason": ""}).status_code == 404, "not the own proposal"
    assert law_of(place).second_person_needed(GraveAct.LIFT_RESTRICTION)
    with acting_as(cast.hanne), pytest.raises(Http404):
        opened(cast.hanne, asked)
    assert browser(cast, "kobe").post(listed, {"frozen": key, "reason": ""}).status_code == 302
    a_moment_later()
    with acting_as(cast.hanne) as hanne:
        assert opened(hanne, asked).hard == HARD
    with acting_as(cast.pia), pytest.raises(Http404):
        opened(cast.pia, asked)
    page = f"/wilgendaal/own-data/freeze/{asked.pk}/"
    assert browser(cast, "leila").post(page, {"because": "object"}).status_code == 302
    assert browser(cast, "leila").post(page, {}).status_code == 302, "the family needs nobody for it"
    a_moment_later()
    with acting_as(cast.hanne) as hanne:
        assert opened(hanne, asked).answer_by
