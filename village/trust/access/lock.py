"""The lock: from a model's `protection`, the policies PostgreSQL enforces. The only place that writes them.

A migration that makes a table says `Protect("app", "Model")`; a test compares what stands in the database
with what this file would write today.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.migrations.operations.base import Operation

from village.trust.people.models import PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
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

GRANT_REACHES = """(g.rights & {right}) <> 0 AND g.since <= {created} AND (g.item_id IS NULL OR g.item_id = {item})
 AND CASE {audience}
  WHEN 2 THEN {author} = g.reader_id AND (g.audiences & 4) <> 0 AND (g.own_kinds & (1 << {kind})) <> 0
  WHEN 3 THEN (g.audiences & 8) <> 0 AND g.organisation_id = {organisation} AND (g.own_kinds & (1 << {kind})) <> 0
   AND ({kind} <> 7 OR g.item_id IS NOT NULL OR {author} = g.reader_id)
  ELSE (g.audiences & (1 << {audience})) <> 0 AND (g.kinds & (1 << {kind})) <> 0 END"""
REACHES = f"""EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = {{village}} AND g.reader_id = {{person}}
 AND g.subject_id = {{subject}} AND g.vf <= now() AND g.vt > now() AND {GRANT_REACHES})"""
NOT_CLOSED = "NOT coalesce({item} = ANY ((SELECT app.closed())::uuid[]), false)"
ALLOWS = f"{REACHES}\n AND {NOT_CLOSED}"

# the short ways of a list, by sets that are gathered once; they let nothing through that REACHES would not, so whether they
# are asked at all (`app.gather`, said with the key of a list) changes how long it takes and never what is seen
GATHERS = "(SELECT current_setting('app.gather', true) = 'on')"
WIDE = """(((SELECT app.wide_mask()) & (1::bigint << ({kind} + 16 * {audience}))) <> 0
 AND {subject} IN (SELECT w FROM app.wide_subjects() w))"""
PLAIN = """({subject}, {item}, {kind}, {audience})
 IN (SELECT f.subject, f.item, f.kind, f.audience FROM app.plain_grants() f)"""
READS = """{not_closed} AND ({gathers} AND ({short}) OR app.reaches({subject}, {kind}, {audience}, {author},
 {organisation}, {item}, {created}, 1))"""
PARAMETERS = {
    "village": "app.village()", "person": "app.person()", "subject": "p_subject", "right": "p_right",
    "kind": "p_kind", "audience": "p_audience", "author": "p_author", "organisation": "p_organisation",
    "item": "p_item", "created": "p_created",
}  # fmt: skip

TENANT = "village_id = (SELECT app.village())"
SIGNED_IN = "(SELECT app.person()) <> '00000000-0000-0000-0000-000000000000'"


@dataclass(frozen=True)
class Columns:
    """Where a table keeps what the lock asks; as SQL."""

    kind: str
    audience: str
    author: str
    organisation: str
    item: str
    created: str

    def of(self, table: str) -> dict[str, str]:
        own = {name: getattr(self, name).replace("t.", f"{table}.") for name in self.__annotations__}
        return own | {"subject": f"{table}.subject_id"}

    def allows(self, right: int, table: str) -> str:
        return ALLOWS.format(
            village=f"{table}.village_id", person="(SELECT app.person())", right=right, **self.of(table)
        )


def with_the_rule(text: str) -> str:
    """A function of the database that answers by the rule has it written in by this; `r` is the row it found itself."""
    found = {name: value.replace("p_", "r.") if name != "right" else value for name, value in PARAMETERS.items()}
    written = {"{allows}": (ALLOWS, PARAMETERS), "{reaches}": (REACHES, PARAMETERS), "{grant_reaches}": (GRANT_REACHES, found)}
    for place, (rule, names) in written.items():
        text = text.replace(place, rule.format(**names))
    return text


def columns_of(model: type[models.Model]) -> Columns:
    """Of a model that is about a person, or part of one that is."""
    shape: Any = model.protection  # type: ignore[attr-defined]
    kind = getattr(shape, "kind", "kind")
    kind_sql = str(int(kind)) if isinstance(kind, DataKind) else f"t.{kind}::int"
    if issubclass(model, PersonRecord):
        return Columns(
            kind_sql, "t.audience::int", "t.author_id", "t.organisation_id", "t.item_id", "t.created_at"
        )
    names = {field.attname for field in model._meta.concrete_fields}
    always = "'9999-01-01'::timestamptz"
    if "item_id" in names:
        return Columns(kind_sql, "0", "NULL::uuid", "NULL::uuid", "t.item_id", always)
    item = "t.id" if getattr(model, "its_own_item", False) else "NULL::uuid"
    # names the row without asking anything of it: with equalities alone PostgreSQL gathers every grant of the reader
    # first, thousands for some, to answer for one row
    return Columns(kind_sql, "0", "NULL::uuid", "NULL::uuid", item, f"greatest(t.created_at, {always})")


def statements(model: type[models.Model], there: frozenset[str] | None = None) -> list[str]:
    """Everything that locks this table, as a list of SQL statements.

    `there`: the columns that stand in the database now; one that a later migration adds is locked by that migration.
    """
    shape: Any = model.protection  # type: ignore[attr-defined]
    table = model._meta.db_table
    rules = _rules_login(model, table, there)
    opening = [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", f"GRANT SELECT ON {table} TO village_app"]
    match shape:
        case About() | AboutFamily() | PartOf():
            return opening + _about_person(model, table, there) + rules
        case RunBy(organisation, open_when, public_when):
            return opening + _run_by(table, organisation, open_when, public_when) + rules
        case OfVillage(public):
            return opening + _of_village(table, public) + rules
        case KeptBy(author):
            own = f"{TENANT} AND {author}_id = (SELECT app.person())"
            return [*opening, _policy(table, "keeper", "SELECT", f"USING ({own})"),
                    _policy(table, "keep", "UPDATE", f"USING ({own})"), f"GRANT UPDATE ON {table} TO village_app",
                    *rules]  # fmt: skip
        case Internal():
            return [opening[0], f"REVOKE ALL ON {table} FROM village_app", *rules]
    raise ValueError(f"{model._meta.label} does not say whose data it is")


def fingerprint(model: type[models.Model]) -> str:
    return hashlib.sha256("\n".join(statements(model)).encode()).hexdigest()[:32]


def _policy(table: str, name: str, verb: str, rest: str, restrictive: bool = False) -> str:
    how = "AS RESTRICTIVE " if restrictive else ""
    return f"CREATE POLICY {name} ON {table} {how}FOR {verb} TO village_app {rest}"


def _about_person(model: type[models.Model], table: str, there: frozenset[str] | None) -> list[str]:
    columns = columns_of(model)
    item = columns.item.replace("t.", f"{table}.")
    # coalesce to itself: what is not narrowed to one item stays as it is, and an item that is empty is never the one
    only = f"{item} IS NOT DISTINCT FROM coalesce((SELECT app.only_item()), {item})"
    if item == "NULL::uuid":
        only = "(SELECT app.only_item()) IS NULL"
    hidden = getattr(model, "never_shown_to", None)
    unseen = f" AND {hidden}_id <> (SELECT app.person())" if hidden else ""
    # a line about one item opens that item; a subject's or a list's line opens what is the reader's to see
    opened = "subject_id = ANY ((SELECT app.opened())::uuid[])"
    if item != "NULL::uuid":
        opened += f" AND {item} IS NOT DISTINCT FROM coalesce((SELECT app.opened_item()), {item})"
    locks = [
        _policy(table, "tenant", "ALL", f"USING ({TENANT})", restrictive=True),
        _policy(table, "audited", "ALL", f"USING ({opened}{unseen})", restrictive=True),
        _policy(table, "receipt", "ALL", f"USING ({only})", restrictive=True),
        _policy(table, "readers", "SELECT", f"USING ({_reads(model, table, columns)})"),
        _register(table, columns),
    ]  # fmt: skip
    if also := getattr(model, "also_shown_to", None):
        locks.append(_policy(table, "own", "SELECT", f"USING ({also}_id = (SELECT app.person()))"))
    return locks + (_writers(model, table, columns, there) if issubclass(model, PersonRecord) else [])


def _reads(model: type[models.Model], table: str, columns: Columns) -> str:
    """By the short ways first in a list; one thing, and what they leave over, row by row."""
    own = columns.of(table)
    short = [WIDE.format(**own), *([PLAIN.format(**own)] if issubclass(model, PersonRecord) else [])]
    not_closed = "true" if columns.item == "NULL::uuid" else NOT_CLOSED.format(**own)
    return READS.format(not_closed=not_closed, gathers=GATHERS, short=" OR ".join(short), **own)


def _writers(
    model: type[models.Model], table: str, columns: Columns, there: frozenset[str] | None
) -> list[str]:
    mine = f"author_id = (SELECT app.person()) AND {columns.allows(2, table)}"
    shape: Any = model.protection  # type: ignore[attr-defined]
    whole = shape.whole if isinstance(shape, PartOf) else None
    wholes = f"'{model._meta.get_field(whole).related_model._meta.db_table}', '{whole}_id'" if whole else ""  # type: ignore[union-attr]
    words = ", ".join(f"'{f.column}'" for f in _standing_fields(model, there) if isinstance(f, SealedText))
    return [
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        _policy(table, "writers", "INSERT", f"WITH CHECK ({mine})"),
        _policy(table, "authors", "UPDATE", f"USING ({mine})"),
        _policy(table, "keepers", "UPDATE", f"USING ({columns.allows(4, table)})"),
        f"CREATE POLICY maintenance ON {table} TO village_owner USING (current_setting('app.maintenance', true) = 'on')",
        f"GRANT INSERT, UPDATE ON {table} TO village_app",
        f"CREATE TRIGGER fill_about BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION app.fill_about({wholes})",
        f"CREATE TRIGGER guard_about BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION app.guard_about({words})",
        f"CREATE INDEX IF NOT EXISTS {table}_subject ON {table} (village_id, subject_id, created_at)",
        f"CREATE INDEX IF NOT EXISTS {table}_item ON {table} (village_id, item_id)",
    ]  # fmt: skip


def _register(table: str, c: Columns) -> str:
    values = ", ".join(
        "$q$" + sql + "$q$" for sql in (c.kind, c.audience, c.author, c.organisation, c.item, c.created)
    )
    return f"INSERT INTO app.protected VALUES ('{table}', {values})"


def _run_by(table: str, organisation: str, open_when: str | None, public_when: str | None) -> list[str]:
    ours = f"{organisation if organisation == 'id' else organisation + '_id'} = ANY ((SELECT app.my_organisations())::uuid[])"
    seen = [ours, "(SELECT app.works_as('keeper'))"]
    if open_when:
        seen.append(f"({open_when} AND {SIGNED_IN})")
    if public_when:
        seen.append(public_when)
    keep = "(SELECT app.works_as('keeper')) AND (SELECT app.strong_enough())"
    return [
        _policy(table, "readers", "SELECT", f"USING ({TENANT} AND ({' OR '.join(seen)}))"),
        _policy(table, "keep", "INSERT", f"WITH CHECK ({TENANT} AND {keep})"),
        _policy(table, "change", "UPDATE", f"USING ({TENANT} AND {keep})"),
        f"GRANT INSERT, UPDATE ON {table} TO village_app",
    ]


def _of_village(table: str, public: bool) -> list[str]:
    tenant = "true" if table == "villages_village" else TENANT
    who = "true" if public else SIGNED_IN
    keep = f"{TENANT if table != 'villages_village' else 'id = (SELECT app.village())'}"
    keep += " AND (SELECT app.works_as('keeper')) AND (SELECT app.strong_enough())"
    return [
        _policy(table, "readers", "SELECT", f"USING ({tenant} AND {who})"),
        _policy(table, "keep", "INSERT", f"WITH CHECK ({keep})"),
        _policy(table, "change", "UPDATE", f"USING ({keep})"),
        f"GRANT INSERT, UPDATE ON {table} TO village_app",
    ]


def _standing_fields(model: type[models.Model], there: frozenset[str] | None) -> list[Any]:
    return [field for field in model._meta.concrete_fields if there is None or field.column in there]


def _rules_login(model: type[models.Model], table: str, there: frozenset[str] | None) -> list[str]:
    """The second formulation reads headers, never bodies."""
    heads = ", ".join(str(f.column) for f in _standing_fields(model, there) if not isinstance(f, SealedText))
    return [
        f"CREATE POLICY rules ON {table} FOR SELECT TO village_rules USING (true)",
        f"GRANT SELECT ({heads}) ON {table} TO village_rules",
    ]


def _columns_there(schema_editor: Any, model: type[models.Model]) -> frozenset[str]:
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, model._meta.db_table)
    return frozenset(column.name for column in found)


def _tenant_keys(model: type[models.Model], there: frozenset[str]) -> list[str]:
    """Keys that start with the village: a row can only point inside its own village."""
    table = model._meta.db_table
    if not issubclass(model, VillageRecord):
        return []
    sql = [f"ALTER TABLE {table} ADD CONSTRAINT {table}_of_village UNIQUE (village_id, id)"]
    for field in _standing_fields(model, there):
        target = field.related_model if isinstance(field, models.ForeignKey) else None
        if isinstance(target, type) and issubclass(target, VillageRecord):
            sql.append(f"SELECT app.drop_single_key('{table}', '{field.column}')")
            sql.append(
                f"ALTER TABLE {table} ADD CONSTRAINT {table}_{field.column}_in_village FOREIGN KEY (village_id, {field.column})"
                f" REFERENCES {target._meta.db_table} (village_id, id) DEFERRABLE INITIALLY DEFERRED"
            )
    return sql


class _OfTables(Operation):
    """A migration operation on the lock of some tables of one app."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, app: str, *names: str) -> None:
        self.app, self.names = app, names

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.app, *self.names], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Policies are no part of Django's state."""


class Renew(_OfTables):
    """Migration operation: the generated policies of tables that are locked already, as they are written now.

    Keys, triggers and the policies a table has beside the generated ones stay as they are.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in self.models(schema_editor):
            table = model._meta.db_table
            schema_editor.execute(f"DELETE FROM app.protected WHERE name = '{table}'", params=None)
            for sql in statements(model, _columns_there(schema_editor, model)):
                if sql.startswith("CREATE POLICY"):
                    schema_editor.execute(f"DROP POLICY IF EXISTS {sql.split()[2]} ON {table}", params=None)
                if sql.startswith(("CREATE POLICY", "INSERT INTO app.protected")):
                    schema_editor.execute(sql, params=None)
            note = f"UPDATE app.locked SET fingerprint = '{fingerprint(model)}' WHERE name = '{table}'"
            schema_editor.execute(note, params=None)

    def models(self, schema_editor: Any) -> list[type[models.Model]]:
        return [apps.get_model(self.app, name) for name in self.names]

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """The policies of before do the same, only slower: nothing to take back."""

    def describe(self) -> str:
        return f"Renew the lock of the tables {', '.join(self.names) or 'that were locked in another way'}"


class RenewAll(Renew):
    """Migration operation: the same for every table whose lock was written in another way than it would be today.

    In a new village there is none: `Protect` writes as of today.
    """

    def __init__(self) -> None:
        super().__init__("")

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [], {}

    def models(self, schema_editor: Any) -> list[type[models.Model]]:
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT name, fingerprint FROM app.locked")
            written = dict(cursor.fetchall())
        locked = [model for model in apps.get_models() if model._meta.db_table in written]
        return [model for model in locked if fingerprint(model) != written[model._meta.db_table]]


class Protect(_OfTables):
    """Migration operation: put the lock on new tables. `Renew` changes the policies of tables that have one."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE", params=None)
        found = [apps.get_model(self.app, name) for name in self.names]
        for model in found:
            schema_editor.execute(f"SELECT app.unlock('{model._meta.db_table}')", params=None)
            for sql in statements(model, _columns_there(schema_editor, model)):
                schema_editor.execute(sql, params=None)
            note = f"INSERT INTO app.locked VALUES ('{model._meta.db_table}', '{fingerprint(model)}')"
            schema_editor.execute(note, params=None)
        keys = [_tenant_keys(model, _columns_there(schema_editor, model)) for model in found]
        for sql in [parts[0] for parts in keys if parts] + [one for parts in keys for one in parts[1:]]:
            schema_editor.execute(sql, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for name in self.names:
            schema_editor.execute(f"SELECT app.unlock('{self.app}_{name.lower()}')", params=None)

    def describe(self) -> str:
        return f"Lock the tables {', '.join(self.names)}"


class InsideTheVillage(_OfTables):
    """Migration operation: rows of an app point inside their own village only.

    Keys that Django adds after `Protect` have run in the same migration name no village: they go, those with it stand.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        schema_editor.execute(
            "DO $$ DECLARE k record; BEGIN FOR k IN SELECT c.conrelid::regclass::text AS t, a.attname AS col"
            " FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]"
            f" WHERE c.contype = 'f' AND starts_with(c.conrelid::regclass::text, '{self.app}_') AND a.attname <> 'village_id'"
            " LOOP PERFORM app.drop_single_key(k.t, k.col); END LOOP; END $$",
            params=None,
        )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """The keys with the village do the same and more: nothing to take back."""

    def describe(self) -> str:
        return f"Rows of {self.app} point inside their own village only"
