"""The owner's side of a crash: makes the village, and after a crash counts what is there. Speaks JSON."""

import json
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from village.config.borrowed_tables import grant_borrowed_tables  # noqa: E402
from village.config.database import set_up  # noqa: E402
from village.config.embedded import ensure_running  # noqa: E402
from village.proofs.grants import differing  # noqa: E402
from village.proofs.histories.rows import Rows  # noqa: E402
from village.proofs.logbook import problems  # noqa: E402
from village.proofs.models import Note  # noqa: E402

WITHOUT_LINE = """
    SELECT count(*) FROM proofs_note n WHERE NOT EXISTS (SELECT 1 FROM logbook_entry e
      WHERE e.village_id = n.village_id AND e.item_id = n.id AND e.act = 'change' AND e.decision = 'allow')
"""
WITHOUT_ROW = """
    SELECT count(*) FROM logbook_entry e WHERE e.act = 'change'
      AND NOT EXISTS (SELECT 1 FROM proofs_note n WHERE n.village_id = e.village_id AND n.id = e.item_id)
"""


def prepare(rows: Rows) -> dict[str, Any]:
    set_up()
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    grant_borrowed_tables(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.maintenance', 'on', false)")
        for sql, values in rows.begin():
            cursor.execute(sql, values)
    return {"ready": True}


def look(rows: Rows, answered: Path) -> dict[str, Any]:
    """Waits until the database has repaired itself."""
    ensure_running()
    told = {UUID(line) for line in answered.read_text().split()} if answered.exists() else set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.maintenance', 'on', false)")
    kept = {note.pk: note.words for note in Note.unscoped.filter(village_id=rows.village)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.seal(%s, interval '0')", [rows.village])
    return {
        "answered": len(told),
        "rows": len(kept),
        "lost": len(told - set(kept)),
        "unreadable": sum(words != str(key) for key, words in kept.items()),
        "without_line": _count(WITHOUT_LINE),
        "line_without_row": _count(WITHOUT_ROW),
        "grants_differing": differing(),
        "seals_broken": len(list(problems())),
    }


def _count(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    place = Rows(int(sys.argv[2]), "proofs_note", "proofs_remark")
    said = prepare(place) if sys.argv[1] == "prepare" else look(place, Path(sys.argv[3]))
    print(json.dumps(said))  # noqa: T201
