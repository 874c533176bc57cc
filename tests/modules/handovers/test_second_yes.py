"""Showing one question to one more person where the law asks two yeses: after both, never after one; one no is enough."""

from datetime import timedelta

import pytest
from django.core import mail
from django.http import Http404
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.handovers.screens import AT, H, link_in, page, post
from tests.modules.help_requests.conftest import HARD, a_moment_later, ask, opened
from village.foundation.time_range import now
from village.modules.circles.actions import SomebodyElseMustAgree
from village.modules.circles.one_thing import share_one
from village.modules.handovers import second_yes
from village.modules.handovers.actions import NotNow
from village.modules.handovers.models import AlongAsked
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.consent.models import Consent
from village.trust.notices.models import Notice
from village.trust.people.models import EntryCode, Guardianship, Person
from village.trust.villages.models import Village
from village.trust.vocabulary import NotAllowed

FOUR = ["be-flanders", "france", "netherlands", "uk-england"]
ALONG = {"who": "somebody", "name": "Grandmother", "email": "oma@elsewhere.example", "how_long": "month"}


def law(cast, jurisdiction):
    with as_owner():
        Village.objects.filter(pk=cast.village.pk).update(jurisdiction=jurisdiction)


@pytest.fixture
def about_yara(wilgendaal):
    """Leïla asked about Yara, who is fourteen, with the family."""
    return ask(wilgendaal, wilgendaal.leila, "yara", asker=Asker.PARENT, called_name="Yara")


def first_yes(cast, request, who="leila", **more):
    with acting_as(cast.actors[who]) as actor:
        asked = second_yes.ask_along(
            opened(actor, request), by=actor, called="Grandmother", until=now() + timedelta(days=9), language="nl", **more
        )
    a_moment_later()
    return asked


def second(cast, asked, who="yara", verb=second_yes.agree_along):
    with acting_as(cast.actors[who]) as actor:
        answer = verb(find(actor, AlongAsked, asked.pk), by=actor)
    a_moment_later()
    return answer


def is_open(request):
    with as_owner():
        return Consent.unscoped.filter(item_id=request.pk, to_person__isnull=False, withdrawn_at=None).exists()


def told(cast, who, code):
    with as_owner():
        return Notice.unscoped.filter(person=cast.people[who], code=code).exists()


@pytest.mark.parametrize("place", FOUR)
def test_it_opens_after_both_yeses_and_not_after_one(wilgendaal, about_yara, place):
    law(wilgendaal, place)
    asked = first_yes(wilgendaal, about_yara)
    assert not is_open(about_yara) and told(wilgendaal, "yara", "share_yes") and not told(wilgendaal, "leila", "share_yes")
    with as_owner():
        assert not EntryCode.unscoped.filter(item_id=about_yara.pk, way="link").exists(), "no link before the last yes"
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotNow):
        second_yes.agree_along(find(leila, AlongAsked, asked.pk), by=leila)
    assert not is_open(about_yara), "the same side twice is one yes"
    assert second(wilgendaal, asked) and is_open(about_yara)
    with as_owner():
        assert Consent.unscoped.get(item_id=about_yara.pk, to_person__isnull=False).how == "several said yes"


@pytest.mark.parametrize("place", FOUR)
def test_the_young_person_may_be_the_first_and_one_no_ends_it(wilgendaal, about_yara, place):
    law(wilgendaal, place)
    asked = first_yes(wilgendaal, about_yara, who="yara")
    second(wilgendaal, asked, who="leila", verb=second_yes.refuse_along)
    assert not is_open(about_yara) and told(wilgendaal, "yara", "family_told")
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotNow):
        second_yes.agree_along(find(leila, AlongAsked, asked.pk), by=leila)
    assert not is_open(about_yara)


@pytest.mark.parametrize(
    ("place", "alone"), [("be-flanders", False), ("france", False), ("netherlands", True), ("uk-england", True)]
)
def test_at_sixteen_it_is_as_the_law_of_the_place_says(wilgendaal, about_yara, place, alone):
    law(wilgendaal, place)
    with as_owner():
        today = timezone.localdate()
        Person.unscoped.filter(pk=wilgendaal.people["yara"].pk).update(birth_date=today.replace(year=today.year - 16, day=1))
    with acting_as(wilgendaal.yara) as yara:
        mine = opened(yara, about_yara)
        if alone:
            assert share_one(mine, by=yara, to_person=wilgendaal.nele.person_id)
        else:
            with pytest.raises(SomebodyElseMustAgree):
                share_one(mine, by=yara, to_person=wilgendaal.nele.person_id)
    if alone:
        with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed, match="whose yes is asked"):
            second_yes.ask_along(opened(leila, about_yara), by=leila, called="Oma", until=now(), language="nl")


@pytest.mark.parametrize("who", ["hanne", "els", "ex", "oma", "jonas", "stranger", "mieke"])
def test_nobody_else_says_yes_or_sees_that_it_is_asked(wilgendaal, about_yara, who):
    asked = first_yes(wilgendaal, about_yara)
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises((Http404, NotAllowed)):
        second_yes.agree_along(find(actor, AlongAsked, asked.pk), by=actor)
    assert browser(wilgendaal, who).get(f"{H}/along/asked/{asked.pk}/").status_code == 404
    assert not is_open(about_yara)


def test_the_yes_of_somebody_who_is_no_longer_guardian_does_not_count(wilgendaal, about_yara):
    asked = first_yes(wilgendaal, about_yara)
    with as_owner():
        Guardianship.unscoped.filter(child=wilgendaal.people["yara"]).update(until=now() - timedelta(minutes=1))
    assert second(wilgendaal, asked) == "" and not is_open(about_yara)


def test_on_screen_from_the_first_yes_to_the_link(wilgendaal, about_yara):
    leila, yara = browser(wilgendaal, "leila"), browser(wilgendaal, "yara")
    there = f"{H}/along/{about_yara.pk}/"
    assert "Here the law asks two yeses" in page(leila, there)
    assert "Yes, and ask the second yes" in words_of(post(leila, there, 200, step="look", **ALONG))
    address = post(leila, there, step="share", **ALONG)["Location"]
    assert "Waits for a yes" in page(leila, address)
    assert "Waits for a second yes" in page(leila, f"{AT}/requests/{about_yara.pk}/follow/")
    shown = page(yara, address)
    assert "May Grandmother read this along?" in shown and HARD in shown
    assert mail.outbox == []
    link = link_in(page(yara, post(yara, address, answer="yes")["Location"]))
    reader = browser(wilgendaal)
    came = reader.post(AT + link)
    assert HARD in words_of(reader.get(came["Location"], follow=True))
    assert "Grandmother" in page(leila, f"{AT}/requests/{about_yara.pk}/follow/")


def test_after_a_no_the_page_says_what_is_still_possible(wilgendaal, about_yara):
    leila, yara = browser(wilgendaal, "leila"), browser(wilgendaal, "yara")
    address = post(leila, f"{H}/along/{about_yara.pk}/", step="share", **ALONG)["Location"]
    post(yara, address, answer="no")
    for client in (leila, yara):
        shown = page(client, address)
        assert "One no is enough" in shown and "This is still possible:" in shown and "Yes, they may read it" not in shown
    assert not is_open(about_yara)


def test_of_a_question_just_for_her_the_mother_is_never_asked(wilgendaal):
    alone = ask(wilgendaal, wilgendaal.yara, "yara", actions.ask_alone, asker=Asker.YOUNG, called_name="Yara")
    shown = page(browser(wilgendaal, "yara"), f"{H}/along/{alone.pk}/")
    assert "two yeses" not in shown
    assert browser(wilgendaal, "leila").get(f"{H}/along/{alone.pk}/").status_code == 404
    with as_owner():
        assert HelpRequest.unscoped.get(pk=alone.pk).route == "own"
