"""The meetings of the Benali family: one held, where Yara went first; one that comes, before which she is asked."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.stories import meetings_words as words
from village.demo.stories.stage import Stage
from village.foundation.time_range import now
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, door_of
from village.modules.meetings import actions, clock, glad, looking_back, queries, reviews, voices
from village.modules.meetings.actions import Called
from village.modules.meetings.models import Meeting, Point, Review
from village.modules.meetings.voices import Said
from village.modules.meetings.words import FOR_EVERYBODY, Hears, Side, Way
from village.trust.access.opening import find, open_subject
from village.trust.vocabulary import Actor, DataKind, Purpose

DAYS_AGO, DAYS_AHEAD, LOOKS_BACK_IN = 12, 4, 30


def tell(stage: Stage, plan: UUID) -> None:
    """After the story of the plan: Hanne coordinates it, and others are in the team."""
    _good_news(stage, plan)
    _held(stage, plan)
    _coming(stage, plan)
    clock.tick()
    _asked_how_it_goes(stage, plan)


def _held(stage: Stage, plan: UUID) -> None:
    """Yara wrote and lets everybody hear it; of Sami, who has no account, Hanne wrote it down. Both hear what came of it."""
    meeting = _call(stage, plan, "hanne", words.HELD_ABOUT, words.HELD_PLACE, _at(-DAYS_AGO))
    with stage.playing("yara") as yara:
        asked = queries.asked_of(yara, [find(yara, Meeting, meeting)])[meeting]
        voices.say(asked, by=yara, said=Said(Way.WRITE, words.YARA, hears=Hears.MEETING))
    points = (
        ("leila", words.MORNINGS, FOR_EVERYBODY), ("leila", words.READING, DataKind.SCHOOL),
        ("hanne", words.HANNES, FOR_EVERYBODY),
    )  # fmt: skip
    brought = [_bring(stage, meeting, *point) for point in points]
    with stage.playing("hanne") as actor:
        here = _open(actor, meeting)
        _children(actor, here)
        _write(actor, brought[0], words.MORNINGS_SAID, words.MORNINGS_DECIDED)
        _write(actor, brought[1], words.READING_SAID, words.READING_DECIDED)
        there = {seat.pk for seat in queries.seats_of(_open(actor, meeting)) if seat.side != Side.NATURAL}
        actions.note_presence(here, by=actor, there=there)
        actions.close(here, by=actor, review_on=timezone.localdate() + timedelta(days=LOOKS_BACK_IN))


def _coming(stage: Stage, plan: UUID) -> None:
    """Before the meeting: what do you want to say? Yara did not answer yet."""
    meeting = _call(stage, plan, "hanne", words.COMING_ABOUT, words.COMING_PLACE, _at(DAYS_AHEAD))
    _bring(stage, meeting, "hanne", words.HANNES, FOR_EVERYBODY)


def _good_news(stage: Stage, plan: UUID) -> None:
    for who, said in words.GLAD:
        with stage.playing(who) as actor:
            door = door_of(actor, plan)
            kinds = queries.kinds_i_add(actor, door.subject_id) if door else []
            if door and kinds:
                kind = DataKind.FAMILY_STORY if DataKind.FAMILY_STORY in kinds else kinds[-1]
                glad.celebrate(door, by=actor, words=said, kind=kind)


def _asked_how_it_goes(stage: Stage, plan: UUID) -> None:
    """Leïla and Hanne see it differently; both stay side by side."""
    for who, fits, said in words.OPINIONS:
        with stage.playing(who) as actor:
            _plan(actor, plan)
            review = reviews.reviews_of(actor, [plan])[0]
            looking_back.say_what_i_think(find(actor, Review, review.pk), by=actor, fits=fits, words=said)
            if who == "hanne":
                looking_back.note_change_of_plan(review, by=actor, words=words.CHANGED, why=words.WHY)


def _call(stage: Stage, plan: UUID, who: str, about: str, place: str, begins: datetime) -> UUID:
    with stage.playing(who) as actor:
        door = _plan(actor, plan)
        people = [guest.person_id for guest in queries.guests_of(door)]
        found = find(actor, FamilyPlan, plan)
        return actions.call(found, by=actor, called=Called(begins, place, about, people)).pk


def _bring(stage: Stage, meeting: UUID, who: str, said: str, kind: DataKind) -> UUID:
    with stage.playing(who) as actor:
        return actions.bring(find(actor, Meeting, meeting), by=actor, words=said, kind=kind).pk


def _children(actor: Actor, here: Meeting) -> None:
    """Who has no account said it aloud."""
    for asked in queries.children_asked(here):
        if not asked.has_account:
            voices.note_for(asked, by=actor, words=words.SAMI)
        actions.tell_child(asked, by=actor, words=words.YARA_TOLD if asked.has_account else words.SAMI_TOLD)


def _write(actor: Actor, point: UUID, said: str, decided: str) -> None:
    actions.note(find(actor, Point, point), by=actor, words=said)
    actions.decide(find(actor, Point, point), by=actor, words=decided)


def _open(actor: Actor, meeting: UUID) -> Meeting:
    found = find(actor, Meeting, meeting)
    open_subject(actor, found.subject_id, Purpose.HELP)
    return found


def _plan(actor: Actor, plan: UUID) -> PlanDoor:
    door = door_of(actor, plan)
    assert door is not None
    open_subject(actor, door.subject_id, Purpose.HELP)
    return door


def _at(days: int) -> datetime:
    """At four in the afternoon."""
    return timezone.localtime(now() + timedelta(days=days)).replace(hour=16, minute=0, second=0, microsecond=0)
