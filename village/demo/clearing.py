"""Takes the demo villages away, with everything in them, so that they can be built afresh.

Only these two: they have keys of their own that no real village ever gets.
"""

from uuid import UUID

from django.db import connection, connections
from psycopg import sql

from village.demo.cast import VILLAGES
from village.demo.rows import address_of
from village.trust.people.models import Account

GRANTS = ("access_grant", "access_item")
"""Derived by triggers while the rest goes, so they go last."""

TABLES = """
    SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'village_id' AND t.table_type = 'BASE TABLE'
"""


def clear() -> None:
    """As the owner. A village that somebody was still building goes as well."""
    clear_villages({plan.id: plan.slug for plan in VILLAGES})


def clear_villages(villages: dict[UUID, str]) -> None:
    """Key and name in the address of each; also of those that tests made."""
    known = list(villages)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(TABLES)
        found = {row[0] for row in cursor.fetchall()}
        for table in [*sorted(found - set(GRANTS)), *GRANTS]:
            delete = sql.SQL("DELETE FROM {} WHERE village_id = ANY(%s)").format(sql.Identifier(table))
            cursor.execute(delete, [known])
        cursor.execute("DELETE FROM villages_village WHERE id = ANY(%s)", [known])
    for slug in villages.values():
        Account.objects.filter(username__endswith=address_of(slug, "")).delete()
    with connections["keys"].cursor() as cursor:
        cursor.execute("DELETE FROM subject_key WHERE village_id = ANY(%s)", [known])
