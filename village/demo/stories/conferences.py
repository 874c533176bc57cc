"""Two conferences in Wilgendaal: one about Yara and Sami, with their family, still open; one about Amir, ended and told later.

All invented, and told calmly: nobody in it is blamed.
"""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.stories import conferences_words as words
from village.demo.stories.stage import Stage
from village.modules.conferences import actions
from village.modules.conferences.models import ChildAtConference, ConferenceTable
from village.modules.conferences.writing import About, Convening
from village.modules.family_plans.models import FamilyPlan
from village.trust.access.opening import find
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, Purpose

A_WEEK = timedelta(days=7)


def tell(stage: Stage, plan: UUID) -> None:
    """`plan`: that of the family of Leïla, which Hanne coordinates."""
    _with_the_family(stage, plan)
    _told_afterwards(stage)


def _with_the_family(stage: Stage, plan: UUID) -> None:
    """Leïla and Yara know. Nele sits in about both, Karim only about Sami: he does not read what is about Yara."""
    with stage.playing("hanne") as hanne:
        anchor = find(hanne, FamilyPlan, plan, Purpose.HELP).subject_id
        children = (_about(stage, "sami", ("nele", "karim"), ("leila",)), _about(stage, "yara", ("nele",), ("leila", "yara")))
        made = actions.convene(_convening(anchor, "client_talk", words.EVENINGS, *children), by=hanne)
    sami, yara = (next(one for one in made if one.subject_id == about.subject_id) for about in children)
    _put(stage, "karim", sami, words.SCHOOL_TITLE, words.SCHOOL)
    _put(stage, "nele", sami, words.EVENING_TITLE, words.EVENING)
    _put(stage, "nele", yara, words.YARA_TITLE, words.YARA)
    with stage.playing("leila") as leila:
        actions.answer(_found(leila, sami), by=leila, words=words.LEILA)


def _told_afterwards(stage: Stage) -> None:
    """Hamid worked nights and could not be reached; Nele agreed that he was told later, and he was, the same week."""
    anchor = stage.person("amir").subject_id
    today = timezone.localdate()
    with stage.playing("hanne") as hanne:
        about = _about(stage, "amir", ("nele",), ())
        later = {"later_why": words.HAMID_LATER, "review_on": today + timedelta(days=3), "second": _chair(stage, "nele")}
        convening = _convening(anchor, "law", words.NIGHTS, about, reference=words.DECREE, **later)
        [amir] = actions.convene(convening, by=hanne)
    with stage.playing("nele") as nele:
        actions.second(_found(nele, amir), by=nele, agrees=True)
    _put(stage, "nele", amir, words.NIGHTS_TITLE, words.NIGHTS_NOTE)
    with stage.playing("hanne") as hanne:
        actions.tell_family(_found(hanne, amir), by=hanne, persons=[stage.person("hamid").pk])
    with stage.playing("hanne") as hanne:
        child = _found(hanne, amir)
        actions.end(child, by=hanne, decided={child.pk: words.NIGHTS_DECIDED})
    with stage.playing("hamid") as hamid:
        actions.answer(_found(hamid, amir), by=hamid, words=words.HAMID)


def _convening(anchor: UUID, base: str, purpose: str, *children: About, **more: object) -> Convening:
    today = timezone.localdate()
    return Convening(
        anchor=anchor, base=base, purpose=purpose, first_day=today, last_day=today + A_WEEK, children=children, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _about(stage: Stage, who: str, members: tuple[str, ...], told: tuple[str, ...]) -> About:
    person = stage.person(who)
    return About(
        person.subject_id, person.name, tuple(_chair(stage, one) for one in members),
        tuple(stage.person(one).pk for one in told),
    )  # fmt: skip


def _put(stage: Stage, who: str, child: ChildAtConference, title: str, said: str) -> None:
    with stage.playing(who) as actor:
        table = find(actor, ConferenceTable, child.table_id, Purpose.HELP)
        actions.put_on_table(table, by=actor, title=title, words=said)


def _found(actor: Actor, child: ChildAtConference) -> ChildAtConference:
    return find(actor, ChildAtConference, child.pk, Purpose.HELP)


def _chair(stage: Stage, who: str) -> Membership:
    found: Membership = Membership.unscoped.select_related("organisation").get(person=stage.person(who))
    return found
