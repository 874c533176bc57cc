"""Tables made quickly are the tables Django makes."""

from contextlib import nullcontext

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from village.trust.villages.quick_tables import quick_tables

USUAL = ProjectState.add_model, ProjectState._append_option
STEPS = [
    migrations.CreateModel("House", [("id", models.UUIDField(primary_key=True)), ("name", models.TextField())]),
    migrations.CreateModel(
        "Room",
        [
            ("id", models.UUIDField(primary_key=True)),
            ("house", models.ForeignKey("street.House", models.PROTECT, related_name="+")),
            ("floor", models.IntegerField()),
        ],
    ),
    migrations.AddConstraint("Room", models.UniqueConstraint("house", "floor", name="one_room_a_floor")),
    migrations.AddIndex("Room", models.Index(fields=["floor"], name="room_floor")),
    migrations.CreateModel(
        "Door", [("id", models.UUIDField(primary_key=True)), ("room", models.ForeignKey("street.Room", models.CASCADE))]
    ),
    migrations.AddField("House", "front", models.ForeignKey("street.Door", models.PROTECT, null=True, related_name="+")),
    migrations.AddConstraint("House", models.CheckConstraint(condition=~models.Q(name=""), name="a_house_has_a_name")),
    migrations.AlterField("Room", "floor", models.BigIntegerField()),
    migrations.RemoveConstraint("Room", "one_room_a_floor"),
    migrations.RenameField("Door", "room", "behind"),
    migrations.RemoveField("House", "front"),
    migrations.DeleteModel("Door"),
]


def statements(way) -> list[str]:
    """What these steps ask of the database, which is asked nothing."""
    state = ProjectState()
    assert state.apps, "built before, as when migrations run"
    with way, connection.schema_editor(collect_sql=True, atomic=False) as editor:
        for step in STEPS:
            before = state.clone()
            step.state_forwards("street", state)
            step.database_forwards("street", editor, before, state)
    return editor.collected_sql


@pytest.mark.django_db
def test_the_statements_are_the_same_made_quickly_or_not():
    slowly = statements(nullcontext())
    assert len(slowly) > len(STEPS)
    assert statements(quick_tables()) == slowly


@pytest.mark.django_db
def test_a_constraint_is_known_to_the_model_that_stands_and_to_the_state():
    state = ProjectState()
    assert state.apps
    with quick_tables():
        for step in STEPS[:4]:
            step.state_forwards("street", state)
    meta = state.apps.get_model("street", "Room")._meta
    assert [one.name for one in meta.constraints] == ["one_room_a_floor"]
    assert [one.name for one in meta.indexes] == ["room_floor"]
    assert [one.name for one in state.models["street", "room"].options["constraints"]] == ["one_room_a_floor"]


def test_afterwards_django_builds_as_ever_also_when_it_went_wrong():
    with pytest.raises(RuntimeError), quick_tables():
        assert ProjectState.add_model is not USUAL[0]
        raise RuntimeError
    assert (ProjectState.add_model, ProjectState._append_option) == USUAL
