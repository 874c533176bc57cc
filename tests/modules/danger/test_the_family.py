"""The family reads what was decided once they are told, each for themself; before that, nothing anywhere tells of it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner
from tests.modules.danger.conftest import (
    as_it_stands,
    confirms,
    does,
    looks,
    opened,
    person_ids,
    reviews,
    shares,
    whom,
    worry,
)
from tests.modules.help_requests.conftest import a_moment_later
from village.modules.circles.queries import eyes_on
from village.modules.danger import actions
from village.modules.danger.models import DangerAct, SharedCopy
from village.modules.danger.queries import acts_told_to, law_here, to_review
from village.modules.danger.writing import SecondPersonNeeded
from village.trust.access.actor import acting_as
from village.trust.access.explain import looks_at, who_can_see
from village.trust.access.opening import find, open_list, open_subject
from village.trust.consent.models import Mandate
from village.trust.logbook.models import Entry, Shown
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed, Purpose


def lines_for(actor, subject_id):
    """Who did what, as this reader finds it in the logbook: by the function of the page, and by the bare tables."""
    with acting_as(actor):
        open_list(actor, Purpose.CHECK)
        found = looks_at(subject_id, size=200)
        bare = Entry.unscoped.filter(subject_id=subject_id).exclude(person_id=actor.person_id)
        assert set(bare.values_list("id", flat=True)) <= {one.id for one in found} | set(
            bare.filter(item_id=None).values_list("id", flat=True)
        )
        Shown.unscoped.filter(subject_id=subject_id).count()
        return {(one.person_id, one.act) for one in found if one.person_id != actor.person_id}


def tells(cast, by, act, *who):
    return does(
        by,
        act,
        actions.tell_family,
        persons=person_ids(cast, *who),
        words="We were afraid for you, so we asked for help.",
    )


# --- before ---


@pytest.mark.parametrize("who", ["yara", "leila"])
def test_before_they_are_told_the_logbook_says_nothing(wilgendaal, asked_alone, who):
    subject = wilgendaal.people["yara"].subject_id
    before = lines_for(wilgendaal.actors[who], subject)
    act = looks(wilgendaal, wilgendaal.nele)
    with acting_as(wilgendaal.nele):
        open_subject(wilgendaal.nele, subject, Purpose.DANGER)
        find(wilgendaal.nele, type(asked_alone), asked_alone.pk, Purpose.DANGER)
    confirms(wilgendaal.mieke, act)
    reviews(wilgendaal.pia, act)
    assert lines_for(wilgendaal.actors[who], subject) == before


@pytest.mark.parametrize("who", ["yara", "leila"])
def test_before_they_are_told_the_circle_shows_nobody_new(wilgendaal, asked_alone, who):
    actor, subject = wilgendaal.actors[who], wilgendaal.people["yara"].subject_id

    def circle():
        with acting_as(actor):
            open_list(actor)
            return {eye.reader_id for eye in eyes_on(subject)}

    before = circle()
    act = looks(wilgendaal, wilgendaal.nele)
    assert circle() == before
    with acting_as(wilgendaal.yara):
        mine = find(wilgendaal.yara, type(asked_alone), asked_alone.pk)
        assert wilgendaal.people["nele"].pk not in {reader.person_id for reader in who_can_see(mine)}
    with acting_as(actor):
        open_list(actor)
        assert Mandate.unscoped.count() == 0 and DangerAct.unscoped.count() == 0
        with pytest.raises(Http404):
            find(actor, Mandate, as_it_stands(act).mandate_id)


def test_before_they_are_told_no_notice_comes(wilgendaal, asked):
    act = shares(wilgendaal, wilgendaal.hanne, about="sami")
    confirms(wilgendaal.mieke, act)
    with as_owner():
        family = Notice.unscoped.filter(person_id__in=person_ids(wilgendaal, "leila", "yara", "sami"))
        assert not [one.code for one in family if one.code.startswith(("danger", "family"))]


# --- telling ---


def test_once_told_she_reads_the_act_the_copy_and_who_looked(wilgendaal, asked_alone):
    act = looks(wilgendaal, wilgendaal.nele)
    with acting_as(wilgendaal.nele):
        open_subject(wilgendaal.nele, act.subject_id, Purpose.DANGER)
    confirms(wilgendaal.mieke, act)
    tells(wilgendaal, wilgendaal.nele, act, "yara")
    a_moment_later()
    with acting_as(wilgendaal.yara):
        assert opened(wilgendaal.yara, act).facts
        assert find(wilgendaal.yara, Mandate, as_it_stands(act).mandate_id).ground
    assert (wilgendaal.people["nele"].pk, "danger") in lines_for(wilgendaal.yara, act.subject_id)
    with as_owner():
        assert (
            Notice.unscoped.filter(person=wilgendaal.people["yara"], code=Notice.Code.FAMILY_TOLD).count()
            == 1
        )


def test_whom_they_did_not_tell_still_sees_nothing(wilgendaal):
    """A guardian for whom reading it could make it worse is left out: no act, no line, no notice (T22, row 29)."""
    subject = wilgendaal.people["yara"].subject_id
    before = lines_for(wilgendaal.leila, subject)
    act = shares(wilgendaal, wilgendaal.hanne)
    confirms(wilgendaal.mieke, act)
    tells(wilgendaal, wilgendaal.hanne, act, "yara")
    assert lines_for(wilgendaal.leila, subject) == before
    with acting_as(wilgendaal.leila):
        with pytest.raises(Http404):
            opened(wilgendaal.leila, act)
        with pytest.raises(Http404):
            find(wilgendaal.leila, SharedCopy, act.copy_id)
        open_list(wilgendaal.leila)
        assert not acts_told_to(wilgendaal.leila).exists()


@pytest.mark.parametrize("who", ["ex", "stranger", "oma", "els"])
def test_only_the_family_can_be_told(wilgendaal, who):
    act = shares(wilgendaal, wilgendaal.hanne)
    confirms(wilgendaal.mieke, act)
    with acting_as(wilgendaal.hanne):
        found = opened(wilgendaal.hanne, act)
        with pytest.raises(DatabaseError, match="not to this person"), transaction.atomic():
            actions.tell_family(
                found, by=wilgendaal.hanne, persons=person_ids(wilgendaal, who), words="Hello."
            )


def test_who_was_told_before_reads_it_at_once(wilgendaal, law):
    with acting_as(wilgendaal.hanne):
        act = actions.not_share(
            whom(wilgendaal, "sami"), by=wilgendaal.hanne, told=tuple(person_ids(wilgendaal, "leila")),
            worry=worry(law, told_before_on=timezone.localdate(), told_by="Hanne, at the kitchen table"),
        )  # fmt: skip
    with acting_as(wilgendaal.leila):
        assert opened(wilgendaal.leila, act).facts


def test_the_family_writes_what_they_think_and_changes_nothing(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne)
    confirms(wilgendaal.mieke, act)
    tells(wilgendaal, wilgendaal.hanne, act, "yara")
    does(wilgendaal.yara, act, actions.answer, words="You should have asked me first.")
    for verb, more in ((actions.add, {"words": "x"}), (actions.review, {"justified": False, "words": "x"}),
                       (actions.note_outcome, {"words": "x"})):  # fmt: skip
        with pytest.raises(NotAllowed):
            does(wilgendaal.yara, act, verb, **more)
    with acting_as(wilgendaal.hanne), pytest.raises(NotAllowed):
        actions.answer(opened(wilgendaal.hanne, act), by=wilgendaal.hanne, words="Not mine to say.")


def test_telling_later_is_not_for_the_one_who_decided_it_alone(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne)
    confirms(wilgendaal.mieke, act)
    later = timezone.localdate() + timedelta(days=3)
    with pytest.raises(SecondPersonNeeded):
        does(wilgendaal.hanne, act, actions.not_told_yet, words="Not safe.", review_on=later)
    does(wilgendaal.mieke, act, actions.not_told_yet, words="Not safe before Monday.", review_on=later)
    assert as_it_stands(act).tell_review_on == later


# --- looking back ---


def test_team_leader_and_privacy_officer_see_only_that_a_look_back_is_due(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne, second="bram")
    confirms(wilgendaal.bram, act)
    for who in ("mieke", "pia"):
        actor = wilgendaal.actors[who]
        with acting_as(actor):
            [waiting] = to_review()
            assert (waiting.id, waiting.deed, waiting.place) == (act.pk, "share", "Huis van het Kind")
            assert not {"about_name", "facts", "decider"} & set(vars(waiting))
            with pytest.raises(Http404):
                opened(actor, act)
    for who in ("hanne", "bram", "oona", "griet", "kobe", "karim", "leila"):
        with acting_as(wilgendaal.actors[who]):
            assert to_review() == []


def test_opening_it_to_look_back_is_for_who_had_no_part_in_it(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne)
    confirms(wilgendaal.mieke, act)
    for who in ("mieke", "bram", "karim", "griet", "leila", "hanne"):
        with (
            acting_as(wilgendaal.actors[who]),
            connection.cursor() as cursor,
            pytest.raises(DatabaseError),
            transaction.atomic(),
        ):
            cursor.execute("SELECT app.take_review(%s)", [act.pk])
    reviews(wilgendaal.pia, act)
    does(wilgendaal.pia, act, actions.review, justified=True, words="Careful, and the least that helps.")
    kept = as_it_stands(act)
    assert kept.justified and kept.reviewed_at
    with as_owner():
        assert Notice.unscoped.filter(
            person=wilgendaal.people["hanne"], code=Notice.Code.DANGER_REVIEWED
        ).exists()


def test_nobody_looks_back_at_what_they_decided_or_confirmed(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne)
    confirms(wilgendaal.mieke, act)
    for actor in (wilgendaal.hanne, wilgendaal.mieke):
        with pytest.raises(NotAllowed):
            does(actor, act, actions.review, justified=True, words="Fine.")


def test_the_look_back_is_due_within_three_working_days(wilgendaal, law):
    act = shares(wilgendaal, wilgendaal.hanne)
    days = (act.review_by - timezone.localdate()).days
    assert 3 <= days <= 5 and act.review_by.isoweekday() <= 5


def test_deciding_not_to_share_is_looked_back_at_too(wilgendaal):
    with acting_as(wilgendaal.jonas):
        act = actions.not_share(
            whom(wilgendaal), by=wilgendaal.jonas, worry=worry(law_here(wilgendaal.jonas))
        )
    with acting_as(wilgendaal.pia):
        assert [one.id for one in to_review()] == [act.pk]
    assert act.organisation_id == wilgendaal.organisations["loods"].pk
