"""Fatou leaves: the plan of Hamid and Amir goes on to Bram by their yes; that of Imani waits for hers."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.stories import passing_on_words as words
from village.demo.stories.stage import Stage
from village.modules.family_plans import actions as plans
from village.modules.family_plans import team, writing
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.words import SHOWN_KINDS, Prompt, Ring
from village.modules.passing_on import actions, leaving, queries
from village.modules.passing_on.models import PassingOn
from village.modules.passing_on.words import Why
from village.trust.access.opening import find, open_list, open_subject
from village.trust.directory.models import Membership
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, Purpose

TALK_IN, OVERLAP, FRIDAY = 6, 24, 5


def tell(stage: Stage) -> None:
    hamids = a_plan(stage, "hamid", words.HAMID, words.HAMIDS_WORDS, children=(stage.person("amir").pk,))
    imanis = a_plan(stage, "imani", words.IMANI, words.IMANIS_WORDS)
    with stage.playing("fatou") as fatou:
        leaving.announce(queries.my_chairs(fatou)[0].pk, by=fatou, last_day=_day(OVERLAP))
    passing = _begun(stage, hamids, words.HAMIDS_DRAFT, words.HAMIDS_TABLE)
    _begun(stage, imanis, words.IMANIS_DRAFT, words.IMANIS_TABLE)
    with stage.playing("hamid") as hamid:
        found = _opened(hamid, passing)
        text = actions.write_for_the_next(found, by=hamid, words=words.HAMIDS_TEXT, number=1)
        actions.say_yes(found, by=hamid, of=text.pk)
        candidate = queries.candidate_of(found)
        assert candidate is not None
        actions.say_yes(found, by=hamid, of=candidate.pk)


def a_plan(
    stage: Stage, who: str, name: str, said: tuple[Prompt, str], children: tuple[UUID, ...] = ()
) -> UUID:
    """A small plan that Fatou coordinates."""
    with stage.playing(who) as me:
        open_list(me, Purpose.FOLLOW)
        mine = Subject(pk=me.subject_id, village_id=stage.village_id)
        family = plans.begin_family(mine, by=me, name=name, children=children)
        plan = plans.open_plan(family, by=me)
        writing.write_words(plan, by=me, prompt=said[0], words=said[1])
        member = team.invite_to_team(
            plan, by=me, person=stage.person("fatou").pk, called=words.FATOU, relation=words.COACH, ring=Ring.FURTHER,
            kinds=list(SHOWN_KINDS),
        )  # fmt: skip
        plans.choose_coordinator(plan, by=me, member=member)
        return plan.pk


def _begun(stage: Stage, plan: UUID, draft: str, where: str) -> UUID:
    """Fatou writes what the next one must know, and proposes Bram."""
    with stage.playing("fatou") as fatou:
        passing = actions.begin(
            find(fatou, FamilyPlan, plan), by=fatou, why=Why.LEAVES, last_day=_day(OVERLAP)
        )
        actions.write_for_the_next(passing, by=fatou, words=draft, number=0)
        bram = Membership.unscoped.select_related("organisation").get(
            village_id=stage.village_id, person_id=stage.person("bram").pk
        )
        talk = timezone.make_aware(datetime.combine(_workday(_day(TALK_IN)), time(16)))
        actions.propose_next(passing, by=fatou, coming=actions.Coming(bram, talk, where, _day(OVERLAP)))
        return passing.pk


def _opened(actor: Actor, pk: UUID) -> PassingOn:
    found = find(actor, PassingOn, pk)
    open_subject(actor, found.subject_id, Purpose.HELP)
    return found


def _workday(day: date) -> date:
    """Or the Monday after it."""
    return day if day.isoweekday() <= FRIDAY else day + timedelta(days=8 - day.isoweekday())


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
