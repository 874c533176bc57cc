"""One row of any record, filled in with whatever is allowed, so that no table stays empty in a proof."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from village.foundation.time_range import LONG_AGO, forever
from village.modules.help_requests.models import HelpRequest
from village.trust.directory.models import Area, Membership, Organization
from village.trust.people.models import Family, Person, PersonRecord, Subject
from village.trust.villages.models import Village, VillageRecord
from village.trust.vocabulary import NOBODY, Audience, DataKind

NUMBERS = count()
"""So that no two texts are the same."""
NEEDS: dict[str, dict[str, Any]] = {
    "consent.Mandate": {
        "from_at": lambda: timezone.now() - timedelta(hours=1), "until": lambda: timezone.now() + timedelta(hours=1),
        "kinds": [0],
    },
    "consent.Consent": {"kinds": [0, 2], "to_organisation": None},
    "people.Guardianship": {"kinds": [0, 2]},
    "directory.Area": {"postcodes": ["9000"]},
    "directory.Contact": {"area": lambda: Area.unscoped.order_by("-created_at").first(), "leads": True},
    "help_requests.Concern": {"family_knows": "not_yet"},
    "handovers.Handover": {"partner_name": "Somebody elsewhere"},
    "waiting.WaitingProposal": {"bridges": ["homework"]},
    "waiting.WaitingEntry": {"next_check_in": date(2026, 11, 27)},
    "own_questions.QuestionVersion": {"texts": {"nl": {"asks": "Which language?", "why": "We read it.", "choices": []}}},
    "villages.VillageRule": {"sort": "number", "value": {"number": 20}},
    "waiting.RulesChange": {"was": "84", "becomes": "70"},
    "family_plans.OwnPlan": {"kind": DataKind.OWN_STORY},
    "family_plans.OwnPart": {"kind": DataKind.OWN_STORY},
    "family_plans.ShownPiece": {"kind": DataKind.OWN_STORY},
    "meetings.Voice": {"kind": DataKind.OWN_STORY},
    "safety_notes.SafetyNote": {"kind": DataKind.OWN_STORY, "needed": [NOBODY]},
    "taking_part.TakesPart": {"kind": DataKind.PARTICIPATION, "needs": ["guardians"]},
    "taking_part.ToKnow": {"kind": DataKind.HEALTH},
    "taking_part.CallInNeed": {"kind": DataKind.CONTACT},
    "meetings.LookedBack": {"next_on": date(2026, 12, 20)},
    "passing_on.AftercareMonths": {"months": [1, 3]},
    "passing_on.CallSaid": {"new_day": date(2026, 12, 20)},
    "pit.PitOffer": {"type": "home"},
    "pit.PitStrength": {"agreed_at": timezone.now},
    "pit.Evaluation": {"next_on": date(2027, 5, 20)},
    "pit.NextOne": {"talk_on": date(2026, 12, 1)},
    "talks.Talk": {"come": ["walk_in"]},
    "enrolment.SchoolYear": {"from_day": date(2026, 9, 1), "until_day": date(2027, 8, 31), "days_ahead": 7},
    "enrolment.EnrolmentStep": {"opens_on": date(2027, 3, 1), "closes_on": date(2027, 3, 20), "texts": {"nl": {
        "level": "Lagere school", "does": "Meld je kind aan.", "where": "", "bring": ""}}},
    "enrolment.AppointmentMove": {"what": "asked"},
    "talks.Training": {"kind": "counselling"},
    "wellbeing_teams.WellbeingTeam": {"place": "Above the library"},
    "wellbeing_teams.AgendaPoint": {"words": "How do we begin a day?"},
    "wellbeing_teams.FamilyPoint": {"knows": "ask", "request": lambda: HelpRequest.unscoped.order_by("-created_at").first()},
    "wellbeing_teams.TalkedAbout": {"who": ["Hanne Moreels"]},
}  # fmt: skip
"""What the constraints of a table ask for beyond the types of its fields."""
BEFORE = {
    "directory.Contact": "directory.Area",
    "wellbeing_teams.FamilyPoint": "help_requests.HelpRequest", "meetings.LookedBack": "meetings.Opinion",
    "pit.PitStrength": "pit.Contact", "pit.Doing": "pit.PitStrength", "pit.Evaluation": "pit.PitOpinion",
}  # fmt: skip
"""What must stand there first."""
OTHERS = {"deputy", "seen_by"}
"""Somebody else than who stands in the row already."""


def sample(cast: Any, model: type[VillageRecord], about: str, **given: Any) -> Any:
    """A row about somebody of the cast, by somebody of the cast."""
    if first := BEFORE.get(model._meta.label):
        sample(cast, apps.get_model(first), about)
    special = {name: value() if callable(value) else value for name, value in NEEDS.get(model._meta.label, {}).items()}
    values = special | given
    if issubclass(model, PersonRecord):
        values.setdefault("kind", DataKind.SCHOOL)
        values.setdefault("audience", Audience.FAMILY)
    for field in model._meta.concrete_fields:
        if field.name not in values and not _has_own_value(field):
            values[field.name] = _value(cast, field, model, about)
    return _there_already(model, values) or model.unscoped.create(**values)


def _there_already(model: type[VillageRecord], values: dict[str, Any]) -> Any:
    """Of some things there is one: for a village, a person, a request."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and set(constraint.fields) & set(values):
            named = {name: values.get(name, model._meta.get_field(name).get_default()) for name in constraint.fields}
            one = model.unscoped.filter(**named).first()
            if one:
                return one
    return None


def _has_own_value(field: Any) -> bool:
    known = field.has_default() or field.db_default is not models.NOT_PROVIDED or field.primary_key or field.blank
    return field.name not in {"village", "subject", "from_at"} and (known or field.null)


def _value(cast: Any, field: Any, model: type[Any], about: str) -> Any:
    if isinstance(field, models.ForeignKey):
        return _pointed_at(cast, field, model, about)
    if field.choices:
        return next(value for value, _ in field.choices if value != "")
    match field:
        case models.DateTimeField():
            return LONG_AGO if field.name.startswith("from") else forever()
        case models.DateField():
            return date(2026, 11, 20)
        case models.TimeField():
            return datetime(2026, 1, 1, 17 if field.name.startswith("close") else 9).time()
        case models.BooleanField():
            return False
        case models.UUIDField():
            return cast.people[about].pk
        case models.IntegerField() | models.DecimalField():
            return 1
        case ArrayField():
            return []
        case models.BinaryField():
            return b""
        case models.JSONField():
            return {}
    word = f"x{next(NUMBERS)}"
    return f"{word}@example.org" if isinstance(field, models.EmailField) else word


def _pointed_at(cast: Any, field: Any, model: type[Any], about: str) -> Any:
    target = field.related_model
    if target is Village:
        return cast.village
    if target is Subject:
        return Subject.unscoped.get(pk=cast.people[about].subject_id) if not field.unique else _new_subject(cast)
    if target is Person:
        return cast.people[about] if field.name in {"person", "child"} else cast.people["griet"]
    if target is Organization:
        return cast.organisations["door"]
    if target is Membership:
        who = "bram" if field.name in OTHERS else "hanne"
        return Membership.unscoped.get(village=cast.village, person=cast.people[who])
    if target is Family and model._meta.label == "family_plans.FamilyPlan":
        return sample(cast, Family, about)  # one open plan per family, so each has a family of its own
    known = target._base_manager.filter(village_id=cast.village.pk)
    if issubclass(target, PersonRecord):
        known = known.filter(subject_id=cast.people[about].subject_id)
    return known.first() or sample(cast, target, about)


def _new_subject(cast: Any) -> Subject:
    return Subject.unscoped.create(village=cast.village)
