"""One separate act, written down whole: nothing opens before the second person agreed, and afterwards it is only added to."""

from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner
from tests.modules.danger.conftest import (
    COPY,
    as_it_stands,
    confirms,
    does,
    hours_pass,
    looks,
    opened,
    seat_of,
    shares,
    whom,
    worry,
)
from village.modules.danger import actions
from village.modules.danger.models import DangerAct, SharedCopy
from village.modules.danger.queries import copies_for, law_here, questions_about
from village.modules.danger.writing import NobodyFound, SecondPersonNeeded, Sharing, Whom, WordsNeeded
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list, open_subject
from village.trust.consent.models import Mandate
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor, NotAllowed, Purpose

FIELDS = (
    "facts", "observations", "opinion", "harm_if_not", "harm_if", "tried", "persons", "child_words", "not_told_why",
    "ground", "ground_words", "law_version", "receiver_key", "receiver_name", "receiver_secrecy", "copy_hash", "decider_name",
)  # fmt: skip


def codes_for(cast, who):
    with as_owner():
        return set(Notice.unscoped.filter(person=cast.people[who]).values_list("code", flat=True))


# --- the record ---


def test_the_record_holds_every_field_of_it(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne, to="nele")
    with acting_as(wilgendaal.hanne):
        kept = opened(wilgendaal.hanne, act)
        assert [name for name in FIELDS if not getattr(kept, name)] == []
        assert kept.child_heard and kept.tell_review_on and kept.feedback_by and kept.review_by
        assert kept.form_version == 1 and kept.law_version == law_here(wilgendaal.hanne).version


def test_what_was_shared_is_kept_as_a_copy_with_its_fingerprint(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne)
    with acting_as(wilgendaal.hanne):
        copy = find(wilgendaal.hanne, SharedCopy, act.copy_id)
        assert copy.words == COPY
        assert copy.sha256 == act.copy_hash == sha256(COPY.encode()).hexdigest()


def test_a_copy_never_changes(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne)
    with acting_as(wilgendaal.hanne):
        copy = find(wilgendaal.hanne, SharedCopy, act.copy_id)
        copy.words = "Something else."
        with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
            copy.save(update_fields=["words"])


def test_an_act_without_facts_is_no_act(wilgendaal):
    with pytest.raises(WordsNeeded):
        shares(wilgendaal, wilgendaal.hanne, facts="  ")


# --- a second person ---


def test_nothing_is_shared_before_the_second_person_agreed(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne, to="nele")
    assert not as_it_stands(act).counts
    with acting_as(wilgendaal.nele), pytest.raises(Http404):
        find(wilgendaal.nele, SharedCopy, act.copy_id)
    confirms(wilgendaal.mieke, act)
    assert as_it_stands(act).counts
    with acting_as(wilgendaal.nele):
        assert find(wilgendaal.nele, SharedCopy, act.copy_id).words == COPY


def test_a_second_person_who_does_not_agree_stops_it(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne, to="nele")
    confirms(wilgendaal.mieke, act, agrees=False)
    assert not as_it_stands(act).counts
    with acting_as(wilgendaal.nele), pytest.raises(Http404):
        find(wilgendaal.nele, SharedCopy, act.copy_id)


def test_nobody_confirms_their_own_act_and_nobody_else_does(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne)
    with pytest.raises(NotAllowed):
        confirms(wilgendaal.hanne, act)
    for who in ("bram", "pia", "els"):
        with pytest.raises(Http404):
            confirms(wilgendaal.actors[who], act)
    with pytest.raises(SecondPersonNeeded):
        shares(wilgendaal, wilgendaal.hanne, second="hanne")


def test_where_the_law_asks_a_second_person_it_does_not_go_without(wilgendaal):
    with pytest.raises(SecondPersonNeeded):
        shares(wilgendaal, wilgendaal.hanne, second=None)


def test_the_second_person_says_it_once(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne)
    confirms(wilgendaal.mieke, act)
    with pytest.raises(actions.AlreadyDone):
        confirms(wilgendaal.mieke, act, agrees=False)


# --- who may, and who may not ---


@pytest.mark.parametrize("who", ["els", "griet", "kobe", "pia"])
def test_who_has_no_role_in_danger_shares_nothing(wilgendaal, who):
    with pytest.raises(NotAllowed):
        shares(wilgendaal, wilgendaal.actors[who])


@pytest.mark.parametrize("who", ["leila", "ex", "stranger"])
def test_who_does_not_work_here_shares_nothing(wilgendaal, who):
    with pytest.raises(NotAllowed):
        shares(wilgendaal, wilgendaal.actors[who])


def test_without_a_second_factor_nothing_is_decided(wilgendaal):
    weak = Actor(**{**wilgendaal.hanne.__dict__, "second_factor": False})
    with acting_as(weak), pytest.raises(DatabaseError, match="second factor"), transaction.atomic():
        actions.not_share(whom(wilgendaal), by=weak, worry=worry(law_here(weak)))


def test_an_act_never_opens_something_that_exists(wilgendaal, asked):
    """Beginning an act under the key of a question would disclose that question."""
    begin = "SELECT app.begin_act(%s, %s, 0, ARRAY['care_worker'], 'x', 'danger.share')"
    with acting_as(wilgendaal.oona), pytest.raises(DatabaseError, match="not a new act"), transaction.atomic():
        connection.cursor().execute(begin, [asked.pk, asked.subject_id])


@pytest.mark.parametrize(
    "who", ["leila", "yara", "oma", "ex", "stranger", "els", "bram", "jonas", "oona", "griet", "kobe"]
)
def test_nobody_else_finds_the_act(wilgendaal, who):
    act = shares(wilgendaal, wilgendaal.hanne)
    confirms(wilgendaal.mieke, act)
    actor = wilgendaal.actors[who]
    with acting_as(actor):
        with pytest.raises(Http404):
            opened(actor, act)
        open_list(actor)
        assert DangerAct.unscoped.count() == 0 and SharedCopy.unscoped.count() == 0


# --- after a day ---


def test_within_a_day_the_one_who_decided_may_write_it_better(wilgendaal, law):
    act = shares(wilgendaal, wilgendaal.hanne)
    does(wilgendaal.hanne, act, actions.complete, worry=worry(law, facts="Not at school since Thursday."))
    with acting_as(wilgendaal.hanne):
        assert opened(wilgendaal.hanne, act).facts == "Not at school since Thursday."
    with pytest.raises(NotAllowed):
        does(wilgendaal.mieke, act, actions.complete, worry=worry(law, facts="Not hers to change."))


def test_after_a_day_it_is_only_added_to(wilgendaal, law):
    act = shares(wilgendaal, wilgendaal.hanne)
    hours_pass(act, 25)
    with pytest.raises(actions.IsLocked):
        does(wilgendaal.hanne, act, actions.complete, worry=worry(law, facts="Something else."))
    does(wilgendaal.hanne, act, actions.add, words="The police called back.")
    with acting_as(wilgendaal.hanne):
        kept = opened(wilgendaal.hanne, act)
        kept.facts = "Something else."
        with pytest.raises(DatabaseError, match="additions only"), transaction.atomic():
            kept.save(update_fields=["facts"])


def test_what_was_added_stays_as_it_was_written(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne)
    step = does(wilgendaal.hanne, act, actions.add, words="The police called back.")
    with acting_as(wilgendaal.hanne):
        opened(wilgendaal.hanne, act)
        step.words = "Nobody called."
        with pytest.raises(DatabaseError, match="stays as it was"), transaction.atomic():
            step.save(update_fields=["words"])


# --- looking ---


def test_looking_opens_for_some_hours_and_reads_only(wilgendaal, asked_alone):
    act = looks(wilgendaal, wilgendaal.nele)
    with acting_as(wilgendaal.nele):
        open_subject(wilgendaal.nele, act.subject_id, Purpose.DANGER)
        assert [one.pk for one in questions_about(wilgendaal.nele, act.subject_id)] == [asked_alone.pk]
        door = Mandate.unscoped.get(pk=as_it_stands(act).mandate_id)
        assert (door.until - door.from_at).total_seconds() == 4 * 3600
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE consent_mandate SET from_at = now() - interval '9 hours', until = now() - interval '5 hours'"
        )
    with acting_as(wilgendaal.nele), pytest.raises(NotAllowed):
        open_subject(wilgendaal.nele, act.subject_id, Purpose.DANGER)


def test_without_an_act_nobody_looks(wilgendaal, asked_alone):
    with acting_as(wilgendaal.nele), pytest.raises(NotAllowed):
        open_subject(wilgendaal.nele, asked_alone.subject_id, Purpose.DANGER)
    straight = "SELECT app.invoke_mandate(%s, %s, '{0}', 'g', '\\x00', 4, %s, 'x', ARRAY['counsellor'])"
    with acting_as(wilgendaal.nele), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(straight, [asked_alone.pk, asked_alone.subject_id, timezone.localdate()])


@pytest.mark.parametrize("who", ["els", "jonas", "mieke", "griet", "kobe", "pia"])
def test_only_some_roles_break_the_glass(wilgendaal, who):
    with pytest.raises(NotAllowed):
        looks(wilgendaal, wilgendaal.actors[who], second="hanne")


def test_who_works_with_her_and_the_privacy_officer_hear_that_somebody_looked(wilgendaal, taken):
    looks(wilgendaal, wilgendaal.nele, about="sami")
    assert Notice.Code.DANGER_OPENED in codes_for(wilgendaal, "hanne")
    assert Notice.Code.DANGER_REVIEW in codes_for(wilgendaal, "pia")
    for who in ("leila", "yara", "bram", "oona", "stranger"):
        assert not {Notice.Code.DANGER_OPENED, Notice.Code.DANGER_REVIEW} & codes_for(wilgendaal, who)


def test_by_name_and_date_of_birth_only_the_exact_person_is_found(wilgendaal):
    nele, yara = wilgendaal.nele, wilgendaal.people["yara"]
    for name, born in (
        (yara.name, None),
        ("Yara", yara.birth_date),
        (yara.name, wilgendaal.people["sami"].birth_date),
    ):
        with acting_as(nele), pytest.raises(NobodyFound):
            actions.look(
                Whom(name=name, born=born),
                by=nele,
                worry=worry(law_here(nele)),
                kinds=[3],
                second=seat_of(wilgendaal, "oona"),
            )
    with acting_as(nele):
        act = actions.look(Whom(name="yara benali", born=yara.birth_date), by=nele, worry=worry(law_here(nele)), kinds=[3],
                           second=seat_of(wilgendaal, "oona"))  # fmt: skip
    assert act.subject_id == yara.subject_id


# --- not sharing, and receiving ---


def test_not_sharing_is_written_down_too_and_opens_nothing(wilgendaal, law):
    with acting_as(wilgendaal.jonas):
        act = actions.not_share(
            whom(wilgendaal), by=wilgendaal.jonas, worry=worry(law_here(wilgendaal.jonas))
        )
    kept = as_it_stands(act)
    assert kept.counts and kept.copy_id is None and kept.mandate_id is None and kept.second_id is None
    assert Notice.Code.DANGER_REVIEW in codes_for(wilgendaal, "pia")


def test_the_receiver_reads_the_copy_and_not_the_act(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne, to="nele")
    confirms(wilgendaal.mieke, act)
    nele = wilgendaal.nele
    with acting_as(nele):
        open_list(nele)
        assert [one.pk for one in copies_for(nele)] == [act.copy_id]
        assert DangerAct.unscoped.count() == 0
        with pytest.raises(Http404):
            opened(nele, act)
        with pytest.raises(NotAllowed):
            open_subject(nele, act.subject_id, Purpose.HELP)


def test_the_receiver_cannot_pass_it_on_without_a_decision_of_their_own(wilgendaal):
    act = shares(wilgendaal, wilgendaal.hanne, to="nele")
    confirms(wilgendaal.mieke, act)
    with acting_as(wilgendaal.nele), connection.cursor() as cursor:
        find(wilgendaal.nele, SharedCopy, act.copy_id)
        with pytest.raises(DatabaseError, match="not yours to open"), transaction.atomic():
            cursor.execute(
                "SELECT app.disclose(%s::uuid[], %s, 'received')",
                [[act.copy_id], wilgendaal.people["oona"].pk],
            )


def test_a_service_outside_the_village_receives_nothing_by_itself(wilgendaal, law):
    """The copy is there to be handed over by the official way; nobody here reads it."""
    act = shares(wilgendaal, wilgendaal.hanne)
    confirms(wilgendaal.mieke, act)
    with as_owner():
        assert not Notice.unscoped.filter(code=Notice.Code.DANGER_RECEIVED).exists()


def test_an_empty_copy_is_not_shared(wilgendaal, law):
    with acting_as(wilgendaal.hanne), pytest.raises(NotAllowed):
        actions.share(whom(wilgendaal), by=wilgendaal.hanne, worry=worry(law), sharing=Sharing("here", "  "))
