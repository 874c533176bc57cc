"""Puts a word of its own into everything the village keeps secret, so that one can see where it comes out."""

import re
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.apps import apps
from django.db import models

from village.demo.connection import as_owner
from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.family_plans.models import PlanOffer
from village.modules.family_plans.words import Section
from village.modules.help_requests.models import HelpRequest, SupportQuestion
from village.modules.meetings.models import (
    ChildAsked,
    Known,
    LookedBack,
    Meeting,
    NotedVoice,
    Opinion,
    Review,
    Success,
    Thanks,
    WithoutFamily,
)
from village.modules.meetings.words import Course, Fits, Hint, Occasion, Side, Without
from village.modules.passing_on.models import (
    Aftercare,
    AftercareCall,
    CallSaid,
    CameBack,
    Celebration,
    Ending,
    Goodbye,
    Note,
    ToldBefore,
)
from village.modules.passing_on.words import About as NoteAbout
from village.modules.passing_on.words import Called
from village.modules.pit.models import Evaluation, Trajectory
from village.trust.consent.models import Mandate
from village.trust.directory.models import Membership
from village.trust.law.policies import policy_for
from village.trust.people.models import Person
from village.trust.villages.keys import forget_keys
from village.trust.villages.sealed import SealedStems, SealedText
from village.trust.vocabulary import About, AboutFamily, DataKind, PartOf

WORD = re.compile(r"kx(\d{4})qz", re.IGNORECASE)
SECRETS = {
    "people.Person": ("name", "email", "phone"),
    "people.Family": ("name",),
    "people.Guardianship": ("authority", "evidence"),
    "consent.Mandate": ("ground",),
    "danger.DangerAct": ("about_name", "decider_name"),
    "danger.SharedCopy": ("about_name", "sender_name"),
    "danger.ActStep": ("author_name",),
    "conferences.ChildAtConference": ("called", "convener_name"),
    "conferences.ConferenceMember": ("name", "place"),
    "conferences.TablePiece": ("title", "author_name"),
    "conferences.ChildMinutes": ("author_name",),
    "conferences.FamilyAnswer": ("author_name",),
    "conferences.ToldLater": ("author_name",),
    "help_requests.HelpRequest": ("asker_name", "called_name", "asker_place"),
    "help_requests.RequestStep": ("author_name",),
    "help_requests.AbleNote": ("author_name", "looked_with"),
    "help_requests.AbleWords": ("author_name",),
    "help_requests.SupportQuestion": ("called", "author_name"),
    "help_requests.OwnAnswer": ("author_name",),
    "channels.ReachWish": ("other_language",),
    "channels.TalkTask": ("to_name",),
    "channels.TalkTry": ("author_name",),
    "enrolment.AppointmentMove": ("author_name",),
    "talks.Mediation": ("other_called",),
    "talks.Invitation": ("asker_called",),
    "handovers.Handover": ("partner_place", "accepted_name"),
    "handovers.HandoverPart": ("said_by",),
    "handovers.HandoverYes": ("name", "witness"),
    "handovers.Letter": ("accepted_name",),
    "handovers.LetterPart": ("said_by",),
    "handovers.LetterStep": ("author_name",),
    "waiting.WaitingProposal": ("called_name", "postcode"),
    "waiting.WaitingYes": ("name",),
    "waiting.WaitingEntry": ("called_name", "postcode"),
    "waiting.CheckIn": ("heard_from", "by_name"),
    "handovers.AlongYes": ("name",),
    "circles.WhyAsked": ("by_called", "about_called"),
    "circles.WhyAnswer": ("by_called",),
    "family_plans.OwnWords": ("noted_by", "voice"),
    "family_plans.Strength": ("seen_by", "who"),
    "family_plans.Need": ("who",),
    "family_plans.Option": ("by_called",),
    "family_plans.TeamMember": ("called",),
    "family_plans.TeamAnswer": ("by_called",),
    "family_plans.Step": ("who",),
    "family_plans.Wording": ("by_called",),
    "family_plans.Mark": ("by_called",),
    "family_plans.Disagreement": ("by_called",),
    "family_plans.OwnPlan": ("called",),
    "family_plans.OwnPart": ("who", "by_called"),
    "family_plans.ShownPiece": ("called",),
    "agreements.Version": ("proposed_by",),
    "agreements.FrozenPiece": ("who",),
    "agreements.Answer": ("witness", "by_called"),
    "meetings.Meeting": ("convener_name",),
    "meetings.WithoutFamily": ("author_name",),
    "meetings.Seat": ("name", "role"),
    "meetings.Closing": ("author_name",),
    "meetings.ChildAsked": ("name",),
    "meetings.Voice": ("talks_with_name",),
    "meetings.NotedVoice": ("noted_by",),
    "meetings.ToldBack": ("author_name",),
    "meetings.Point": ("author_name",),
    "meetings.Minute": ("author_name",),
    "meetings.Decision": ("author_name",),
    "meetings.LookedBack": ("author_name",),
    "meetings.Opinion": ("name", "noted_by"),
    "meetings.Change": ("author_name",),
    "meetings.Success": ("author_name",),
    "meetings.Thanks": ("name",),
    "meetings.Known": ("author_name",),
    "safety_notes.SafetyNote": ("whose", "told_by", "noted_by"),
    "taking_part.TakesPart": ("called",),
    "safety_notes.NoteAnswer": ("by_called", "witness"),
    "wellbeing_teams.FamilyPoint": ("told_by", "answered_by"),
    "wellbeing_teams.TalkedAbout": ("author_name",),
    "pit.PitOffer": ("called_name",),
    "pit.PitYes": ("name", "witness"),
    "pit.Trajectory": ("called_name",),
    "pit.Contact": ("by_name",),
    "pit.Situation": ("voice",),
    "pit.PitStrength": ("by_name",),
    "pit.Doing": ("name", "by_name"),
    "pit.NextOne": ("by_name",),
    "pit.PitAnswer": ("name",),
    "pit.PitOpinion": ("name",),
    "pit.Evaluation": ("by_name",),
    "pit.SchoolPart": ("called_name",),
    "pit.Quality": ("by_name",),
    "pit.Contribution": ("who", "by_name"),
    "pit.Advice": ("by_name",),
    "pit.AdviceAnswer": ("by_name",),
    "pit.PitGoodNews": ("by_name", "place"),
    "passing_on.ForTheNext": ("by_called",),
    "passing_on.Candidate": ("by_called",),
    "passing_on.Answer": ("by_called",),
    "passing_on.Letter": ("approved_by",),
    "passing_on.Ending": ("by_called",),
    "passing_on.Note": ("by_called",),
    "passing_on.Celebration": ("by_called",),
    "passing_on.Goodbye": ("by_called",),
    "passing_on.KindWord": ("by_called", "noted_by"),
    "passing_on.Aftercare": ("family_called",),
    "passing_on.CallSaid": ("by_called",),
    "passing_on.ToldBefore": ("who",),
    "own_data.Recorded": ("author_name",),
    "own_data.Correction": ("author_name",),
    "own_data.CorrectionAnswer": ("author_name",),
}
"""Plain text that tells about somebody. Free text is sealed, and found by itself."""
TELL_NOTHING = {"law_version", "how", "purpose", "reason", "number", "language", "path", "because", "ground",
                "ground_words", "receiver_key", "copy_hash", "sha256", "receivers_law", "partner_law", "about_table", "as_who",
                "told", "mediator", "mediator_place", "mediator_phone", "from_name", "from_place", "from_phone", "partner_name",
                "judged_by", "offered_by", "contact_name", "what", "coordinator_called", "under",
                "leaver_called", "verb", "next_called", "next_place", "caller_called", "again_called",
                "coach_name", "base", "base_words",
                }  # fmt: skip
"""Words of the software in tables about people, and how organisations and who works there are called."""


@dataclass(frozen=True)
class Mark:
    number: int
    model: type[Any]
    pk: Any
    field: str
    about: str = ""

    @property
    def word(self) -> str:
        return f"Kx{self.number:04}qz"

    @property
    def question(self) -> str:
        """A second word beside the first: to search with, so that the answer does not just repeat the question."""
        return f"ww{self.number:04}vv"

    def __str__(self) -> str:
        return f"{self.model._meta.label}.{self.field} {self.about}"


def person_models() -> list[type[Any]]:
    """Every table about people, by what it says itself."""
    shapes = (About, AboutFamily, PartOf)
    found = [model for model in apps.get_models() if isinstance(getattr(model, "protection", None), shapes)]
    return [model for model in found if model._meta.app_label != "lab"]


def secret_fields(model: type[Any]) -> list[str]:
    sealed = [f.name for f in model._meta.concrete_fields if type(f) is SealedText]
    return [*sealed, *SECRETS.get(model._meta.label, ())]


def plain_text_fields(model: type[Any]) -> list[str]:
    """What could hold words about somebody: text without fixed choices."""
    texts = (models.CharField, models.TextField)
    return [f.name for f in model._meta.concrete_fields if isinstance(f, texts) and not f.choices]


def mark_everything() -> dict[int, Mark]:
    """As the owner, after the demo was built."""
    numbers = count(1)
    forget_keys()
    with as_owner():
        _a_mandate()
        _a_support_question()
        _what_no_plan_of_the_demo_has()
        _what_no_early_help_of_the_demo_has()
        _what_no_ending_of_the_demo_has()
        _fill_what_no_story_fills()
        marks = [mark for model in person_models() for mark in _mark_table(model, numbers)]
    forget_keys()
    return {mark.number: mark for mark in marks}


def _mark_table(model: type[Any], numbers: Any) -> list[Mark]:
    found = []
    for record in model.unscoped.all():
        fields = [
            name for name in secret_fields(model) if getattr(record, name) and not _is_public(record, name)
        ]
        made = [
            Mark(next(numbers), model, record.pk, name, str(getattr(record, "number", ""))) for name in fields
        ]
        for mark in made:
            setattr(record, mark.field, _marked(record, mark))
        if made:
            record.save(update_fields=[*fields, *_stems_of(model, fields)])
        found += made
    return found


def _marked(record: Any, mark: Mark) -> str:
    if mark.field == "email":
        return f"{mark.word.lower()}@wilgendaal.example"
    if isinstance(record._meta.get_field(mark.field), SealedText):
        return f"{mark.word} {mark.question} {getattr(record, mark.field)}"
    longest = record._meta.get_field(mark.field).max_length or 200
    return f"{mark.word} {getattr(record, mark.field)}"[:longest]


def _stems_of(model: type[Any], fields: list[str]) -> list[str]:
    return [f.name for f in model._meta.concrete_fields if isinstance(f, SealedStems) and f.of in fields]


def _is_public(record: Any, field: str) -> bool:
    """Who works in the village is known by name; how to reach them privately is not."""
    works = isinstance(record, Person) and Membership.unscoped.filter(person_id=record.pk).exists()
    return works and field == "name"


def _a_mandate() -> None:
    """The demo has nobody in danger; the canary needs the words that would be written then."""
    nele, amir = (Person.unscoped.get(name=name) for name in ("Nele Baert", "Amir Rostami"))
    Mandate.unscoped.create(
        village_id=amir.village_id, subject_id=amir.subject_id, to_person=nele, kinds=[DataKind.CONTACT],
        ground="somebody may be in danger", reason="Nele hoorde dat Amir alleen op straat liep, om drie uur 's nachts.",
        until=now(), from_at=now(), law_version=policy_for("be-flanders", now().date()).version,
    )  # fmt: skip


def _a_support_question() -> None:
    """No story of the demo has a question for somebody around the child yet."""
    asked = HelpRequest.unscoped.filter(called_name="Sami").first() or HelpRequest.unscoped.first()
    SupportQuestion.unscoped.create(
        village_id=asked.village_id, request=asked, subject_id=asked.subject_id, item_id=asked.item_id, kind=asked.kind,
        audience=asked.audience, author_id=asked.author_id, whose=SupportQuestion.Whose.PARENT, called="Mama",
        words="Een avond rust", asked_at=now(), author_name=asked.asker_name,
    )  # fmt: skip


def _what_no_plan_of_the_demo_has() -> None:
    """An offer to make one, a meeting without the family, what a small child said, and a hint that is known."""
    asked = HelpRequest.unscoped.exclude(owner=None).first()
    of_request = {"village_id": asked.village_id, "subject_id": asked.subject_id, "item_id": asked.item_id, "kind": asked.kind,
                  "author_id": asked.author_id}  # fmt: skip
    PlanOffer.unscoped.create(request=asked, coordinator=asked.owner, words="Zullen we samen een plan maken?", **of_request)
    child = ChildAsked.unscoped.select_related("meeting__plan").first()
    meeting = child.meeting
    of_plan = {"village_id": meeting.village_id, "subject_id": meeting.subject_id, "kind": meeting.kind,
               "author_id": meeting.author_id}  # fmt: skip
    WithoutFamily.unscoped.create(
        meeting=meeting, why=Without.choices[0][0], words="De school wilde eerst zelf kijken.", minutes_by=now().date(),
        author_name="Juf", item_id=meeting.item_id, **of_plan,
    )  # fmt: skip
    noted = uuid7()
    if not NotedVoice.unscoped.filter(asked=child).exists():
        NotedVoice.unscoped.create(
            id=noted, item_id=noted, asked=child, meeting=meeting, words="Ik wil mijn juf terug.", noted_by="Oma",
            said_at=now(), **of_plan,
        )  # fmt: skip
    Known.unscoped.create(
        plan=meeting.plan, hint=Hint.choices[0][0], because="We weten het, ze zijn op reis.", author_name="Coach",
        until=now().date(), item_id=meeting.plan.item_id, **of_plan,
    )  # fmt: skip
    review = uuid7()
    Review.unscoped.create(
        id=review, item_id=review, plan=meeting.plan, occasion=Occasion.choices[0][0], due_on=now().date(),
        law_version="be-flanders/2026-11", **of_plan,
    )  # fmt: skip
    Opinion.unscoped.create(
        item_id=review, review_id=review, side=Side.FAMILY, name="Mama", words="Het gaat beter.", fits=Fits.choices[0][0],
        speaker_id=meeting.author_id, said_at=now(), **of_plan,
    )  # fmt: skip
    LookedBack.unscoped.create(
        item_id=review, review_id=review, course=Course.CONTINUE, author_name="Coach", held_at=now(),
        next_on=now().date(), **of_plan,
    )  # fmt: skip
    success = Success.unscoped.first()
    Thanks.unscoped.create(
        success=success, name="Opa", village_id=success.village_id, subject_id=success.subject_id, item_id=success.item_id,
        kind=success.kind, author_id=success.author_id,
    )  # fmt: skip


def _what_no_early_help_of_the_demo_has() -> None:
    """Looked back already."""
    one = Trajectory.unscoped.first()
    Evaluation.unscoped.create(
        trajectory=one, course=Course.CONTINUE, outcome="Hij speelt weer mee.", next_on=now().date(), by_name="Coach",
        held_at=now(), village_id=one.village_id, subject_id=one.subject_id, item_id=one.item_id, kind=one.kind,
        author_id=one.author_id,
    )  # fmt: skip


def _what_no_ending_of_the_demo_has() -> None:
    """A plan that ends with all its small steps, calls afterwards, and a family that came back."""
    plan = Meeting.unscoped.select_related("plan").first().plan
    ids = {name: uuid7() for name in ("ending", "aftercare", "call")}
    part = {"village_id": plan.village_id, "subject_id": plan.subject_id, "author_id": plan.author_id}
    ending = Ending.unscoped.create(
        **part, id=ids["ending"], item_id=ids["ending"], kind=plan.kind, plan=plan, words="Het gaat nu vanzelf.",
        by_called="Mama", ends_on=now().date(),
    )  # fmt: skip
    step = {**part, "item_id": ending.pk, "kind": ending.kind, "ending": ending, "by_called": "Mama"}
    Note.unscoped.create(**step, about=NoteAbout.STAYS, words="Oma leest elke woensdag.")
    Celebration.unscoped.create(**step, at=now(), where="In het park")
    Goodbye.unscoped.create(**step, yes=True, words="Het was goed.", proud="We lachen weer.")
    own = {**part, "item_id": ids["aftercare"], "kind": DataKind.OWN_STORY}
    aftercare = Aftercare.unscoped.create(
        **own, id=ids["aftercare"], ending=ending, plan=plan, caller_id=plan.coordinator_id, caller_called="Hanne",
        reach="Na negen uur", family_called="Benali",
    )  # fmt: skip
    call = AftercareCall.unscoped.create(**own, aftercare=aftercare, due_on=now().date())
    CallSaid.unscoped.create(**own, call=call, how=Called.DONE, words="Alles gaat goed.", by_called="Mama")
    asked = HelpRequest.unscoped.exclude(owner=None).first()
    of_request = {"village_id": asked.village_id, "subject_id": asked.subject_id, "item_id": asked.item_id, "kind": asked.kind,
                  "author_id": asked.author_id}  # fmt: skip
    back = CameBack.unscoped.create(**of_request, request=asked, plan=plan, last_here=now().date(), again_called="Hanne")
    ToldBefore.unscoped.create(**of_request, back=back, section=Section.WORDS, who="Mama", words="Het was veel.")


def _fill_what_no_story_fills() -> None:
    for model in person_models():
        for name in secret_fields(model):
            rows = list(model.unscoped.all())
            if rows and not any(getattr(row, name) for row in rows):
                setattr(rows[0], name, "iets@elders.example" if name.endswith("mail") else "iets")
                rows[0].save(update_fields=[name])


def marks_in(text: str) -> set[int]:
    return {int(number) for number in WORD.findall(text)}
