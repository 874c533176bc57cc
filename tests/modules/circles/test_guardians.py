"""Writing down who looks after a child: with a proof, by the law of the place, confirmed by that person, told to everybody."""

from datetime import timedelta

import pytest
from django.core import mail
from django.http import Http404
from django.utils import timezone

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner, restrict
from tests.modules.help_requests.conftest import asked, asked_alone, opened
from village.modules.circles import guardians
from village.modules.circles.models import Authority, GuardianInvite
from village.modules.circles.queries import my_kinds
from village.modules.help_requests import actions
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_subject
from village.trust.law.policies import policy_for
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.people.models import Guardianship
from village.trust.people.records import start_of
from village.trust.villages.models import Village
from village.trust.vocabulary import DataKind, NotAllowed, Purpose

__all__ = ["asked", "asked_alone"]
PROOF = "birth certificate, seen today"
SAID = {"authority": "parent", "evidence": PROOF, "until": "", "email": "rachid@elsewhere.example"}


def address(request):
    return f"/wilgendaal/requests/{request.pk}/guardians/"


def invite(cast, about="sami", by="hanne", **more):
    with acting_as(cast.actors[by]) as actor:
        return guardians.invite_guardian(
            cast.people[about].subject_id, by=actor, authority=more.pop("authority", Authority.PARENT),
            evidence=more.pop("evidence", PROOF), **more,
        )  # fmt: skip


def say(cast, who, secret, yes=True):
    with acting_as(cast.actors[who]) as actor:
        done = guardians.answer_invitation(secret, by=actor, yes=yes)
    a_moment_later()
    return done


def kinds_of(cast, who, about):
    with acting_as(cast.actors[who]):
        return my_kinds(cast.people[about].subject_id)


def told(cast, who):
    with as_owner():
        return Notice.unscoped.filter(person=cast.people[who], code="circle_changed").exists()


@pytest.mark.parametrize("place", ["be-flanders", "france", "netherlands", "uk-england"])
def test_a_second_guardian_sees_what_the_law_of_the_place_lets_a_guardian_see(wilgendaal, asked, place):
    with as_owner():
        Village.objects.filter(pk=wilgendaal.village.pk).update(jurisdiction=place)
    secret = invite(wilgendaal)
    assert kinds_of(wilgendaal, "ex", "sami") == frozenset(), "nothing before the own yes"
    assert say(wilgendaal, "ex", secret)
    today = timezone.localdate()
    born = wilgendaal.people["sami"].birth_date
    now_on = next(one for one in policy_for(place, today).guardian_phases(born) if one.from_date <= today < one.until_date)
    assert kinds_of(wilgendaal, "ex", "sami") == now_on.kinds and DataKind.OWN_STORY not in now_on.kinds
    with acting_as(wilgendaal.ex) as ex:
        assert opened(ex, asked), "a guardian of Sami reads what was asked about Sami"


def test_before_the_yes_and_without_an_invitation_nobody_reads_a_thing(wilgendaal, asked):
    invite(wilgendaal)
    with acting_as(wilgendaal.ex) as ex, pytest.raises(Http404):
        opened(ex, asked)


def test_the_young_person_the_other_guardian_and_the_worker_are_told(wilgendaal, asked):
    say(wilgendaal, "ex", invite(wilgendaal))
    for who in ("leila", "sami", "hanne"):
        assert told(wilgendaal, who), who
    for who in ("els", "bram", "yara", "stranger"):
        assert not told(wilgendaal, who), who
    with as_owner():
        verbs = set(Entry.unscoped.filter(subject_id=wilgendaal.people["sami"].subject_id).values_list("verb", flat=True))
    assert {"circles.invite_guardian", "circles.become_guardian"} <= verbs
    assert "said yes to being written down as a guardian" in words_of(
        browser(wilgendaal, "leila").get(f"/wilgendaal/circle/looked/?about={wilgendaal.people['sami'].subject_id}")
    )


def test_a_no_writes_nothing_down_and_the_link_is_used_up(wilgendaal, asked):
    secret = invite(wilgendaal)
    assert not say(wilgendaal, "ex", secret, yes=False)
    with acting_as(wilgendaal.ex) as ex, pytest.raises(NotAllowed):
        guardians.answer_invitation(secret, by=ex, yes=True)
    assert kinds_of(wilgendaal, "ex", "sami") == frozenset()


@pytest.mark.parametrize("who", ["bram", "mieke", "els", "kobe", "pia", "leila", "ex", "oona", "jonas"])
def test_only_a_contact_person_who_works_on_it_writes_it_down(wilgendaal, asked, who):
    with acting_as(wilgendaal.hanne) as hanne:
        from_door = guardians.ward_of(wilgendaal.people["sami"].subject_id)
        assert from_door and from_door.name == "Sami Benali" and hanne
    if who == "bram":  # on duty for it as well, until somebody takes it up
        with acting_as(wilgendaal.hanne) as hanne:
            actions.take_up(opened(hanne, asked), by=hanne)
    with pytest.raises(NotAllowed):
        invite(wilgendaal, by=who)
    with acting_as(wilgendaal.actors[who]):
        assert guardians.guardians_of(wilgendaal.people["sami"].subject_id) == []


def test_from_what_a_girl_asked_alone_nothing_about_parents_is_written_down(wilgendaal, asked_alone):
    with pytest.raises(NotAllowed):
        invite(wilgendaal, about="yara")
    client = browser(wilgendaal, "hanne")
    shown = words_of(client.get(address(asked_alone)))
    assert "This young person asked alone." in shown and "One more guardian" not in shown
    client.post(address(asked_alone), SAID)
    with as_owner():
        assert not GuardianInvite.unscoped.exists()


@pytest.mark.parametrize("who", ["hanne", "sami", "yara"])
def test_nobody_confirms_what_they_wrote_themselves_nor_a_child(wilgendaal, asked, who):
    secret = invite(wilgendaal)
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed, match="not for you"):
        guardians.answer_invitation(secret, by=actor, yes=True)


def test_a_decision_of_a_judge_still_wins(wilgendaal, asked):
    restrict(wilgendaal, "sami", "ex", "leila")
    say(wilgendaal, "ex", invite(wilgendaal))
    assert kinds_of(wilgendaal, "ex", "sami") == frozenset()
    with acting_as(wilgendaal.ex) as ex, pytest.raises(Http404):
        opened(ex, asked)


def test_one_guardian_never_reads_the_address_of_the_other(wilgendaal, asked):
    say(wilgendaal, "ex", invite(wilgendaal))
    for one, other in (("ex", "leila"), ("leila", "ex")):
        with acting_as(wilgendaal.actors[one]) as actor, pytest.raises(NotAllowed):
            open_subject(actor, wilgendaal.people[other].subject_id, Purpose.FOLLOW)


def test_an_end_that_a_judge_set_comes_before_the_one_of_the_law(wilgendaal, asked):
    day = timezone.localdate() + timedelta(days=40)
    say(wilgendaal, "ex", invite(wilgendaal, authority=Authority.FOSTER, until=day))
    with as_owner():
        rows = Guardianship.unscoped.filter(guardian=wilgendaal.people["ex"])
        assert {(one.authority, one.evidence) for one in rows} == {("foster", PROOF)}
        assert max(one.until for one in rows) == start_of(day)


def test_an_end_with_a_proof_closes_the_door_at_once(wilgendaal, asked):
    say(wilgendaal, "ex", invite(wilgendaal))
    with acting_as(wilgendaal.hanne) as hanne:
        guardians.end_guardian(
            wilgendaal.people["sami"].subject_id, by=hanne, guardian=wilgendaal.people["ex"].pk,
            evidence="decision of the judge",
        )  # fmt: skip
    assert told(wilgendaal, "ex") and kinds_of(wilgendaal, "ex", "sami") == frozenset()
    assert kinds_of(wilgendaal, "leila", "sami"), "the other guardian sees what she saw"
    with acting_as(wilgendaal.els) as els, pytest.raises(NotAllowed):
        guardians.end_guardian(
            wilgendaal.people["sami"].subject_id, by=els, guardian=wilgendaal.people["leila"].pk, evidence="x"
        )


def test_on_screen_from_the_proof_to_the_yes(wilgendaal, asked):
    hanne, ex = browser(wilgendaal, "hanne"), browser(wilgendaal, "ex")
    assert "Who looks after this child" in words_of(hanne.get(f"/wilgendaal/requests/{asked.pk}/"))
    shown = words_of(hanne.get(address(asked)))
    assert "About Sami Benali." in shown and "Leïla Benali" in shown
    wrong = hanne.post(address(asked), {**SAID, "authority": "", "until": "2020-01-01"})
    assert wrong.status_code == 422 and "Without one of these nothing is written down." in words_of(wrong)
    assert hanne.post(address(asked), SAID).status_code == 302
    link = words_of(hanne.get(address(asked)))
    path = link[link.index("/wilgendaal/circle/guardian/") :].split('"')[0]
    asks = words_of(ex.get(path))
    assert "Hanne Moreels of Huis van het Kind asks it" in asks and "Sami" not in asks, "a mail may go astray"
    assert ex.post(path, {"answer": "yes"}).status_code == 302
    a_moment_later()
    assert "Sami" in words_of(ex.get("/wilgendaal/circle/"))
    assert ex.get(path).status_code == 404, "it works once"
    assert browser(wilgendaal, "stranger").get("/wilgendaal/circle/guardian/nobody-has-this/").status_code == 404


def test_the_mail_says_nothing(wilgendaal, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        browser(wilgendaal, "hanne").post(address(asked), SAID)
    [sent] = mail.outbox
    assert sent.to == [SAID["email"]] and "Sami" not in sent.body + sent.subject and "/circle/guardian/" in sent.body


@pytest.mark.parametrize("who", ["els", "leila", "ex", "kobe", "mieke"])
def test_the_page_is_for_who_has_the_question(wilgendaal, asked, who):
    assert browser(wilgendaal, who).get(address(asked)).status_code == 404


def test_this_is_not_right_leads_to_a_correction(wilgendaal, asked):
    shown = words_of(browser(wilgendaal, "yara").get("/wilgendaal/circle/"))
    assert "This is not right" in shown and "/wilgendaal/own-data/correct/" in shown
    say(wilgendaal, "ex", invite(wilgendaal))
    about = wilgendaal.people["sami"].subject_id
    hers = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/circle/?about={about}"))
    assert "Rachid Haddad" in hers and f"/own-data/correct/?about={about}" in hers
