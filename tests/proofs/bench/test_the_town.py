"""The invented town of the figures: does everything in it fit together, at three hundred people?"""

import pytest

from village.proofs.bench import rows
from village.proofs.bench.fill import TABLES, defaults_of
from village.proofs.bench.report import as_table, growth
from village.proofs.bench.stopwatch import Way, alone, beside, result_of
from village.proofs.bench.town import FAMILIES, PUPILS, Town

PEOPLE = 300


@pytest.fixture(scope="module")
def town():
    return Town(PEOPLE)


@pytest.fixture
def made(town, monkeypatch):
    """Every table as dictionaries; without the cipher, whose keys live in a database."""
    monkeypatch.setattr(rows, "seal", lambda sheet, field, text: text.encode())
    return {
        table: [dict(zip(columns.split(), row, strict=True)) for row in make(town)]
        for table, (columns, make) in TABLES.items()
    }


@pytest.mark.parametrize("table", TABLES)
def test_a_column_added_since_is_filled_in_as_its_model_does(table):
    rest = defaults_of(table, TABLES[table][0])
    assert all(value is not None for value in rest.values()), rest


def test_the_default_of_a_column_that_was_not_written_is_found():
    assert defaults_of("promises_promise", TABLES["promises_promise"][0])["climbs"] is False


def test_everybody_has_a_subject_an_account_and_a_person(town, made):
    assert len(made["people_subject"]) == len(made["people_person"]) == len(town.everybody)
    assert {p["account_id"] for p in made["people_person"]} == {a["id"] for a in made["people_account"]}
    assert {p["subject_id"] for p in made["people_person"]} == {s["id"] for s in made["people_subject"]}


def test_every_person_asked_once_and_every_step_is_about_whom_its_request_is_about(made):
    requests = {r["id"]: r for r in made["help_requests_helprequest"]}
    assert len(requests) == PEOPLE
    for step in made["help_requests_requeststep"]:
        whole = requests[step["request_id"]]
        assert (step["subject_id"], step["item_id"], step["kind"]) == (whole["subject_id"], whole["id"], whole["kind"])


def test_who_is_assigned_works_where_the_consent_went(made):
    given = {(c["subject_id"], c["to_organisation_id"], c["item_id"]) for c in made["consent_consent"]}
    chairs = {(m["person_id"], m["organisation_id"]) for m in made["directory_membership"]}
    for one in made["consent_assignment"]:
        assert (one["subject_id"], one["organisation_id"], one["item_id"]) in given
        assert (one["person_id"], one["organisation_id"]) in chairs


def test_a_worker_has_sixty_families_a_teacher_five_children_and_the_leader_half_of_so_small_a_town(town, made):
    def had_by(job):
        return sum(one["person_id"] == job.person.id for one in made["consent_assignment"])

    assert {had_by(worker) for worker in town.workers} == {FAMILIES}
    assert {had_by(teacher) for teacher in town.teachers} == {PUPILS}
    assert had_by(town.leader) == PEOPLE // 2


def test_nobody_is_their_own_guardian(made):
    assert made["people_guardianship"]
    assert all(one["child_id"] != one["guardian_id"] for one in made["people_guardianship"])


def test_growth_compares_the_same_work_of_the_same_reader_by_itself_and_in_turns():
    small = [{"work": "list", "who": "teacher", "people": 10_000, "p50_ms": 2.0, "alone_p50_ms": 1.6}]
    large = [
        {"work": "list", "who": "teacher", "people": 100_000, "p50_ms": 3.0, "alone_p50_ms": 2.0},
        {"work": "open", "who": "teacher", "people": 100_000, "p50_ms": 9.0, "alone_p50_ms": 8.0},
    ]
    assert growth(large, small) == [
        {"work": "list", "who": "teacher", "from": 10_000, "to": 100_000, "ratio": 1.25, "more_ms": 0.4,
         "in_turns_ratio": 1.5, "in_turns_more_ms": 1.0}
    ]  # fmt: skip
    assert growth(small, []) == []


def test_a_way_by_itself_has_nothing_of_another_in_between():
    did = []
    found = alone(Way(did.append), 3)
    assert did == [0, 1, 0, 1, 2] and set(found) == {"alone_p50_ms", "alone_p95_ms"}


def test_a_table_names_its_columns_and_leaves_what_is_not_there_empty():
    assert as_table([{"a": 1, "b": 2}, {"a": 3}]).splitlines() == ["| a | b |", "| --- | --- |", "| 1 | 2 |", "| 3 |  |"]


def test_a_result_says_what_for_whom_and_ours_divided_by_theirs():
    times = {"ours": [0.002, 0.002, 0.006], "past": [0.001] * 3, "guardian": [0.02] * 3, "reading": [0.0015] * 2 + [0.003]}
    found = result_of("list", "teacher", 300, times)
    assert {"work", "who", "people", "p50_ms", "p95_ms", "ratio_unprotected", "ratio_guardian"} <= found.keys()
    assert (found["p50_ms"], found["p95_ms"]) == (1.5, 3.0)
    assert (found["ratio_unprotected"], found["ratio_guardian"]) == (1.5, 0.075)
    assert (found["with_line_p50_ms"], found["with_line_p95_ms"]) == (2.0, 6.0)
    assert found["times"] == 3


def test_ways_are_timed_in_turns_after_what_has_to_be_done_first():
    did = []
    times = beside({"a": Way(lambda n: did.append(f"a{n}"), lambda n: did.append("first")),
                    "b": Way(lambda n: did.append(f"b{n}"))}, 2)  # fmt: skip
    assert did[-6:] == ["first", "a0", "b0", "b1", "first", "a1"]
    assert [len(one) for one in times.values()] == [2, 2]
