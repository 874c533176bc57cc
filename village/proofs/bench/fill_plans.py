"""Fills the database of the figures with a town in which every family has a plan, and as many consents as are asked for."""

import sys
import time
from collections.abc import Callable

import django
import psycopg

django.setup()

from village.config.logins import door, keys_name  # noqa: E402
from village.proofs.bench import plan_rows, rows  # noqa: E402
from village.proofs.bench.fill import ABOUT, copy_rows, finish, lay_out, load, write_down  # noqa: E402
from village.proofs.bench.place import connect, result_file  # noqa: E402
from village.proofs.bench.plans_town import Household, PlansTown  # noqa: E402
from village.trust.villages.keys import warm  # noqa: E402

KEYS = "village_id subject_id wrapped"
MODULES = ["help_requests", "promises", "circles", "papers", "waiting", "family_plans", "agreements", "meetings"]
ATTACHED = "plan_id of by_called "
TABLES: list[tuple[str, str, Callable[[PlansTown], rows.Rows]]] = [
    ("people_subject", "id village_id created_at whose", plan_rows.subjects),
    ("people_family", "id village_id created_at subject_id name", plan_rows.families),
    ("people_familyowner", "id village_id created_at subject_id family_id person_id from_at until", plan_rows.owners),
    ("consent_consent", "id village_id created_at subject_id given_by_id to_person_id kind kinds item_id rights purpose"
     " from_at until reaches_back how law_version", plan_rows.consents),
    ("family_plans_familyplan", ABOUT + "family_id coordinator_id coordinator_called request_id opened_at closed_at"
     " review_on", plan_rows.plans),
    ("family_plans_teammember", ABOUT + "plan_id person_id called relation side ring life_area since_year stays in_team"
     " asked_kinds why joined_at consent_id ended_at", plan_rows.members),
    ("family_plans_teamanswer", ABOUT + "member_id yes by_called", plan_rows.answers_to_joining),
    ("family_plans_ownwords", ABOUT + "plan_id prompt voice noted_by", plan_rows.own_words),
    ("family_plans_strength", ABOUT + "plan_id life_area who seen_by seen_on", plan_rows.strengths),
    ("family_plans_need", ABOUT + "plan_id life_area who verb", plan_rows.needs),
    ("family_plans_goal", ABOUT + "plan_id life_area need_id place", plan_rows.goals),
    ("family_plans_option", ABOUT + "goal_id words by_called chosen_at", plan_rows.options),
    ("family_plans_step", ABOUT + "plan_id goal_id who person_id member_id where due_on strength_id", plan_rows.steps),
    ("family_plans_wording", ABOUT + ATTACHED + "number words language", plan_rows.wordings),
    ("family_plans_mark", ABOUT + ATTACHED + "said words new_day", plan_rows.marks),
    ("family_plans_disagreement", ABOUT + ATTACHED + "words", plan_rows.disagreements),
    ("agreements_version", ABOUT + "plan_id number proposed_by proposed_at kinds law_version", plan_rows.versions),
    ("agreements_frozenpiece", ABOUT + "version_id key parent section under life_area place who person_id day words names"
     " needed asked", plan_rows.pieces),
    ("agreements_answer", ABOUT + "piece_id person_id said how words by_called witness", plan_rows.said),
]  # fmt: skip


def numbers_of(size: str) -> tuple[int, int]:
    """How many people and consents: plan_100000_1000000."""
    _plan, people, consents = size.split("_")
    return int(people), int(consents)


def fill(size: str) -> None:
    began = time.perf_counter()
    town = PlansTown(*numbers_of(size))
    with connect("owner") as owner:
        lay_out(owner, town)
        owner.execute("UPDATE villages_village SET modules = %s", [MODULES])
        with psycopg.connect(**door("owner", keys_name()).for_psycopg()) as keys:
            copy_rows(keys, town, "subject_key", KEYS, plan_rows.subject_keys)
        warm(town.village, [family.subject for family in town.families])  # sealing would fetch each key by itself
        for table, columns, made in TABLES:
            load(owner, town, table, columns, made)
        finish(owner, town)
        owner.execute("VACUUM ANALYZE")
    whole = {"whole": [_told(town, one) for one in town.measured], "taken_back": [_told(town, one) for one in town.taken_back]}
    write_down(result_file("town", size), town, time.perf_counter() - began, **whole)


def _told(town: PlansTown, family: Household) -> dict[str, object]:
    """Whom to measure, by key and account."""
    readers = {"parent": family.owners[1], "coordinator": family.team[0].person, "teacher": family.team[1].person}
    return {
        "plan": str(family.plan), "subject": str(family.subject), "versions": [str(one) for one in family.versions],
        "steps": family.volume.steps,
        "readers": {who: [str(one.id), str(one.subject), one.number] for who, one in readers.items()},
        "team": [[str(mate.id), str(mate.person.id), mate.person.number] for mate in family.team if mate.kinds][1:],
    }  # fmt: skip


if __name__ == "__main__":
    fill(sys.argv[1])
