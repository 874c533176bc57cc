"""A plan that was closed seven weeks ago: Mira and Wout keep it, Fatou calls, and they can come back when they want."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.connection import as_owner
from village.demo.stories import ended_words as words
from village.demo.stories.passing_on import a_plan
from village.demo.stories.stage import Stage
from village.foundation.time_range import now
from village.modules.family_plans import steps, team, writing
from village.modules.family_plans.models import FamilyPlan, Goal, Mark, OwnWords, Step, Strength, Wording
from village.modules.family_plans.words import Ring, Said
from village.modules.passing_on import aftercare, endings, keeping, queries
from village.modules.passing_on.models import (
    AftercareCall,
    CallSaid,
    Celebration,
    Ending,
    Goodbye,
    KindWord,
    Note,
)
from village.modules.passing_on.words import Called
from village.trust.access.opening import find, open_list, open_subject
from village.trust.vocabulary import Purpose

CLOSED, LASTED = timedelta(days=49), timedelta(days=230)
CALLS_AFTER = (0, 14, 42)
"""So many days after the next Thursday somebody calls; the last of these is answered, and put where the first one was."""
THURSDAY = 3
CALLED_BEFORE = timedelta(days=21)


def tell(stage: Stage) -> None:
    plan = a_plan(stage, "mira", words.PEETERS, words.FIRST_WORDS, children=(stage.person("wout").pk,))
    _what_they_did(stage, plan)
    ending = _in_small_steps(stage, plan)
    _seven_weeks_ago(plan, ending, _called_once(stage, ending))


def _what_they_did(stage: Stage, pk: UUID) -> None:
    with stage.playing("mira") as mira:
        plan = find(mira, FamilyPlan, pk)
        open_subject(mira, plan.subject_id, Purpose.HELP)
        for prompt, voice, said in words.OWN_WORDS:
            writing.write_words(plan, by=mira, prompt=prompt, voice=voice, words=said)
        team.draw_in(plan, by=mira, called=words.NEIGHBOUR, relation=words.NEIGHBOUR_IS, ring=Ring.CLOSE, stays=True)
        writing.note_strength(plan, by=mira, words=words.STRENGTH, who=words.WHOSE, life_area=words.AREA)
        goal: Goal = writing.add_goal(plan, by=mira, words=words.TABLE, life_area=words.AREA)
        step = steps.add_step(
            goal, by=mira, words=words.STEP, who=words.STEP_BY, person=stage.person("mira").pk, where=words.STEP_AT,
            due_on=timezone.localdate(),
        )  # fmt: skip
        steps.say_done(step, by=mira)
        writing.say_about_goal(goal, by=mira, said=Said.REACHED)


def _in_small_steps(stage: Stage, plan: UUID) -> UUID:
    """Fatou proposes it, the family says yes, they celebrate and close it."""
    with stage.playing("fatou") as fatou:
        found = find(fatou, FamilyPlan, plan, Purpose.HELP)
        ending = endings.propose_ending(found, by=fatou, words=words.WHY_NOW, ends_on=_day(14)).pk
    with stage.playing("fatou") as fatou:
        keeping.thank(find(fatou, Ending, ending), by=fatou, words=words.THANKS)
    with stage.playing("mira") as mira:
        mine = find(mira, Ending, ending)
        for about, said in words.SMALL_STEPS:
            endings.note(mine, by=mira, about=about, words=said)
        keeping.thank(mine, by=mira, words=words.LUT, called=words.NEIGHBOUR, mine=True)
        party = timezone.make_aware(datetime.combine(_day(10), time(15)))
        endings.celebrate(mine, by=mira, at=party, where=words.PARTY)
        days = [_thursday() + timedelta(days=later) for later in CALLS_AFTER]
        caller = endings.Caller(stage.person("fatou").pk, words.FATOU, words.REACH, days)
        endings.agree_aftercare(mine, by=mira, caller=caller)
        endings.say_goodbye(mine, by=mira, yes=True, words=words.WAS, proud=words.PROUD)
        endings.close_together(mine, by=mira)
    return ending


def _called_once(stage: Stage, ending: UUID) -> UUID:
    """It went well; the next ones are to come. Returns the call."""
    with stage.playing("fatou") as fatou:
        open_list(fatou, Purpose.LIST)
        days = queries.calls_of(one for one in queries.my_aftercare(fatou) if one.ending_id == ending)
        call = find(fatou, AftercareCall, days[-1].pk, Purpose.HELP)
        aftercare.say_called(call, by=fatou, how=Called.DONE, words=words.CALLED)
        return call.pk


def _seven_weeks_ago(plan: UUID, ending: UUID, call: UUID) -> None:
    """As the owner: the actions know only now."""
    closed, begun, proposed = now() - CLOSED, now() - CLOSED - LASTED, now() - CLOSED - timedelta(days=21)
    spoke = timezone.make_aware(datetime.combine(_thursday() - CALLED_BEFORE, time(18)))
    party = timezone.make_aware(datetime.combine(closed.date() - timedelta(days=4), time(15)))
    with as_owner():
        FamilyPlan.unscoped.filter(pk=plan).update(opened_at=begun, closed_at=closed)
        for model in (OwnWords, Strength, Goal, Step, Wording, Mark):
            model.unscoped.filter(plan_id=plan).update(created_at=begun)
        Strength.unscoped.filter(plan_id=plan).update(seen_on=begun.date())
        Step.unscoped.filter(plan_id=plan).update(due_on=begun.date() + timedelta(days=14))
        Ending.unscoped.filter(pk=ending).update(created_at=proposed, closed_at=closed, ends_on=closed.date())
        for said in (Note, Goodbye, KindWord):
            said.unscoped.filter(ending_id=ending).update(created_at=closed)
        Celebration.unscoped.filter(ending_id=ending).update(at=party)
        AftercareCall.unscoped.filter(pk=call).update(due_on=spoke.date())
        CallSaid.unscoped.filter(call_id=call).update(created_at=spoke)


def _thursday() -> date:
    """The next one, as the family wants to be called."""
    return _day((THURSDAY - timezone.localdate().weekday() - 1) % 7 + 1)


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
