"""What a child says before a meeting. Its words are its own; who hears them is asked each time anew."""

from dataclasses import dataclass
from uuid import UUID

from village.foundation.time_range import now
from village.modules.circles.actions import withdraw
from village.modules.circles.queries import law_here
from village.modules.meetings import tell
from village.modules.meetings.models import ChildAsked, Meeting, NotedVoice, Seat, Voice
from village.modules.meetings.problems import ChooseSomebody, MeetingIsOver, SayItFirst
from village.modules.meetings.queries import closing_of, door_to, my_voice, noted_voices, notes_down, seats_of
from village.modules.meetings.words import Heard, Hears, Scene, Side, Way
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about
from village.trust.consent.records import share_item
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


@dataclass(frozen=True)
class Said:
    """In which way, what, and who hears it."""

    way: Way
    words: str = ""
    scenes: tuple[str, ...] = ()
    hears: Hears = Hears.NOBODY
    talks_with: UUID | None = None


@action(needs=Right.MANAGE)
def say(asked: ChildAsked, *, by: Actor, said: Said) -> ChildAsked:
    """The child answers, or says it differently, until the meeting is over."""
    if asked.person_id != by.person_id or by.subject_id is None:
        raise NotAllowed("somebody else's voice")
    meeting = asked.meeting
    open_subject(by, meeting.subject_id, Purpose.HELP)
    seats = seats_of(meeting)
    _still_open(meeting)
    seat = _checked(said, seats)
    open_subject(by, by.subject_id, Purpose.HELP)
    voice = _kept(meeting, by, said, seat)
    hears = _who_hears(said, seats, seat, by)
    _share(voice, by, hears)
    open_subject(by, meeting.subject_id, Purpose.HELP)
    asked.heard, asked.answered_at = _heard(said), now()
    asked.voice_id = voice.pk if voice and asked.heard == Heard.SHARED else None
    asked.save(update_fields=["heard", "answered_at", "voice_id"])
    return asked


@action(needs=Right.CONTRIBUTE)
def note_for(asked: ChildAsked, *, by: Actor, words: str) -> NotedVoice:
    """For a child that has no account here: what it said and may be read, by who asked it."""
    meeting = asked.meeting
    door = door_to(by, meeting.plan_id)
    if asked.has_account or door is None or not notes_down(by, door, meeting):
        raise NotAllowed("this child speaks for itself")
    open_subject(by, meeting.subject_id, Purpose.HELP)
    _still_open(meeting)
    if asked.pk in noted_voices(meeting):
        raise MeetingIsOver
    made: NotedVoice = NotedVoice.unscoped.create(
        village_id=meeting.village_id, subject_id=meeting.subject_id, kind=DataKind.FAMILY_STORY, author_id=by.person_id,
        asked=asked, meeting=meeting, words=words.strip(), noted_by=by.name, said_at=now(),
    )  # fmt: skip
    asked.heard, asked.answered_at = Heard.SHARED, now()
    asked.save(update_fields=["heard", "answered_at"])
    return made


def _checked(said: Said, seats: list[Seat]) -> Seat | None:
    """Something was said in the chosen way; who is to be talked with sits at the table."""
    if said.way in (Way.WRITE, Way.DRAW) and not said.words.strip() or said.way == Way.PICTURES and not said.scenes:
        raise SayItFirst
    if said.way != Way.TALK:
        return None
    seat = next((one for one in seats if one.person_id == said.talks_with and one.side != Side.CHILD), None)
    if seat is None:
        raise ChooseSomebody
    return seat


def _kept(meeting: Meeting, by: Actor, said: Said, seat: Seat | None) -> Voice | None:
    voice = my_voice(by, meeting)
    if voice is None and said.way == Way.RATHER_NOT:
        return None
    if voice is None:
        assert by.subject_id and by.person_id
        voice = Voice(
            village_id=meeting.village_id, subject_id=by.subject_id, kind=DataKind.OWN_STORY, author_id=by.person_id,
            meeting=meeting,
        )  # fmt: skip
    voice.way, voice.said_at = said.way, now()
    if said.way != Way.RATHER_NOT:
        voice.words = said.words.strip()
        voice.scenes = [scene for scene in Scene.values if scene in said.scenes]
    voice.talks_with_id = seat.person_id if seat else None
    voice.talks_with_name = seat.name if seat else ""
    voice.save()
    return voice


def _who_hears(said: Said, seats: list[Seat], seat: Seat | None, by: Actor) -> set[UUID]:
    if seat is not None:
        return {seat.person_id}
    if said.way == Way.RATHER_NOT or said.hears != Hears.MEETING:
        return set()
    return {one.person_id for one in seats if one.person_id != by.person_id}


def _share(voice: Voice | None, by: Actor, people: set[UUID]) -> None:
    """From now on these hear it, and nobody else."""
    if voice is None:
        return
    law = law_here(by)
    given: dict[UUID | None, Consent] = {
        one.to_person_id: one for one in current_about(by, voice.subject_id).filter(item_id=voice.pk)
    }
    for person, consent in given.items():
        if person not in people:
            withdraw(consent, by=by)
            open_subject(by, voice.subject_id, Purpose.HELP)
    for person in sorted(people - set(given), key=str):
        share_item(
            by, subject_id=voice.subject_id, item_id=voice.pk, kind=DataKind.OWN_STORY, rights=Right.VIEW,
            law_version=law.version, to_person=person, until=law.consent_ends(now()), purpose=Purpose.HELP,
        )  # fmt: skip
    if voice.talks_with_id in people - set(given):
        tell.these(people, tell.Code.QUESTION, f"meetings/voice/{voice.pk}/")


def _heard(said: Said) -> Heard:
    if said.way == Way.RATHER_NOT:
        return Heard.RATHER_NOT
    if said.way == Way.TALK:
        return Heard.TALKS
    return Heard.SHARED if said.hears == Hears.MEETING else Heard.KEPT


def _still_open(meeting: Meeting) -> None:
    if meeting.called_off_at or closing_of(meeting):
        raise MeetingIsOver
