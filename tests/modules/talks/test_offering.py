"""Who offers a talk, and who may not: a face of one's own, a proof that somebody saw, never from a school."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.cast import as_owner
from tests.modules.talks.conftest import chair, offer, saw_proof
from village.foundation.time_range import now
from village.modules.talks import offering
from village.modules.talks.models import Talk, Training
from village.modules.talks.problems import NotYours, TrainingNeeded
from village.modules.talks.queries import open_talks
from village.trust.access.actor import acting_as
from village.trust.directory.models import Membership


def offered(cast, actor=None, **narrow):
    with acting_as(actor or cast.visitor):
        return list(open_talks(cast.village.pk, **narrow))


def test_everybody_sees_what_is_offered_without_an_account(wilgendaal, mentor):
    assert offered(wilgendaal) == [mentor] == offered(wilgendaal, wilgendaal.leila)


def test_one_chooses_by_what_one_wants_and_by_language(wilgendaal, mentor):
    assert offered(wilgendaal, kind="mentoring") == [mentor] and offered(wilgendaal, kind="advice") == []
    assert offered(wilgendaal, language="fr") == [mentor] and offered(wilgendaal, language="ar") == []


def test_another_village_does_not_see_it(wilgendaal, tilleuls, mentor):
    assert offered(tilleuls) == []


def test_a_closed_talk_is_no_longer_offered_and_a_stranger_cannot_close_it(wilgendaal, mentor):
    with acting_as(wilgendaal.nele), pytest.raises(NotYours):
        offering.close(mentor.pk)
    assert offered(wilgendaal) == [mentor]
    with acting_as(wilgendaal.jonas):
        offering.close(mentor.pk)
    assert offered(wilgendaal) == []


def test_who_left_is_no_longer_offered(wilgendaal, mentor):
    with as_owner():
        Membership.unscoped.filter(person=wilgendaal.people["jonas"]).update(until=now() - timedelta(days=1))
    assert offered(wilgendaal) == []


def test_a_face_is_written_by_whom_it_belongs_to(wilgendaal, mentor):
    said = offering.Offer("mentoring", "Somebody", "Here", "Now", ("nl",), ("walk_in",))
    jonas, oona = chair(wilgendaal, "jonas"), chair(wilgendaal, "oona")
    with acting_as(wilgendaal.oona) as other:
        for member in (jonas, oona):
            with pytest.raises(NotYours):
                offering.keep(said, by=other, member=member, talk=mentor.pk)
    with acting_as(wilgendaal.jonas) as mine:
        offering.keep(said, by=mine, member=jonas, talk=mentor.pk)
    assert offered(wilgendaal)[0].called == "Somebody"


def test_a_teacher_offers_none_from_a_school(wilgendaal):
    with pytest.raises(IntegrityError), transaction.atomic():
        offer(wilgendaal, "els", "advice")
    assert offered(wilgendaal) == []


def test_one_open_talk_of_a_kind(wilgendaal, mentor):
    with pytest.raises(offering.OfferedAlready):
        offer(wilgendaal, "jonas")


def test_counselling_only_by_who_was_trained(wilgendaal):
    with pytest.raises(TrainingNeeded):
        offer(wilgendaal, "nele", "counselling")
    saw_proof(wilgendaal, "oona", "nele")
    talk = offer(wilgendaal, "nele", "counselling")
    assert offered(wilgendaal) == [talk]


def test_the_database_itself_refuses_counselling_without_a_training(wilgendaal, mentor):
    with as_owner(), pytest.raises(IntegrityError, match="only who was trained"), transaction.atomic():
        Talk.unscoped.filter(pk=mentor.pk).update(kind="counselling")


def test_a_training_that_no_longer_counts_takes_the_talk_away(wilgendaal):
    saw_proof(wilgendaal, "oona", "nele")
    offer(wilgendaal, "nele", "counselling")
    with as_owner():
        Training.unscoped.update(trained_on=date(2019, 1, 1), valid_until=date(2020, 1, 1))
    assert offered(wilgendaal) == []


@pytest.mark.parametrize("who", ["nele", "els", "leila"])
def test_nobody_sees_their_own_proof_and_no_stranger_sees_anothers(wilgendaal, who):
    with pytest.raises(NotYours):
        saw_proof(wilgendaal, who, "nele")


def test_who_saw_the_proof_is_written_down(wilgendaal):
    saw_proof(wilgendaal, "oona", "nele")
    with acting_as(wilgendaal.nele):
        proof = Training.unscoped.select_related("seen_by").get()
    assert proof.seen_by.public_name == "Oona Smet"
    with acting_as(wilgendaal.jonas):
        assert not Training.unscoped.exists()
