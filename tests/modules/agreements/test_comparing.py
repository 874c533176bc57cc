"""Two versions beside each other, sentence by sentence; and how a point stands. Pure functions."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from village.modules.agreements.comparing import Change, Text, changes, compare
from village.modules.agreements.pieces import how_many_changed, sentences_of, texts
from village.modules.agreements.standing import stands
from village.modules.agreements.words import Stands

GOAL, STEP, LATER = uuid4(), uuid4(), uuid4()
LEILA, YARA, ELS = uuid4(), uuid4(), uuid4()
OLD = [Text(GOAL, "goals", ("The mornings are calm.", "Nobody shouts.")), Text(STEP, "steps", ("Oma reads on Wednesday.",))]


def words(before, after):
    return [
        (point.change, [(line.change, line.was, line.now) for line in point.sentences])
        for point in changes(compare(before, after))
    ]


def test_the_same_is_no_change():
    assert words(OLD, OLD) == []


def test_a_new_point_and_one_that_went():
    new = [OLD[0], Text(LATER, "steps", ("Els calls on Friday.",))]
    assert words(OLD, new) == [
        (Change.ADDED, [(Change.ADDED, "", "Els calls on Friday.")]),
        (Change.REMOVED, [(Change.REMOVED, "Oma reads on Wednesday.", "")]),
    ]


def test_another_wording_stands_beside_the_one_before():
    new = [OLD[0], Text(STEP, "steps", ("Oma reads on Friday.",))]
    assert words(OLD, new) == [
        (Change.CHANGED, [(Change.CHANGED, "Oma reads on Wednesday.", "Oma reads on Friday.")])
    ]


def test_a_sentence_added_and_one_taken_out_leave_the_rest_alone():
    new = [Text(GOAL, "goals", ("The mornings are calm.", "There is music and dancing.")), OLD[1]]
    assert words(OLD, new) == [(Change.CHANGED, [
        (Change.SAME, "", "The mornings are calm."), (Change.REMOVED, "Nobody shouts.", ""),
        (Change.ADDED, "", "There is music and dancing."),
    ])]  # fmt: skip


def test_another_order_of_points_is_no_change():
    assert words(OLD, OLD[::-1]) == []


def test_every_change_is_a_word_and_not_only_a_place():
    assert {str(change.label) for change in Change} == {"Same as before", "New", "No longer there", "Changed"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ("One.", "Two!", "Three?")),
        ("  First line\nsecond   line ", ("First line", "second line")),
        ("هل هذا جيد؟ نعم.", ("هل هذا جيد؟", "نعم.")),
        ("At 8.30 in the morning.", ("At 8.30 in the morning.",)),
        ("", ()),
    ],
)
def test_a_text_falls_into_its_sentences(text, parts):
    assert sentences_of(text) == parts


@dataclass
class Said:
    person_id: UUID
    said: str


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ([], Stands.OPEN),
        ([Said(LEILA, "yes")], Stands.OPEN),
        ([Said(LEILA, "yes"), Said(YARA, "yes")], Stands.AGREED),
        ([Said(LEILA, "yes"), Said(YARA, "not_yet")], Stands.OPEN),
        ([Said(LEILA, "yes"), Said(YARA, "no")], Stands.NOT_AGREED),
        ([Said(YARA, "no"), Said(LEILA, "yes"), Said(YARA, "yes")], Stands.AGREED),
        ([Said(LEILA, "yes"), Said(YARA, "yes"), Said(ELS, "no")], Stands.AGREED),  # not needed for this point
    ],
)
def test_a_point_stands_by_the_last_word_of_everybody_needed(said, how):
    assert stands([LEILA, YARA], said) == how


def test_nothing_stands_when_nobody_is_needed():
    assert stands([], [Said(ELS, "yes")]) == Stands.OPEN


@dataclass(frozen=True)
class Part:
    key: UUID
    sentences: tuple[str, ...]
    who: str = ""
    day: date | None = None
    kept_ids: tuple[UUID, ...] = ()
    section: str = "steps"


lines = some.lists(some.sampled_from(("Oma reads.", "Els calls.", "Nobody shouts.")), max_size=2, unique=True).map(tuple)
parts = some.builds(
    Part, some.sampled_from((GOAL, STEP, LATER)), lines, some.sampled_from(("", "Oma")),
    some.sampled_from((None, date(2026, 9, 1), date(2027, 9, 1))), some.sampled_from(((), (ELS,), (YARA,), (ELS, YARA))),
)  # fmt: skip
plans = some.lists(parts, max_size=3, unique_by=lambda one: one.key)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # on a busy machine
@given(before=plans, after=plans)
def test_counting_what_changed_finds_as_many_as_comparing_it(before, after):
    assert how_many_changed(before, after) == len(changes(compare(texts(before), texts(after))))
