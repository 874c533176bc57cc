"""One family, one plan; who works there sees only what was shared, and everything closes the moment it stops."""

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from tests.cast import guardian
from tests.modules.family_plans.conftest import (
    AT_SCHOOL,
    OURS,
    READS,
    a_moment_later,
    at,
    by_link,
    grandmother,
    joins,
    step_for,
)
from village.modules.family_plans import actions, steps, team, writing
from village.modules.family_plans.models import FamilyPlan, Goal, OwnWords, Step, TeamMember
from village.modules.family_plans.problems import ThereIsAPlan
from village.modules.family_plans.queries import (
    contents_of,
    goals_of,
    owners_of,
    plan_of,
    plans_of,
    team_of,
    worded,
)
from village.modules.family_plans.words import Section
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.consent.models import Restriction
from village.trust.consent.queries import current_about
from village.trust.vocabulary import DataKind, NotAllowed, Purpose


def sentences(actor, plan):
    """What somebody reads of the plan."""
    at(actor, plan)
    return [sentence for piece in contents_of(plan) for sentence in piece.sentences]


def test_the_owners_read_the_plan_whole(wilgendaal, plan, school_goal):
    for one in (wilgendaal.leila, wilgendaal.yara):
        with acting_as(one):
            assert {OURS, AT_SCHOOL} <= set(sentences(one, plan))
            assert [owner.called for owner in owners_of(plan)] == ["Leïla", "Yara"]
            assert plan_of(one) == plan


@pytest.mark.parametrize(
    "who", ["ex", "stranger", "els", "jonas", "oona", "hanne", "griet", "kobe", "mieke", "oma", "pia"]
)
def test_nobody_else_knows_that_there_is_a_plan(wilgendaal, plan, school_goal, who):
    other = wilgendaal.actors[who]
    with acting_as(other):
        assert plans_of(other) == []
        for model, pk in ((FamilyPlan, plan.pk), (Goal, school_goal.pk)):
            with pytest.raises(Http404):
                find(other, model, pk)
        with pytest.raises(NotAllowed):
            at(other, plan)


def test_a_guardian_who_is_no_owner_gets_nothing_of_it(wilgendaal, plan, school_goal, owner):
    with owner():
        guardian(wilgendaal, "ex", "yara")
    with acting_as(wilgendaal.ex) as ex:
        open_list(ex, Purpose.FOLLOW)
        assert not FamilyPlan.unscoped.exists()
        assert not OwnWords.unscoped.exists()
        assert plans_of(ex) == []


def test_a_family_has_one_open_plan(wilgendaal, plan):
    with acting_as(wilgendaal.yara) as yara, pytest.raises(ThereIsAPlan):
        actions.open_plan(wilgendaal.family, by=yara)


def test_nobody_who_works_there_opens_a_plan_for_a_family(wilgendaal):
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        actions.open_plan(wilgendaal.family, by=hanne)


def test_a_mother_begins_a_family_with_her_child_but_not_with_somebody_elses(wilgendaal):
    sami, imani = wilgendaal.people["sami"].pk, wilgendaal.people["imani"].pk
    with acting_as(wilgendaal.leila) as leila:
        family = actions.begin_family(
            wilgendaal.people["leila"].subject, by=leila, name="Benali", children=(sami,)
        )
        assert {owner.called for owner in owners_of(actions.open_plan(family, by=leila))} == {"Leïla", "Sami"}
    with acting_as(wilgendaal.leila) as leila, pytest.raises(DatabaseError), transaction.atomic():
        actions.begin_family(wilgendaal.people["leila"].subject, by=leila, name="Okoro", children=(imani,))


def test_one_yes_of_two_lets_nobody_in(wilgendaal, plan, school_goal):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        team.invite_to_team(
            plan, by=leila, person=wilgendaal.people["els"].pk, called="Els", kinds=[DataKind.SCHOOL]
        )
    a_moment_later()
    with acting_as(wilgendaal.els) as els:
        assert plans_of(els) == []


def test_one_no_is_enough(wilgendaal, plan):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        asked = team.invite_to_team(
            plan, by=leila, person=wilgendaal.people["els"].pk, called="Els", kinds=[DataKind.SCHOOL]
        )
    with acting_as(wilgendaal.yara) as yara:
        at(yara, plan)
        team.say_no(TeamMember.unscoped.get(pk=asked.pk), by=yara)
        assert team_of(plan) == []
    a_moment_later()
    with acting_as(wilgendaal.els) as els:
        assert plans_of(els) == []


def test_a_teacher_of_the_team_reads_the_school_part_and_no_other(wilgendaal, plan, school_goal, home_goal):
    joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    with acting_as(wilgendaal.els) as els:
        assert [door.pk for door in plans_of(els)] == [plan.pk]
        at(els, plan)
        assert goals_of(plan) == [school_goal]
        assert worded(home_goal) is None
        assert {piece.section for piece in contents_of(plan)} == {Section.GOALS}
        with pytest.raises(Http404):
            find(els, FamilyPlan, plan.pk)


def test_a_coordinator_who_was_let_in_reads_along_but_does_not_decide(wilgendaal, plan, school_goal):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY, DataKind.SCHOOL])
    with acting_as(wilgendaal.hanne) as hanne:
        assert OURS in sentences(hanne, plan)
        for verb in (
            lambda: writing.put_in_order(plan, by=hanne, goals=[]),
            lambda: writing.say_about_goal(school_goal, by=hanne, said="wanted"),
            lambda: team.draw_in(plan, by=hanne, called="Somebody"),
            lambda: actions.close(plan, by=hanne),
        ):
            with pytest.raises(NotAllowed):
                verb()


def test_somebody_removed_sees_nothing_from_that_moment(wilgendaal, plan, school_goal):
    member = joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    with acting_as(wilgendaal.yara) as yara:
        at(yara, plan)
        team.remove(TeamMember.unscoped.get(pk=member.pk), by=yara)
    with acting_as(wilgendaal.els) as els:
        assert plans_of(els) == []
        with pytest.raises(Http404):
            find(els, Goal, school_goal.pk)


def test_who_is_shown_less_loses_that_part_at_once(wilgendaal, plan, school_goal, home_goal):
    member = joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY, DataKind.SCHOOL])
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        team.show_less(TeamMember.unscoped.get(pk=member.pk), by=leila, kinds=[DataKind.SCHOOL])
    a_moment_later()
    with acting_as(wilgendaal.hanne) as hanne:
        at(hanne, plan)
        assert goals_of(plan) == [school_goal]


def test_somebody_a_family_keeps_out_sees_nothing_even_from_the_team(wilgendaal, plan, school_goal, owner):
    joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    with owner():
        Restriction.unscoped.create(
            village=wilgendaal.village, subject_id=plan.subject_id, against_person=wilgendaal.people["els"],
            set_by=wilgendaal.people["leila"], kind=0, kinds=[], because="shield",
        )  # fmt: skip
    with acting_as(wilgendaal.els) as els:
        assert plans_of(els) == []


def test_a_grandmother_sees_her_own_step_and_nothing_else(wilgendaal, plan, school_goal, home_goal):
    oma = grandmother(wilgendaal, plan)
    hers, other = step_for(wilgendaal, school_goal, oma), None
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        other = steps.add_step(home_goal, by=leila, words="Make tea", due_on=hers.due_on, who="Leïla")
    her = by_link(wilgendaal, oma, hers)
    with acting_as(her):
        assert worded(find(her, Step, hers.pk)).words == READS
        assert plans_of(her) == []
        for model, pk in (
            (Step, other.pk),
            (Goal, school_goal.pk),
            (FamilyPlan, plan.pk),
            (TeamMember, oma.pk),
        ):
            with pytest.raises(Http404):
                find(her, model, pk)


def test_a_grandmother_who_is_let_go_loses_her_step(wilgendaal, plan, school_goal):
    oma = grandmother(wilgendaal, plan)
    hers = step_for(wilgendaal, school_goal, oma)
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        team.remove(TeamMember.unscoped.get(pk=oma.pk), by=leila)
    her = by_link(wilgendaal, oma, hers)
    with acting_as(her), pytest.raises(Http404):
        find(her, Step, hers.pk)


def test_a_step_given_to_somebody_else_is_no_longer_seen_by_whoever_did_it(wilgendaal, plan, school_goal):
    oma = grandmother(wilgendaal, plan)
    step = step_for(wilgendaal, school_goal, oma)
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        steps.give(Step.unscoped.get(pk=step.pk), by=leila, who="Sami")
    with acting_as(by_link(wilgendaal, oma, step)) as her, pytest.raises(Http404):
        find(her, Step, step.pk)
    with acting_as(wilgendaal.els) as els, pytest.raises(NotAllowed):
        steps.give(step, by=els, who="Els")


@pytest.mark.parametrize(("kinds", "reads"), [([DataKind.SCHOOL], False), ([DataKind.FAMILY_STORY], True)])
def test_which_consents_there_are_the_family_knows_and_who_reads_its_words(wilgendaal, plan, kinds, reads):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    joins(wilgendaal, plan, "els", kinds)
    for who, knows in (("leila", True), ("yara", True), ("hanne", True), ("els", reads)):
        with acting_as(wilgendaal.actors[who]) as actor:
            at(actor, plan)
            assert current_about(actor, plan.subject_id).exists() == knows, who
    with acting_as(wilgendaal.oma) as oma:
        open_list(oma, Purpose.LIST)
        assert not current_about(oma, plan.subject_id).exists()
