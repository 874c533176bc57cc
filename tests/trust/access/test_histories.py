"""500 random lives of consent and everything around it: the lock, the rules and a slow independent oracle agree.

A failure prints its seed: run it again with VILLAGE_FIRST_HISTORY=<seed> VILLAGE_HISTORIES=1.
"""

import os
import random
import sys
import time

import pytest
from django.db import connection

from tests.cast import as_owner
from tests.lab.models import Note, Remark
from village.proofs.histories.events import Teller
from village.proofs.histories.live import Stage, compare_all, live, shortest
from village.proofs.histories.rules import compare_rules

HISTORIES = int(os.environ.get("VILLAGE_HISTORIES", "500"))
STEPS = 50
FIRST = int(os.environ.get("VILLAGE_FIRST_HISTORY", random.randrange(10**6)))
RULES_EVERY = int(os.environ.get("VILLAGE_RULES_EVERY", "10"))


@pytest.fixture
def stage(db):
    with as_owner():
        yield Stage(connection.connection, "lab_note", "lab_remark", base=random.getrandbits(100) << 24)


def all_three(stage, world, step):
    return compare_all(stage, world, step) or compare_rules(stage, world, (Note, Remark), step)


def first_difference(stage, seeds, rules_every=RULES_EVERY):
    for seed in seeds:
        events = Teller(seed).tell(STEPS)
        ending = all_three if seed % rules_every == 0 else compare_all
        if difference := live(stage, events, first_step=len(events) - STEPS, ending=ending):
            return seed, difference, events, ending
    return None


@pytest.mark.figures
def test_no_history_makes_lock_rules_and_oracle_differ(stage, capsys):
    began = time.monotonic()
    found = first_difference(stage, range(FIRST, FIRST + HISTORIES), RULES_EVERY if HISTORIES > 1 else 1)
    if found:
        seed, difference, events, ending = found
        told = "\n".join(map(str, shortest(stage, events, ending)))
        pytest.fail(f"VILLAGE_FIRST_HISTORY={seed} VILLAGE_HISTORIES=1: {difference}\nthe shortest way there:\n{told}")
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
def test_a_broken_lock_is_found(stage, broken):
    """The proof itself is tried: each of these must show within a few histories."""
    stage.cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; {BROKEN_LOCKS[broken]}")
    assert first_difference(stage, range(1, 60), rules_every=10**9)
