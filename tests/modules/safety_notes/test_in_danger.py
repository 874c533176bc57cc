"""In acute danger a written act is the only other way to a safety note: with a reason, for some hours, and told of."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner, restrict
from tests.modules.danger.conftest import does as does_with_act
from tests.modules.danger.conftest import person_ids, seat_of, worry
from tests.modules.safety_notes.conftest import HELPS, HERS, WHY, a_moment_later, does, found, in_danger
from village.modules.circles.queries import looks_at_item
from village.modules.danger import actions as danger
from village.modules.danger.models import DangerAct
from village.modules.danger.queries import law_here
from village.modules.danger.writing import NobodyFound, Whom, WordsNeeded
from village.modules.safety_notes import actions
from village.modules.safety_notes.models import SafetyNote
from village.modules.safety_notes.queries import is_note_behind, notes_by_act
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_subject
from village.trust.consent.models import Restriction
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.vocabulary import DataKind, NotAllowed, Purpose


def read_by(cast, who, act):
    with acting_as(cast.actors[who]):
        return [str(one.helps) for one in notes_by_act(act.pk)]


def lines(who, cast):
    with as_owner():
        return list(Entry.unscoped.filter(person_id=cast.people[who].pk, act="danger").values_list("verb", "purpose", "kinds"))


def test_with_a_reason_it_opens_at_once_and_nothing_else_does(wilgendaal, note):
    act = in_danger(wilgendaal, "nele")
    assert act.is_acute and act.facts == WHY and act.kinds == []
    assert read_by(wilgendaal, "nele", act) == [HELPS]
    with acting_as(wilgendaal.nele) as nele:
        for subject in (act.subject_id, note.subject_id):
            with pytest.raises(NotAllowed):
                open_subject(nele, subject, Purpose.DANGER)
        with pytest.raises(Http404):
            find(nele, SafetyNote, note.pk, Purpose.DANGER)


def test_nobody_opens_it_by_role_or_by_somebody_elses_act(wilgendaal, note):
    act = in_danger(wilgendaal, "nele")
    for who in ("mieke", "griet", "pia", "kobe", "hanne", "bram", "els", "ex", "stranger"):
        assert read_by(wilgendaal, who, act) == []
        with acting_as(wilgendaal.actors[who]):
            assert not is_note_behind(act.pk)


def test_who_may_not_look_in_danger_cannot_write_such_an_act(wilgendaal, note):
    with acting_as(wilgendaal.hanne) as hanne:
        allowed = law_here(hanne).emergency_roles
    may_not = [who for who in ("els", "griet", "jonas", "kobe") if not wilgendaal.actors[who].works_as(*allowed)]
    assert may_not
    for who in (*may_not, "ex", "stranger", "leila"):
        with pytest.raises(NotAllowed):
            in_danger(wilgendaal, who)


def test_without_a_reason_or_of_somebody_unknown_nothing_opens(wilgendaal, note):
    with acting_as(wilgendaal.nele) as nele:
        yara = wilgendaal.people["yara"]
        with pytest.raises(WordsNeeded):
            danger.look_for_note(Whom("Yara", yara.birth_date, yara.subject_id), by=nele, what="  ")
        with pytest.raises(NobodyFound):
            danger.look_for_note(Whom("Nobody Here", yara.birth_date), by=nele, what=WHY)


def test_her_own_note_opens_by_an_act_about_her_and_not_by_one_about_her_brother(wilgendaal, own, note):
    assert sorted(read_by(wilgendaal, "nele", in_danger(wilgendaal, "nele"))) == sorted([HELPS, HERS])
    assert read_by(wilgendaal, "oona", in_danger(wilgendaal, "oona", "sami")) == [HELPS]


def test_each_look_is_a_line_of_danger(wilgendaal, note):
    act = in_danger(wilgendaal, "nele")
    before = len(lines("nele", wilgendaal))
    read_by(wilgendaal, "nele", act)
    assert len(lines("nele", wilgendaal)) == before + 2
    assert ("safety_notes.open_in_danger", "danger", 1) in lines("nele", wilgendaal)


def test_the_coordinator_the_privacy_officer_and_the_team_leader_hear_of_it_at_once(wilgendaal, note):
    in_danger(wilgendaal, "nele")
    with as_owner():
        told = {(one.person_id, one.code) for one in Notice.unscoped.filter(code__startswith="danger")}
    people = wilgendaal.people
    assert (people["hanne"].pk, Notice.Code.DANGER_OPENED) in told
    assert (people["pia"].pk, Notice.Code.DANGER_REVIEW) in told
    assert not any(person in {people["els"].pk, people["leila"].pk, people["yara"].pk} for person, _code in told)


def test_of_an_own_note_the_coordinator_hears_nothing(wilgendaal, plan, own):
    in_danger(wilgendaal, "nele")
    with as_owner():
        assert not Notice.unscoped.filter(person=wilgendaal.people["hanne"], code=Notice.Code.DANGER_OPENED).exists()


def looks_of(cast, who, about):
    with acting_as(cast.actors[who]) as actor:
        open_subject(actor, about, Purpose.CHECK)
        return [look for look in looks_at_item(actor, about, None) if look.act == "danger"]


def test_the_family_reads_of_it_once_it_is_told_and_not_before(wilgendaal, note):
    act = in_danger(wilgendaal, "nele")
    read_by(wilgendaal, "nele", act)
    a_moment_later()
    hers = wilgendaal.people["yara"].subject_id
    assert looks_of(wilgendaal, "leila", hers) == [] and looks_of(wilgendaal, "leila", note.subject_id) == []
    does_with_act(wilgendaal.nele, act, danger.tell_family, persons=person_ids(wilgendaal, "leila"), words="We looked.")
    a_moment_later()
    assert "safety_notes.open_in_danger" in {look.verb for look in looks_of(wilgendaal, "leila", hers)}


def test_a_parent_who_is_told_reads_no_line_of_her_own_note(wilgendaal, own):
    act = in_danger(wilgendaal, "nele")
    read_by(wilgendaal, "nele", act)
    does_with_act(wilgendaal.nele, act, danger.tell_family, persons=person_ids(wilgendaal, "leila"), words="We looked.")
    a_moment_later()
    verbs = {look.verb for look in looks_of(wilgendaal, "leila", wilgendaal.people["yara"].subject_id)}
    assert verbs and not any("safety" in verb for verb in verbs)


def test_it_closes_again_by_itself(wilgendaal, note):
    act = in_danger(wilgendaal, "nele")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE consent_mandate SET from_at = from_at - interval '9 hours', until = now() - interval '1 hour'")
    assert read_by(wilgendaal, "nele", act) == []


def test_taken_away_it_does_not_open_in_danger_either(wilgendaal, note):
    act = in_danger(wilgendaal, "nele")
    does(wilgendaal, note, "leila", actions.withdraw)
    assert read_by(wilgendaal, "nele", act) == []


def test_who_is_kept_out_stays_out_in_danger_too(wilgendaal, note):
    restrict(wilgendaal, "yara", "nele", "leila")
    with pytest.raises(NobodyFound):
        in_danger(wilgendaal, "nele")
    act = in_danger(wilgendaal, "oona")
    assert read_by(wilgendaal, "oona", act) == [HELPS]
    with as_owner():
        assert not DangerAct.unscoped.filter(author=wilgendaal.people["nele"]).exists()


def test_who_is_kept_out_of_one_of_them_does_not_read_the_note_of_all(wilgendaal, note):
    act = in_danger(wilgendaal, "oona", "sami")
    assert read_by(wilgendaal, "oona", act) == [HELPS]
    with as_owner():
        Restriction.unscoped.create(
            village=wilgendaal.village, subject_id=note.subject_id, against_person=wilgendaal.people["oona"],
            set_by=wilgendaal.people["leila"], kind=DataKind.CONTACT, kinds=[], because="shield",
        )  # fmt: skip
    assert read_by(wilgendaal, "oona", act) == []



def test_an_act_that_opened_more_opens_the_note_as_well_when_asked(wilgendaal, note):
    yara = wilgendaal.people["yara"]
    with acting_as(wilgendaal.nele) as nele:
        act = danger.look(
            Whom(yara.name, yara.birth_date, yara.subject_id), by=nele, worry=worry(law_here(nele)),
            kinds=[DataKind.FAMILY_STORY], second=seat_of(wilgendaal, "mieke"),
        )  # fmt: skip
    does_with_act(wilgendaal.mieke, act, danger.confirm, agrees=True, words="Yes.")
    a_moment_later()
    assert read_by(wilgendaal, "nele", act) == []
    does_with_act(wilgendaal.nele, act, danger.open_note)
    assert read_by(wilgendaal, "nele", act) == [HELPS]


def test_it_is_looked_back_at_and_the_details_are_asked(wilgendaal, note):
    act = in_danger(wilgendaal, "nele")
    with as_owner():
        kept = DangerAct.unscoped.get(pk=act.pk)
    assert kept.misses_details and kept.review_by >= timezone.localdate()
    assert kept.details_by < timezone.now() + timedelta(hours=49)
    with acting_as(wilgendaal.nele) as nele:
        assert find(nele, DangerAct, act.pk).deed == "look"


def test_without_a_note_the_act_says_so_and_opens_nothing(wilgendaal):
    act = in_danger(wilgendaal, "nele", "imani")
    with acting_as(wilgendaal.nele):
        assert not is_note_behind(act.pk)
    assert read_by(wilgendaal, "nele", act) == []


def test_for_who_holds_the_note_by_sharing_nothing_changes(wilgendaal, note):
    in_danger(wilgendaal, "nele")
    with acting_as(wilgendaal.hanne) as hanne:
        assert found(hanne, note).helps == HELPS
