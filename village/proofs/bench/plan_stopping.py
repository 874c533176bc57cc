"""A family lets somebody go: how long until it counts, by statement and by button, and does the other see nothing?"""

import time
from typing import Any, LiteralString

from django.test import Client

from village.proofs.bench.coming_in import come_in, questions_of
from village.proofs.bench.plan_homes import HOME, Home
from village.proofs.bench.readers import Doors
from village.proofs.bench.stopwatch import median, slow
from village.proofs.bench.withdrawing import GIVE_AGAIN, TAKE_BACK, change, with_a_line

TIMES = 40
OPEN = "SELECT app.open_subject(%s, 'help', '{}')"
SEES = "SELECT count(*) FROM family_plans_goal WHERE village_id = %s AND subject_id = %s"
CONSENT: LiteralString = """SELECT c.id, c.given_by_id, c.subject_id FROM family_plans_teammember m
  JOIN consent_consent c ON c.id = m.consent_id WHERE m.village_id = %s AND m.id = %s"""


def withdrawn(doors: Doors, homes: list[Home]) -> dict[str, Any]:
    """A consent of a whole plan is taken back: until committed; and what the next statement of the other still sees."""
    times: list[float] = []
    still_seen = 0
    for home in homes:
        member, reader = home.team[-1]
        key = doors.line(reader, OPEN, [home.subject])
        if key is None:
            continue  # an earlier measurement let this one go
        with doors.reading(reader, int(key)) as app:  # one transaction, across the withdrawal
            if app.execute(SEES, [doors.village, home.subject]).fetchone() == (0,):
                raise RuntimeError("what is about to be withdrawn cannot be seen")
            consent = with_a_line(doors, CONSENT, [doors.village, member])
            times.append(change(doors, consent, TAKE_BACK))
            still_seen += app.execute(SEES, [doors.village, home.subject]).fetchone() != (0,)
        change(doors, consent, GIVE_AGAIN)  # so that the pages after it find the same town
    return {"p50_ms": median(times), "p95_ms": slow(times), "times": len(times), "still_seen_after": still_seen}


def stopped(homes: list[Home]) -> dict[str, Any]:
    """By the button of the family, for good: a next measurement takes the next of each team."""
    times: list[float] = []
    still_seen = queries = 0
    for home, member, reader in ((one, *mate) for one in reversed(homes) for mate in one.team):
        page, stop = f"{HOME}/plan/{home.plan}/", f"{HOME}/plan/{home.plan}/team/{member}/remove/"
        other = come_in(Client(), reader.account)
        if other.get(page).status_code != 200:
            continue  # an earlier measurement took this one
        family = come_in(Client(), home.readers["parent"].account)
        if queries:
            began = time.perf_counter()
            family.post(stop)
            times.append(time.perf_counter() - began)
        else:
            queries = questions_of(lambda: family.post(stop))  # noqa: B023
        still_seen += other.get(page).status_code != 404
        if len(times) == TIMES:
            break
    return {
        "work": "withdraw", "who": "parent", "queries": queries, "p50_ms": median(times), "p95_ms": slow(times),
        "still_seen_after": still_seen,
    }  # fmt: skip
