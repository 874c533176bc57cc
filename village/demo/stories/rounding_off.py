"""A family that rounds off its plan: Nadia and Hugo did what they wanted; Hugo says the last word, then they close it."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.stories import rounding_off_words as words
from village.demo.stories.stage import Stage
from village.modules.family_plans import actions as plans
from village.modules.family_plans import steps, team, writing
from village.modules.family_plans.models import FamilyPlan, Goal, TeamMember
from village.modules.family_plans.queries import my_families, plans_of
from village.modules.family_plans.words import SHOWN_KINDS, Ring, Said
from village.modules.help_requests.words import LifeArea
from village.modules.passing_on import endings, keeping, queries
from village.modules.passing_on.models import Ending
from village.trust.access.opening import find, open_list, open_subject
from village.trust.vocabulary import Actor, Purpose

ENDS_IN, PARTY_IN = 12, 5


def tell(stage: Stage) -> None:
    """From the first own words to one step before goodbye: the personas walk the rest."""
    with stage.playing("nadia") as nadia:
        open_list(nadia, Purpose.FOLLOW)
        plans.open_plan(my_families(nadia)[0], by=nadia)
    for who, prompt, voice, said in words.OWN_WORDS:
        with stage.playing(who) as actor:
            writing.write_words(_plan(actor), by=actor, prompt=prompt, voice=voice, words=said)
    _who_is_around(stage)
    _what_they_did(stage)
    ending = _goes_well(stage)
    _small_steps(stage, ending)
    _thanks(stage, ending)


def _who_is_around(stage: Stage) -> None:
    with stage.playing("nadia") as nadia:
        plan = _plan(nadia)
        team.draw_in(plan, by=nadia, called=words.AUNT, relation=words.AUNT_IS, stays=True)
        team.draw_in(plan, by=nadia, called=words.NEIGHBOUR, relation=words.NEIGHBOUR_IS, ring=Ring.FURTHER, stays=True)
        team.invite_to_team(
            plan, by=nadia, person=stage.person("claire").pk, called=words.CLAIRE, relation=words.CLAIRE_DOES,
            kinds=list(SHOWN_KINDS), ring=Ring.FURTHER,
        )  # fmt: skip
    with stage.playing("hugo") as hugo:
        for member in TeamMember.unscoped.filter(plan=_plan(hugo), in_team=True, joined_at=None):
            team.say_yes(member, by=hugo)
    with stage.playing("nadia") as nadia:
        plan = _plan(nadia)
        plans.choose_coordinator(plan, by=nadia, member=TeamMember.unscoped.get(plan=plan, called=words.CLAIRE))


def _what_they_did(stage: Stage) -> None:
    """Strengths first; two goals, each step done; both reached, says the family."""
    for who, said, about, area in words.STRENGTHS:
        with stage.playing(who) as actor:
            writing.note_strength(_plan(actor), by=actor, words=said, who=about, life_area=area)
    with stage.playing("nadia") as nadia:
        plan = _plan(nadia)
        goals: dict[str, Goal] = {
            words.FRIENDS: writing.add_goal(plan, by=nadia, words=words.FRIENDS, life_area=LifeArea.FRIENDS),
            words.BUS: writing.add_goal(plan, by=nadia, words=words.BUS, life_area=LifeArea.SCHOOL),
        }
        for about, who, name, said, where in words.STEPS:
            step = steps.add_step(
                goals[about], by=nadia, words=said, who=name, person=stage.person(who).pk, where=where,
                due_on=timezone.localdate(),
            )  # fmt: skip
            steps.say_done(step, by=nadia)
        for goal in goals.values():
            writing.say_about_goal(goal, by=nadia, said=Said.REACHED)


def _goes_well(stage: Stage) -> UUID:
    """Claire proposes it; it changes nothing before the family said so."""
    with stage.playing("claire") as claire:
        plan = find(claire, FamilyPlan, plans_of(claire)[0].pk, Purpose.HELP)
        ends_on = timezone.localdate() + timedelta(days=ENDS_IN)
        return endings.propose_ending(plan, by=claire, words=words.WHY_NOW, ends_on=ends_on).pk


def _small_steps(stage: Stage, ending: UUID) -> None:
    for who, about, said in words.SMALL_STEPS:
        with stage.playing(who) as actor:
            endings.note(find(actor, Ending, ending), by=actor, about=about, words=said)
    with stage.playing("nadia") as nadia:
        found = find(nadia, Ending, ending)
        party = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=PARTY_IN), time(16)))
        endings.celebrate(found, by=nadia, at=party, where=words.PARTY)
        days = endings.days_after(found.ends_on, queries.months_here(stage.village_id))
        claire = endings.Caller(stage.person("claire").pk, words.CLAIRE, words.REACH, days)
        endings.agree_aftercare(found, by=nadia, caller=claire)


def _thanks(stage: Stage, ending: UUID) -> None:
    """For the page they keep; and how it was, says Nadia. Hugo has the last word."""
    with stage.playing("claire") as claire:
        keeping.thank(find(claire, Ending, ending), by=claire, words=words.FROM_CLAIRE)
    with stage.playing("nadia") as nadia:
        found = find(nadia, Ending, ending)
        keeping.thank(found, by=nadia, words=words.FROM_AUNT, called=words.AUNT, mine=True)
        endings.say_goodbye(found, by=nadia, yes=True, words=words.NADIA_WAS, proud=words.NADIA_PROUD)


def _plan(actor: Actor) -> FamilyPlan:
    door = plans_of(actor)[0]
    open_subject(actor, door.subject_id, Purpose.HELP)
    plan: FamilyPlan = FamilyPlan.unscoped.get(pk=door.pk)
    return plan
