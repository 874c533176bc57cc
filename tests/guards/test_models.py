"""Every record says whose data it is, points only down, and knows nothing of who points at it."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import (
    About,
    AboutFamily,
    DataKind,
    Internal,
    KeptBy,
    OfVillage,
    PartOf,
    RunBy,
)

OURS = [m for m in apps.get_models() if m.__module__.startswith("village.")]
SHAPES = About | AboutFamily | PartOf | RunBy | OfVillage | KeptBy | Internal
FROM_LOW_TO_HIGH = (
    "villages", "logbook", "people", "directory", "consent", "access", "notices", "rules", "promises", "papers", "circles",
    "taking_part",
    "channels", "own_questions", "help_requests", "enrolment", "talks", "handovers", "waiting", "family_plans", "agreements",
    "meetings", "safety_notes", "passing_on", "colleagues", "fidelity", "pit", "wellbeing_teams",
    "danger", "conferences", "own_data", "portal", "demo",
)  # fmt: skip
WITHOUT_A_VILLAGE = {
    "villages.Village": "it is the village",
    "people.Account": "a way to sign in, for all villages",
    "logbook.Entry": "has a village and a number in order; the lock writes it",
    "logbook.Shown": "has a village and a number in order; the lock writes it",
    "logbook.LogSeal": "has a village and a number in order; the lock writes it",
}


def label(model):
    return model._meta.label


@pytest.mark.parametrize("model", OURS, ids=label)
def test_it_says_whose_data_it_is(model):
    assert isinstance(model.protection, SHAPES)
    if isinstance(model.protection, Internal):
        assert len(model.protection.because) > 10


@pytest.mark.parametrize("model", OURS, ids=label)
def test_it_belongs_to_one_village(model):
    assert issubclass(model, VillageRecord) or label(model) in WITHOUT_A_VILLAGE


@pytest.mark.parametrize("model", OURS, ids=label)
def test_what_its_protection_names_exists(model):
    shape = model.protection
    names = {
        About: lambda: [shape.kind], AboutFamily: lambda: [shape.kind], PartOf: lambda: [shape.whole],
        RunBy: lambda: [shape.organisation, shape.open_when, shape.public_when], KeptBy: lambda: [shape.author],
    }.get(type(shape), list)()  # fmt: skip
    for name in names:
        if isinstance(name, str) and not isinstance(name, DataKind):
            assert model._meta.get_field(name).name == name, "or Django says that there is no such field"


@pytest.mark.parametrize("model", OURS, ids=label)
def test_it_points_down_never_up(model):
    here = FROM_LOW_TO_HIGH.index(model._meta.app_label)
    for field in model._meta.get_fields():
        if field.concrete and field.is_relation and field.related_model in OURS:
            assert FROM_LOW_TO_HIGH.index(field.related_model._meta.app_label) <= here, field


@pytest.mark.parametrize("model", OURS, ids=label)
def test_only_a_whole_knows_its_parts(model):
    """A way back would be a query that nobody filtered."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            is_part = isinstance(model.protection, PartOf) and model.protection.whole == field.name
            assert is_part or field.remote_field.related_name == "+", f"{field} opens a way back"


@pytest.mark.parametrize("model", [m for m in OURS if issubclass(m, VillageRecord)], ids=label)
def test_nobody_uses_its_manager_by_accident(model):
    assert not hasattr(model, "objects")
    assert model._default_manager.name == "unscoped"


@pytest.mark.django_db(databases=["default", "audit", "keys"])
def test_the_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
