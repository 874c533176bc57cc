"""The invented town in which every family has a plan: does everything in it fit together, at seven hundred people?"""

from collections import Counter

import pytest

from village.proofs.bench import plan_rows, rows
from village.proofs.bench.fill import TABLES as OF_THE_PEOPLE
from village.proofs.bench.fill import defaults_of
from village.proofs.bench.fill_plans import TABLES, numbers_of
from village.proofs.bench.plan_report import size_of
from village.proofs.bench.plans_town import LONG, ORDINARY, SHORT, TEAM, WHOLE, PlansTown

PEOPLE, CONSENTS = 690, 4000
"""Just enough that some plans are whole and others short."""


@pytest.fixture(scope="module")
def town():
    return PlansTown(PEOPLE, CONSENTS)


@pytest.fixture
def made(town, monkeypatch):
    """Every table as dictionaries; without the cipher, whose keys live in a database."""
    for module in (rows, plan_rows):
        monkeypatch.setattr(module, "seal", lambda sheet, field, text: text.encode())
    found: dict[str, list[dict]] = {}
    for table, columns, make in [(table, *more) for table, more in OF_THE_PEOPLE.items()] + TABLES:
        found.setdefault(table, []).extend(dict(zip(columns.split(), row, strict=True)) for row in make(town))
    return found


@pytest.mark.parametrize(("table", "columns"), [(table, columns) for table, columns, _made in TABLES])
def test_a_column_added_since_is_filled_in_as_its_model_does(table, columns):
    rest = defaults_of(table, columns)
    assert all(value is not None for value in rest.values()), rest


def test_there_are_as_many_consents_as_were_asked_for(made):
    assert len(made["consent_consent"]) == CONSENTS


def test_fewer_consents_than_the_plans_have_is_told_in_a_sentence():
    with pytest.raises(ValueError, match="has .* consents at least"):
        PlansTown(PEOPLE, 10)


def test_every_family_has_one_plan_two_owners_and_a_team_of_different_people(town, made):
    assert len(made["family_plans_familyplan"]) == len(made["people_family"]) == PEOPLE // 3
    assert set(Counter(one["family_id"] for one in made["people_familyowner"]).values()) == {2}
    teams = Counter((one["plan_id"], one["person_id"]) for one in made["family_plans_teammember"])
    assert set(teams.values()) == {1} and len(teams) == TEAM * PEOPLE // 3


def test_whoever_is_let_in_was_let_in_by_a_consent_about_that_family(made):
    given = {one["id"]: one for one in made["consent_consent"]}
    for mate in made["family_plans_teammember"]:
        if mate["consent_id"]:
            consent = given[mate["consent_id"]]
            assert (consent["subject_id"], consent["to_person_id"]) == (mate["subject_id"], mate["person_id"])


def test_a_neighbour_sees_the_step_that_is_theirs_and_nothing_else(made):
    steps = {one["id"]: one for one in made["family_plans_step"]}
    single = [one for one in made["consent_consent"] if one["item_id"] in steps]
    assert len(single) == 2 * PEOPLE // 3
    assert all(steps[one["item_id"]]["person_id"] == one["to_person_id"] for one in single)
    assert all(steps[one["item_id"]]["kind"] == one["kind"] for one in single)


def test_plans_are_long_ordinary_and_short(town):
    sizes = [family.volume for family in town.families]
    assert (sizes[0], sizes[1], sizes[-1]) == (LONG, ORDINARY, SHORT) and (LONG.steps, LONG.notes) == (200, 500)
    assert len(town.measured) + len(town.taken_back) == WHOLE


def test_everything_worded_and_frozen_stands_on_the_family_of_its_plan(made):
    plans = {one["id"]: one["subject_id"] for one in made["family_plans_familyplan"]}
    for table in ("wording", "mark", "disagreement", "goal", "step", "teammember"):
        assert all(one["subject_id"] == plans[one["plan_id"]] for one in made[f"family_plans_{table}"]), table


def test_two_versions_differ_in_some_sentences_and_each_answer_is_to_one_of_their_points(town, made):
    pieces = {one["id"]: one for one in made["agreements_frozenpiece"]}
    assert len(pieces) == len(made["agreements_frozenpiece"])
    assert all(one["person_id"] in pieces[one["piece_id"]]["asked"] for one in made["agreements_answer"])
    first, second = ({p["key"]: p["words"] for p in pieces.values() if p["version_id"] == v} for v in town.families[1].versions)
    changed = sum(first[key] != second[key] for key in first)
    assert first.keys() == second.keys() and 0 < changed < len(first)


def test_a_size_says_how_many_people_and_consents():
    assert numbers_of(size_of(100_000, 1_000_000)) == (100_000, 1_000_000)
