"""A version holds when everybody whose agreement is needed said yes, point by point; nobody agrees in another's name."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from tests.cast import as_owner, guardian, restrict
from tests.modules.agreements.conftest import (
    AT_HOME,
    AT_SCHOOL,
    by_link,
    everybody_says_yes,
    how_it_stands,
    ids,
    oma_says,
    points,
    propose,
    says,
)
from tests.modules.family_plans.conftest import a_moment_later, at
from village.foundation.time_range import LONG_AGO
from village.modules.agreements import actions
from village.modules.agreements.models import Answer, FrozenPiece, Version
from village.modules.agreements.problems import (
    NothingChanged,
    NothingToAgree,
    VersionIsReplaced,
    WitnessNeeded,
)
from village.modules.agreements.queries import answers_to, whose_yes
from village.modules.agreements.words import How, Said
from village.modules.family_plans import writing
from village.modules.family_plans.actions import choose_coordinator
from village.modules.family_plans.models import FamilyPlan, Goal, TeamMember
from village.modules.family_plans.queries import worded
from village.modules.family_plans.team import remove
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.notices.models import Notice
from village.trust.people.models import FamilyOwner
from village.trust.vocabulary import DataKind, NotAllowed

OPEN = {
    "Yara knows whom she can go to at school", "Talks with Yara on Monday", "The mornings are calm",
    "Oma reads with Sami on Wednesday",
}  # fmt: skip
CHANGES = [(Version, {"number": 9}), (FrozenPiece, {"who": "Els"}), (Answer, {"said": "no"})]


def test_a_plan_without_the_family_s_yes_does_not_hold(wilgendaal, version, members):
    assert how_it_stands(wilgendaal, version) == dict.fromkeys(OPEN, "open")
    says(wilgendaal, version, "els")
    assert set(how_it_stands(wilgendaal, version).values()) == {"open"}


def test_it_holds_when_each_of_them_said_yes(wilgendaal, version, members):
    says(wilgendaal, version, "leila")
    says(wilgendaal, version, "yara")
    assert how_it_stands(wilgendaal, version) == {
        "Yara knows whom she can go to at school": "agreed", "The mornings are calm": "agreed",
        "Talks with Yara on Monday": "open", "Oma reads with Sami on Wednesday": "open",
    }  # fmt: skip
    says(wilgendaal, version, "els")
    oma_says(wilgendaal, version, members, "yes")
    assert how_it_stands(wilgendaal, version) == dict.fromkeys(OPEN, "agreed")


def test_one_no_is_about_that_point_and_nothing_else(wilgendaal, version, members):
    """P-18: start with what is agreed."""
    everybody_says_yes(wilgendaal, version, members)
    key = ids(wilgendaal, version)[AT_HOME.split("\n")[0].split(" Nobody")[0]]
    says(wilgendaal, version, "yara", {"The mornings": "no"}, words={key: "I like music in the morning."})
    stands = how_it_stands(wilgendaal, version)
    assert stands.pop("The mornings are calm") == "not_agreed"
    assert set(stands.values()) == {"agreed"}


def test_what_she_says_beside_a_no_stays_beside_the_point(wilgendaal, version):
    key = next(key for words, key in ids(wilgendaal, version).items() if words.startswith("The mornings"))
    says(wilgendaal, version, "yara", {"The mornings": "no"}, words={key: "I like music in the morning."})
    says(wilgendaal, version, "yara", {"The mornings": "yes"})
    with acting_as(wilgendaal.leila) as leila:
        piece = next(one for one in points(leila, version).values() if one.pk == key)
        assert [one.words for one in answers_to([piece])[key]] == ["I like music in the morning.", ""]


def test_the_words_are_sealed_in_the_database(wilgendaal, version):
    with as_owner():
        raw = FrozenPiece.unscoped.filter(version=version).values_list("words", flat=True)
        assert raw and all(b"calm" not in bytes(one) for one in raw)


# who sees which point


def test_the_teacher_sees_the_points_of_school_and_no_other(wilgendaal, version):
    with acting_as(wilgendaal.els) as els:
        assert find(els, Version, version.pk).number == 1
        assert set(points(els, version)) == {AT_SCHOOL, "Talks with Yara on Monday."}


def test_by_her_link_the_grandmother_sees_her_own_step(wilgendaal, version, members):
    oma = by_link(wilgendaal, version, members)
    keys = ids(wilgendaal, version)
    with acting_as(oma):
        mine = find(oma, FrozenPiece, keys["Oma reads with Sami on Wednesday."])
        assert mine.words.startswith("Oma reads")
    for words, key in keys.items():
        if not words.startswith("Oma"):
            with acting_as(oma), pytest.raises(Http404):
                find(oma, FrozenPiece, key)
    with acting_as(oma), pytest.raises(Http404):
        find(oma, Version, version.pk)


@pytest.mark.parametrize("who", ["ex", "stranger", "jonas", "nele", "karim", "griet", "kobe", "pia"])
def test_nobody_else_finds_it(wilgendaal, version, who):
    key = next(iter(ids(wilgendaal, version).values()))
    for model, pk in ((Version, version.pk), (FrozenPiece, key)):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
            find(actor, model, pk)


def test_when_sharing_stops_the_version_closes_as_well(wilgendaal, version, members):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, version)
        remove(TeamMember.unscoped.get(pk=members["els"].pk), by=leila)
    a_moment_later()
    with acting_as(wilgendaal.els) as els, pytest.raises(Http404):
        find(els, Version, version.pk)


def test_a_father_who_is_kept_out_finds_nothing_and_is_not_asked(wilgendaal, drawn):
    with as_owner():
        guardian(wilgendaal, "ex", "yara")
    restrict(wilgendaal, "yara", "ex", by="leila")
    version = propose(wilgendaal, drawn)
    with acting_as(wilgendaal.ex) as ex, pytest.raises(Http404):
        find(ex, Version, version.pk)
    with as_owner():
        assert not Notice.unscoped.filter(person=wilgendaal.people["ex"]).exists()


# who proposes, and what a version is


def test_the_family_or_the_coordinator_proposes_and_nobody_else(wilgendaal, drawn, members):
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        actions.propose(find(hanne, FamilyPlan, drawn.pk), by=hanne)
    with acting_as(wilgendaal.leila) as leila:
        at(leila, drawn)
        hanne = TeamMember.unscoped.get(pk=members["hanne"].pk)
        choose_coordinator(FamilyPlan.unscoped.get(pk=drawn.pk), by=leila, member=hanne)
    version = propose(wilgendaal, drawn, "hanne")
    assert version.number == 1 and DataKind.HEALTH not in version.kinds


def test_a_version_needs_something_to_agree_on_and_something_new(wilgendaal, plan):
    with pytest.raises(NothingToAgree):
        propose(wilgendaal, plan)


def test_twice_the_same_is_no_new_version(wilgendaal, version, drawn):
    with pytest.raises(NothingChanged):
        propose(wilgendaal, drawn)


def test_a_new_version_replaces_the_one_before(wilgendaal, version, drawn):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, drawn)
        goal = Goal.unscoped.get(plan=drawn, place=2)
        writing.reword(goal, by=leila, words="The mornings are calm. Somebody sings.", number=worded(goal).number)
    newer = propose(wilgendaal, drawn)
    assert newer.number == 2
    with pytest.raises(VersionIsReplaced):
        says(wilgendaal, version, "leila")
    with acting_as(wilgendaal.leila) as leila:
        assert "The mornings are calm." in points(leila, version)["The mornings are calm."].words


@pytest.mark.parametrize(("model", "change"), CHANGES)
def test_nobody_changes_what_was_agreed(wilgendaal, version, model, change):
    says(wilgendaal, version, "leila")
    with acting_as(wilgendaal.leila) as leila:
        at(leila, version)
        with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
            model.unscoped.filter(subject_id=version.subject_id).update(**change)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            model.unscoped.filter(subject_id=version.subject_id)._raw_delete("default")


def test_no_point_is_added_to_a_version_afterwards(wilgendaal, version):
    with as_owner():
        connection.cursor().execute("UPDATE agreements_version SET proposed_at = proposed_at - interval '1 hour'")
    with acting_as(wilgendaal.leila) as leila:
        first = next(iter(points(leila, version).values()))
        with pytest.raises(DatabaseError, match="whole when it is proposed"), transaction.atomic():
            FrozenPiece.unscoped.create(
                village_id=first.village_id, subject_id=first.subject_id, item_id=first.item_id, kind=first.kind,
                author_id=leila.person_id, version=version, key=first.key, section="words", place=99, needed=[], asked=[],
            )  # fmt: skip


def test_no_goal_is_frozen_that_needs_only_who_works_here(wilgendaal, version):
    """P-05: nothing is agreed by a professional alone; the database says so as well."""
    with acting_as(wilgendaal.leila) as leila:
        first = next(iter(points(leila, version).values()))
        for needed in ([wilgendaal.people["els"].pk], []):
            with pytest.raises(DatabaseError), transaction.atomic():
                FrozenPiece.unscoped.create(
                    village_id=first.village_id, subject_id=first.subject_id, item_id=first.item_id, kind=first.kind,
                    author_id=leila.person_id, version=version, key=first.key, section="goals", place=99, needed=needed,
                    asked=needed,
                )  # fmt: skip


# in whose name


def answer_as(actor, piece, person, **more):
    return Answer.unscoped.create(
        village_id=piece.village_id, subject_id=piece.subject_id, item_id=piece.item_id, kind=piece.kind,
        author_id=actor.person_id, piece=piece, person_id=person, said=Said.YES, by_called=actor.name,
        **{"how": How.LOGIN, **more},
    )  # fmt: skip


@pytest.mark.parametrize("more", [{}, {"how": "code"}, {"how": "spoken"}, {"how": "spoken", "witness": "Els De Wilde"}])
def test_a_professional_does_not_say_yes_for_the_mother(wilgendaal, version, more):
    with acting_as(wilgendaal.els) as els:
        piece = points(els, version)[AT_SCHOOL]
        with pytest.raises(DatabaseError), transaction.atomic():
            answer_as(els, piece, wilgendaal.people["leila"].pk, **more)


def test_the_daughter_does_not_say_yes_for_her_mother(wilgendaal, version):
    with acting_as(wilgendaal.yara) as yara:
        piece = points(yara, version)[AT_SCHOOL]
        for more in ({}, {"how": "spoken", "witness": "Oma"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                answer_as(yara, piece, wilgendaal.people["leila"].pk, **more)


def test_who_is_not_asked_is_not_heard_by_mistake(wilgendaal, version):
    with acting_as(wilgendaal.hanne) as hanne:
        piece = points(hanne, version)[AT_SCHOOL]
        with pytest.raises(DatabaseError, match="not asked"), transaction.atomic():
            answer_as(hanne, piece, hanne.person_id)


# said aloud


def write_down(cast, version, who="hanne", person="leila", witness="Greet Maes", said="yes"):
    keys = ids(cast, version)
    with acting_as(cast.actors[who]) as actor:
        return actions.write_down(
            find(actor, Version, version.pk), by=actor, person=cast.people[person].pk,
            answers=dict.fromkeys(keys.values(), said), witness=witness,
        )  # fmt: skip


def test_a_worker_writes_down_what_was_said_before_a_witness_and_the_family_hears_of_it(wilgendaal, version):
    made = write_down(wilgendaal, version)
    assert {(one.how, one.witness, one.by_called) for one in made} == {("spoken", "Greet Maes", "Hanne Moreels")}
    with as_owner():
        told = Notice.unscoped.filter(code="family_told").values_list("person__name", flat=True)
        assert set(told) == {"Leïla Benali", "Yara Benali"}


@pytest.mark.parametrize("witness", ["", "  ", "hanne moreels"])
def test_a_witness_is_somebody_else(wilgendaal, version, witness):
    with pytest.raises(WitnessNeeded):
        write_down(wilgendaal, version, witness=witness)


def test_who_does_not_work_here_writes_nothing_down_for_another(wilgendaal, version):
    with pytest.raises(NotAllowed):
        write_down(wilgendaal, version, who="yara")


def test_the_family_takes_back_what_was_said_aloud(wilgendaal, version):
    made = write_down(wilgendaal, version)
    with acting_as(wilgendaal.yara) as yara:
        actions.take_back(find(yara, Answer, made[0].pk), by=yara)
    with acting_as(wilgendaal.leila) as leila:
        said = answers_to([find(leila, FrozenPiece, made[0].piece_id)])[made[0].piece_id]
        assert [(one.said, one.how) for one in said] == [("yes", "spoken"), ("not_yet", "taken_back")]


def test_nobody_takes_back_what_somebody_said_here(wilgendaal, version):
    made = says(wilgendaal, version, "leila")
    for who in ("yara", "hanne"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises((NotAllowed, Http404)):
            actions.take_back(find(actor, Answer, made[-1].pk), by=actor)


def test_who_works_here_takes_nothing_back_for_the_family(wilgendaal, version):
    made = write_down(wilgendaal, version)
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(DatabaseError), transaction.atomic():
        actions.take_back(find(hanne, Answer, made[0].pk), by=hanne)


# the law file


def test_a_young_child_s_parent_answers_and_a_young_person_answers_herself(wilgendaal, drawn):

    with as_owner():
        FamilyOwner.unscoped.create(
            village=wilgendaal.village, subject_id=drawn.subject_id, family=wilgendaal.family,
            person=wilgendaal.people["sami"], from_at=LONG_AGO,
        )  # fmt: skip
    with acting_as(wilgendaal.leila) as leila:
        asked = whose_yes(leila, drawn.subject_id, [DataKind.SCHOOL])[DataKind.SCHOOL]
    assert {name: needed for _who, name, needed in asked} == {
        "Leïla Benali": True, "Yara Benali": True, "Sami Benali": False,
    }  # fmt: skip


def test_whose_yes_is_needed_is_told_to_nobody_outside(wilgendaal, drawn):
    for who in ("ex", "stranger", "jonas"):
        with acting_as(wilgendaal.actors[who]) as actor:
            assert whose_yes(actor, drawn.subject_id, [DataKind.SCHOOL]) == {DataKind.SCHOOL: []}
