"""Fills the database of the figures with a town. As its owner, table by table, with the triggers off."""

import json
import sys
import time
from collections.abc import Callable
from itertools import batched
from pathlib import Path
from typing import Any

import django
import psycopg
from django.apps import apps
from psycopg import sql

django.setup()

from village.config.logins import door, keys_name  # noqa: E402
from village.proofs.bench import rows  # noqa: E402
from village.proofs.bench.place import connect, result_file  # noqa: E402
from village.proofs.bench.town import FAMILIES, PUPILS, READERS, Job, Town  # noqa: E402
from village.trust.villages.keys import warm  # noqa: E402

USERS = 20
AT_ONCE = 10_000

Made = Callable[[Town], rows.Rows]
Filled = Callable[[Any], rows.Rows]
"""From this town, or from one that knows more."""
PEOPLE: dict[str, tuple[str, Made]] = {
    "people_subject": ("id village_id created_at whose", rows.subjects),
    "people_account": ("id password is_superuser username first_name last_name email is_staff is_active"
                       " date_joined language", rows.accounts),
    "people_person": ("id village_id created_at subject_id account_id name language email phone", rows.people),
    "directory_organization": ("id village_id created_at name works_in jurisdiction phone is_contact_point"
                               " is_listed", rows.organisations),
    "directory_membership": ("id village_id created_at organisation_id person_id role secrecy public_name"
                             " public_phone on_duty from_at until", rows.memberships),
    "people_guardianship": ("id village_id created_at subject_id child_id guardian_id authority evidence kinds"
                            " from_at until law_version", rows.guardianships),
}  # fmt: skip
ABOUT = "id village_id created_at subject_id item_id kind audience author_id organisation_id "
RECORDS: dict[str, tuple[str, Made]] = {
    "consent_consent": ("id village_id created_at subject_id given_by_id to_organisation_id kind kinds item_id"
                        " rights purpose from_at until reaches_back how law_version", rows.consents),
    "consent_assignment": ("id village_id created_at subject_id item_id kind organisation_id person_id reason"
                           " from_at until kept_until", rows.assignments),
    "help_requests_helprequest": (ABOUT + "number route asker asker_name asker_place called_name life_areas"
        " goes_well goes_well_stems hard hard_stems reach_by reach_where language to_organisation_id asked_at"
        " answer_by owner_id taken_up_at closed_at outcome law_version asks_for held_back met told_back",
        rows.requests),
    "help_requests_requeststep": (ABOUT + "request_id what done_at author_name words stems way instead", rows.steps),
    "promises_promise": (ABOUT + "owner_id what made_at warn_at due_at path kept_at kept_by_id let_go_at beside",
                         rows.promises),
}  # fmt: skip
TABLES = {**PEOPLE, **RECORDS}
# more people an hour than a real village allows: a measurement opens hundreds within minutes
VILLAGE = """INSERT INTO villages_village (id, slug, name, jurisdiction, country, region, time_zone, languages,
  brand_hue, brand_strength, exit_site, small_number, answer_within_hours, most_in_an_hour, modules, words)
  VALUES (%s, 'bench', 'Bench', 'be-flanders', 'BE', '', 'Europe/Brussels', '{en}', 160, 0.09,
  'https://www.wikipedia.org/', 10, 16, 1000, %s, '{}')"""
# django-guardian gets the same access: one permission per reader and request that the lock gives too
GUARDIAN = """INSERT INTO guardian_userobjectpermission (object_pk, content_type_id, permission_id, user_id)
  SELECT DISTINCT r.id::text, p.content_type_id, p.id, who.account_id
  FROM access_grant g JOIN help_requests_helprequest r ON r.village_id = g.village_id
    AND r.subject_id = g.subject_id AND (g.item_id IS NULL OR g.item_id = r.item_id) AND (g.kinds & (1 << r.kind)) <> 0
  JOIN people_person who ON who.village_id = g.village_id AND who.id = g.reader_id
  JOIN auth_permission p ON p.codename = 'view_helprequest'
  JOIN django_content_type t ON t.id = p.content_type_id AND t.app_label = 'help_requests'"""


def fill(people: int) -> None:
    began = time.perf_counter()
    town = Town(people)
    with connect("owner") as owner:
        lay_out(owner, town)
        finish(owner, town)
        with owner.transaction():
            owner.execute("SELECT set_config('app.maintenance', 'on', true)")
            owner.execute(GUARDIAN)
        owner.execute("VACUUM ANALYZE")
    write_down(result_file("town", people), town, time.perf_counter() - began)


def lay_out(owner: psycopg.Connection[Any], town: Town) -> None:
    """The keys, the village, its people and what was asked, given and promised."""
    with psycopg.connect(**door("owner", keys_name()).for_psycopg()) as keys:
        copy_rows(keys, town, "subject_key", "village_id subject_id wrapped", rows.subject_keys)
    for some in batched(town.people, AT_ONCE, strict=False):  # sealing would fetch each key by itself
        warm(town.village, [one.subject for one in some])
    owner.execute(VILLAGE, [town.village, all_modules()])
    for table, (columns, made) in TABLES.items():
        load(owner, town, table, columns, made)


def finish(owner: psycopg.Connection[Any], town: Town) -> None:
    """Every grant, derived at once; what was just filled is counted first, or the best way through it is guessed."""
    owner.execute("ANALYZE")
    owner.execute("SELECT setval('people_account_id_seq', %s)", [len(town.everybody)])
    owner.execute("SELECT app.rebuild_grants(%s)", [town.village])


def all_modules() -> list[str]:
    """A page is measured with everything that can stand on it."""
    return [app.label for app in apps.get_app_configs() if app.name.startswith("village.modules.")]


def load(owner: psycopg.Connection[Any], town: Any, table: str, columns: str, made: Filled) -> None:
    """With the triggers off: they would derive every grant one by one. A forced lock refuses COPY altogether."""
    name = sql.Identifier(table)
    row = owner.execute("SELECT relforcerowsecurity FROM pg_class WHERE relname = %s", [table]).fetchone()
    forced = row == (True,)
    with owner.transaction():
        owner.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(name))
        owner.execute(sql.SQL("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY").format(name))
        copy_rows(owner, town, table, columns, made)
        owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        owner.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(name))
        if forced:
            owner.execute(sql.SQL("ALTER TABLE {} FORCE ROW LEVEL SECURITY").format(name))


def copy_rows(connection: psycopg.Connection[Any], town: Any, table: str, columns: str, made: Filled) -> None:
    rest = defaults_of(table, columns)
    fields = sql.SQL(", ").join(map(sql.Identifier, [*columns.split(), *rest]))
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), fields)
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for row in made(town):
            copy.write_row((*row, *rest.values()))


def defaults_of(table: str, columns: str) -> dict[str, Any]:
    """What a table asks for beside these columns, as its model fills it in. Tables without a model have none."""
    models = [model for model in apps.get_models() if model._meta.db_table == table]
    return {
        field.column: field.get_default()
        for model in models
        for field in model._meta.concrete_fields
        if field.column and field.column not in columns.split() and not field.null and not field.has_db_default()
    }


def write_down(file: Path, town: Town, seconds: float, **more: Any) -> None:
    """Whom to measure: the key of each, never a name."""
    told = {
        "village": str(town.village),
        "filled_in_s": round(seconds, 1),
        "teacher": _keys(town.teachers[READERS * FAMILIES // PUPILS :][:USERS] or town.teachers[:1]),
        "contact-point": _keys(town.workers[READERS:-1][:USERS] or town.workers[:1]),
        "withdrawn": _keys(town.workers[-1:]),
        "team-leader": _keys([town.leader]),
        "searcher": _keys(town.workers[:READERS]),
        "keeper": _keys([town.keeper]),
        "supervisor": _keys([town.supervisor]),
        "parent": [[str(one.id), str(one.subject), one.number] for one in town.people[1:USERS * 3:3]],
    }  # fmt: skip
    file.write_text(json.dumps(told | more))


def _keys(jobs: list[Job]) -> list[list[object]]:
    return [[str(job.person.id), str(job.person.subject), job.person.number] for job in jobs]


if __name__ == "__main__":
    fill(int(sys.argv[1]))
