"""The plan of Leïla and Yara in Wilgendaal: own words first, a drawn circle, a team by the yes of both, and living steps."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from village.demo.stories import plan_words as words
from village.demo.stories.stage import Stage
from village.modules.family_plans import actions, steps, team, writing
from village.modules.family_plans.models import FamilyPlan, Goal, Step, TeamMember
from village.modules.family_plans.queries import my_families, part_by_key, plans_of
from village.modules.family_plans.words import SHOWN_KINDS, Ring, Said, Verb
from village.modules.help_requests.words import LifeArea
from village.trust.access.opening import find, open_list, open_subject
from village.trust.vocabulary import Actor, DataKind, Purpose

LATER = 5


def tell(stage: Stage) -> UUID:
    """Returns the plan, for the stories that go on from here."""
    with stage.playing("leila") as leila:
        open_list(leila, Purpose.FOLLOW)
        plan = actions.open_plan(my_families(leila)[0], by=leila)
    _own_words(stage)
    _circle(stage)
    _joins(stage, "hanne", "Hanne", words.COORDINATOR, list(SHOWN_KINDS), LifeArea.HOME, coordinates=True)
    _joins(
        stage, "els", "Juf De Wilde", words.TEACHER, [DataKind.SCHOOL, DataKind.FAMILY_STORY], LifeArea.SCHOOL
    )
    _joins(
        stage,
        "jonas",
        "Jonas",
        words.YOUTH_WORKER,
        [DataKind.FAMILY_STORY, DataKind.PARTICIPATION],
        LifeArea.FRIENDS,
    )
    _what_goes_well(stage)
    goals = _goals(stage)
    _steps(stage, goals)
    _it_lives(stage, goals)
    return plan.pk


def _own_words(stage: Stage) -> None:
    for prompt, voice, said in words.OWN_WORDS:
        with stage.playing("yara" if voice == "Yara" else "leila") as actor:
            writing.write_words(_plan(actor), by=actor, prompt=prompt, voice=voice, words=said)


def _circle(stage: Stage) -> None:
    """Grandmother, by her own account, and the neighbour, by a link, are full members: each sees only what they do."""
    called, relation, why = words.GRANDMOTHER
    with stage.playing("leila") as leila:
        plan = _plan(leila)
        for name, who, side, ring, area, year, stays in words.CIRCLE:
            drawn = team.draw_in(
                plan,
                by=leila,
                called=name,
                relation=who,
                side=side,
                ring=ring,
                life_area=area,
                since_year=year,
                stays=stays,
            )
            if name == words.STEP_GREET[0]:
                team.known_here(drawn, by=leila, language="nl")
                team.ask_along(drawn, by=leila)
        oma = team.draw_in(plan, by=leila, called=called, relation=relation, ring=Ring.CLOSE, stays=True)
        team.is_person(oma, by=leila, person=stage.person("fatna").pk)
        team.ask_along(oma, by=leila, why=why)
    _yara_says_yes(stage)


def _joins(
    stage: Stage,
    who: str,
    called: str,
    relation: str,
    kinds: list[DataKind],
    area: LifeArea,
    coordinates: bool = False,
) -> None:
    with stage.playing("leila") as leila:
        team.invite_to_team(
            _plan(leila), by=leila, person=stage.person(who).pk, called=called, relation=relation, kinds=kinds, life_area=area,
            ring=Ring.FURTHER if coordinates else Ring.VILLAGE,
        )  # fmt: skip
    _yara_says_yes(stage)
    if coordinates:
        with stage.playing("leila") as leila:
            plan = _plan(leila)
            actions.choose_coordinator(plan, by=leila, member=_member(plan, called))


def _yara_says_yes(stage: Stage) -> None:
    with stage.playing("yara") as yara:
        plan = _plan(yara)
        for member in TeamMember.unscoped.filter(plan=plan, in_team=True, joined_at=None):
            team.say_yes(member, by=yara)


def _what_goes_well(stage: Stage) -> None:
    for who, said, about, area, days in words.STRENGTHS:
        with stage.playing(who) as actor:
            seen_on = timezone.localdate() - timedelta(days=days)
            writing.note_strength(
                _plan(actor), by=actor, words=said, who=about, life_area=area, seen_on=seen_on
            )


def _goals(stage: Stage) -> dict[str, Goal]:
    """In the family's own order; what Hanne proposes stays a proposal, and one goal is not agreed."""
    with stage.playing("leila") as leila:
        plan = _plan(leila)
        who, what = words.NEED
        need = writing.name_need(
            plan, by=leila, who=who, verb=Verb.KNOW, words=what, life_area=LifeArea.SCHOOL
        )
        found = {
            words.CALM: writing.add_goal(plan, by=leila, words=words.CALM, life_area=LifeArea.HOME),
            words.ONE_ADULT: writing.add_goal(
                plan, by=leila, words=words.ONE_ADULT, life_area=LifeArea.SCHOOL, need=need
            ),
            words.READING: writing.add_goal(plan, by=leila, words=words.READING, life_area=LifeArea.SCHOOL),
        }
        ways = [writing.think_of(found[words.ONE_ADULT], by=leila, words=one) for one in words.WAYS]
        writing.choose(ways[0], by=leila)
    with stage.playing("hanne") as hanne:
        proposed = writing.add_goal(_plan(hanne), by=hanne, words=words.ENGLISH, life_area=LifeArea.LANGUAGE)
    with stage.playing("leila") as leila:
        _plan(leila)
        writing.say_about_goal(proposed, by=leila, said=Said.NOT_AGREED)
    return found


def _steps(stage: Stage, goals: dict[str, Goal]) -> None:
    with stage.playing("leila") as leila:
        plan = _plan(leila)
        for who, slug, said, where, days, done in words.STEPS_CALM:
            step = _step(goals[words.CALM], leila, said, where, days, who=who, person=stage.person(slug).pk)
            if done:
                steps.say_done(step, by=leila)
        name, said, where, days = words.STEP_GREET
        _step(goals[words.CALM], leila, said, where, days, member=_member(plan, name))
        _step(goals[words.CALM], leila, *words.STEP_HANNE, member=_member(plan, "Hanne"))
        _step(goals[words.READING], leila, *words.STEP_ELS, member=_member(plan, "Juf De Wilde"))
        for omas in (words.STEP_OMA, words.STEP_OMA_NEXT):
            _step(goals[words.READING], leila, *omas, member=_member(plan, words.GRANDMOTHER[0]))
    with stage.playing("yara") as yara:
        _plan(yara)
        step = _step(
            goals[words.ONE_ADULT], yara, *words.STEP_YARA, who="Yara", person=stage.person("yara").pk
        )
        steps.say_done(step, by=yara)


def _it_lives(stage: Stage, goals: dict[str, Goal]) -> None:
    """Els agrees her step anew, with the reason; grandmother’s is done, and she is thanked."""
    with stage.playing("els") as els:
        goal = find(els, Goal, goals[words.READING].pk, Purpose.HELP)
        open_subject(els, goal.subject_id, Purpose.HELP)
        hers = Step.unscoped.get(goal=goal, person=els.person_id)
        steps.do_later(
            hers, by=els, new_day=timezone.localdate() + timedelta(days=LATER), reason=words.ELS_LATER
        )
        writing.see_it_differently(goal, by=els, words=words.DIFFERENTLY)
    with stage.playing("leila") as leila:
        plan = _plan(leila)
        omas = Step.unscoped.filter(plan=plan, member=_member(plan, words.GRANDMOTHER[0])).order_by("due_on").first()
        assert omas is not None
        steps.say_done(omas, by=leila, words=words.OMA_DONE)
        steps.thank(omas, by=leila, words=words.THANKS)


def _step(goal: Goal, by: Actor, said: str, where: str, days: int, **who: Any) -> Step:
    due_on = timezone.localdate() + timedelta(days=days)
    return steps.add_step(goal, by=by, words=said, where=where, due_on=due_on, **who)


def _plan(actor: Actor) -> FamilyPlan:
    """The plan of this story, opened for whoever plays."""
    door = plans_of(actor)[0]
    open_subject(actor, door.subject_id, Purpose.HELP)
    plan: FamilyPlan = FamilyPlan.unscoped.get(pk=door.pk)
    return plan


def _member(plan: FamilyPlan, called: str) -> TeamMember:
    pk = TeamMember.unscoped.filter(plan=plan, called=called).values_list("pk", flat=True).get()
    found = part_by_key(TeamMember, plan, pk)
    assert found is not None
    return found
