"""500 random lives of consent and everything around it: the lock, the rules and a slow independent oracle agree.

A failure prints its seed: run it again with VILLAGE_FIRST_HISTORY=<seed> VILLAGE_HISTORIES=1.
Everything is undone; transactions are real, so that the server can breathe between them.
"""

import os
import random
import sys
import time

import pytest

from tests.cast import as_owner
from tests.lab.models import Note, Remark
from village.proofs.histories.many import RULES_EVERY, STEPS, first_difference

HISTORIES = int(os.environ.get("VILLAGE_HISTORIES", "500"))
FIRST = int(os.environ.get("VILLAGE_FIRST_HISTORY", random.randrange(10**6)))
BOTH = (Note, Remark)

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "audit", "keys"])


@pytest.mark.figures
def test_no_history_makes_lock_rules_and_oracle_differ(capsys):
    began = time.monotonic()
    with as_owner():
        found = first_difference(
            range(FIRST, FIRST + HISTORIES), BOTH, rules_every=RULES_EVERY if HISTORIES > 1 else 1
        )
    assert found is None, f"VILLAGE_FIRST_HISTORY={found.seed} VILLAGE_HISTORIES=1\n{found}"
    with capsys.disabled():
        took = time.monotonic() - began
        sys.stdout.write(f"\n{HISTORIES} histories of {STEPS} steps from seed {FIRST}: {took:.0f} s\n")


BROKEN_LOCKS = {
    "a withdrawal that is not followed": "ALTER TABLE consent_consent DISABLE TRIGGER grants_upd",
    "a leaving that is not followed": "ALTER TABLE directory_membership DISABLE TRIGGER grants_upd",
    "closed items forgotten": "CREATE OR REPLACE FUNCTION app.closed() RETURNS uuid[] LANGUAGE sql"
    " AS $$ SELECT '{}'::uuid[] $$",
    "grants that never end": "CREATE FUNCTION pg_temp.never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " NEW.vt := '9999-12-01'; RETURN NEW; END $$;"
    " CREATE TRIGGER never BEFORE INSERT ON access_grant FOR EACH ROW EXECUTE FUNCTION pg_temp.never()",
    "parts that keep their own kind": "ALTER TABLE lab_remark DISABLE TRIGGER fill_about",
    "everybody reads what was opened": "CREATE POLICY wide ON lab_note FOR SELECT TO village_app USING (true)",
    "authors write anything": "CREATE POLICY wide ON lab_note FOR INSERT TO village_app WITH CHECK (true)",
    "the mask of kinds one off": "CREATE OR REPLACE FUNCTION app.mask(kinds smallint[]) RETURNS int LANGUAGE sql IMMUTABLE AS"
    " $$ SELECT coalesce(bit_or(1 << (k + 1)), 0)::int FROM unnest(kinds) k $$",
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN_LOCKS)
def test_a_broken_lock_is_found(broken):
    """The proof itself is tried: each of these must show within a few histories."""
    with as_owner():
        assert first_difference(range(1, 60), BOTH, rules_every=10**9, short=False, before=BROKEN_LOCKS[broken])


def test_the_shortest_way_to_a_difference_is_short():
    with as_owner():
        found = first_difference(range(1, 60), BOTH, rules_every=10**9, before=BROKEN_LOCKS["everybody reads what was opened"])
    assert len(found.events) <= 4
    assert "only the lock allows" in str(found)
