"""Voices in the plan of the Benali family: said aloud, drawn, and what is Yara's own; who comes; why; a rule that changed."""

from uuid import UUID

from django.utils import timezone

from village.demo.stories import own_pieces_words as words
from village.demo.stories.papers import a_house, a_tune
from village.demo.stories.stage import Stage
from village.modules.circles.asking_why import answer_why, ask_why
from village.modules.circles.models import WhyAsked
from village.modules.circles.queries import circles_of, looks_by_others
from village.modules.family_plans import own, shown, writing
from village.modules.family_plans.along import Along, say_along
from village.modules.family_plans.models import FamilyPlan, OwnPlan
from village.modules.family_plans.queries import PlanDoor, door_of
from village.modules.family_plans.shown import Own
from village.modules.family_plans.words import OwnSort, Whom
from village.modules.meetings import actions, queries
from village.modules.waiting import keeping
from village.trust.access.opening import find, open_list, open_subject
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, Purpose

LINES = 200
DAYS = {"at_stake_days": 14, "soon_days": 42, "stuck_days": 70, "wish_days": 126, "check_in_days": 28}


def tell(stage: Stage, plan: UUID) -> None:
    """After the stories of the plan, its meetings and waiting."""
    _aloud_and_drawn(stage, plan)
    _yaras_own(stage, plan)
    _who_comes(stage)
    _why_did_she_look(stage, plan)
    with stage.playing("kobe") as kobe:
        keeping.keep_rules(by=kobe, days=DAYS, because=words.WHY_SOONER)


def _aloud_and_drawn(stage: Stage, plan: UUID) -> None:
    """Leïla says it instead of writing it; a drawing stands with what they wish."""
    with stage.playing("leila") as leila:
        _door(leila, plan)
        whole = FamilyPlan.unscoped.get(pk=plan)
        for prompt, voice, said, along in (
            ("problem", "Mama Leïla", "", Along(spoken=a_tune())), ("goes_well", "", words.GOES_WELL, Along(drawn=a_house())),
        ):  # fmt: skip
            one = writing.write_words(whole, by=leila, prompt=prompt, voice=voice, words=said)
            say_along(one, by=leila, along=along)


def _yaras_own(stage: Stage, plan: UUID) -> None:
    """One piece is for everybody who reads their words. Her small plan nobody knows of but Nele, whom she asked along."""
    with stage.playing("yara") as yara:
        me = Subject(pk=yara.subject_id, village_id=yara.village_id)
        door = _door(yara, plan)
        shown.show_own(me, by=yara, door=door, own=Own(words.SHOWN, prompt="decide", along=Along(a_tune())), whom=Whom.READERS)
        mine = own.begin_own_plan(me, by=yara)
        for sort, said, who, days in words.OWN:
            due_on = timezone.localdate() + days if days else None
            own.add_own(mine, by=yara, said=own.Said(OwnSort(sort), said, "wish" if sort == "words" else "", who, due_on))
        own.walk_along(mine, by=yara, person=stage.person("nele").pk)
    with stage.playing("nele") as nele:
        asked = find(nele, OwnPlan, mine.pk, Purpose.HELP)
        own.add_own(asked, by=nele, said=own.Said(OwnSort.STEP, words.NELES))


def _who_comes(stage: Stage) -> None:
    for who, says, said in words.COMING:
        with stage.playing(who) as actor:
            open_list(actor, Purpose.LIST)
            meeting = next(iter(queries.coming_meetings(actor)))
            actions.say_coming(meeting, by=actor, says=says, words=said)


def _why_did_she_look(stage: Stage, plan: UUID) -> None:
    """Leïla asks Els from the line itself; Els answers in a sentence, and that stands beside it."""
    with stage.playing("leila") as leila:
        door = _door(leila, plan)
        circle = next(one for one in circles_of(leila) if one.subject_id == door.subject_id)
        looks = looks_by_others(leila, circle, size=LINES)
        seen = next(one for one in looks if one.person_id == stage.person("els").pk)
        assert circle.family is not None
        asked = ask_why(circle.family, by=leila, look=seen)
    with stage.playing("els") as els:
        answer_why(find(els, WhyAsked, asked.pk, Purpose.HELP), by=els, words=words.BECAUSE)


def _door(actor: Actor, plan: UUID) -> PlanDoor:
    door = door_of(actor, plan)
    assert door is not None
    open_subject(actor, door.subject_id, Purpose.HELP)
    return door
