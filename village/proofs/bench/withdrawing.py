"""Somebody takes a consent back: how long until it counts, and does the next statement of another see nothing?"""

import time
from typing import Any, LiteralString

from village.proofs.bench import works
from village.proofs.bench.readers import GATHER, Doors, Reader, readers_of
from village.proofs.bench.stopwatch import Times, median, slow
from village.trust.access.actor import TELL

Consent = tuple[str, str, str]
"""Its key, who gave it, and the line in the logbook with which that person came."""
TIMES = 50
WARM = 5
"""As everywhere in these figures: a connection that has asked the same a few times has its plans ready. How long the very
first one of a connection takes stands beside it."""
FIND = """SELECT c.id, c.given_by_id, c.subject_id FROM consent_consent c
  WHERE c.village_id = %s AND c.item_id = %s AND c.withdrawn_at IS NULL"""
TAKE_BACK: LiteralString = "UPDATE consent_consent SET withdrawn_at = now() WHERE id = %s"
GIVE_AGAIN: LiteralString = "UPDATE consent_consent SET withdrawn_at = NULL WHERE id = %s"
SEES = "SELECT count(*) FROM help_requests_helprequest WHERE village_id = %s AND id = %s"


def withdrawal(people: int, doors: Doors) -> dict[str, Any]:
    """The last worker's requests, which nobody else measures."""
    times: Times = []
    still_seen = 0
    reader = readers_of(people, "withdrawn", doors, works.MINE)[0]
    for request, _subject in [*reader.mine[:WARM], *reader.mine[:TIMES]]:
        consent = with_a_line(doors, FIND, [doors.village, request])
        with doors.reading(reader, doors.open_list(reader), GATHER) as app:  # one transaction, across the withdrawal
            if app.execute(SEES, [doors.village, request]).fetchone() != (1,):
                raise RuntimeError("what is about to be withdrawn cannot be seen")
            times.append(change(doors, consent, TAKE_BACK))
            still_seen += app.execute(SEES, [doors.village, request]).fetchone() != (0,)
        change(doors, consent, GIVE_AGAIN)  # so that a next measurement finds the same town
    first, warm = times[0], times[WARM:]
    return {
        "p50_ms": median(warm), "p95_ms": slow(warm), "times": len(warm), "still_seen_after": still_seen,
        "first_of_a_connection_ms": median([first]),
    }  # fmt: skip


def with_a_line(doors: Doors, question: LiteralString, values: list[Any]) -> Consent:
    """The consent that is asked for, with the line of the one who gave it."""
    consent, giver, subject = doors.past.execute(question, values).fetchone() or ("", "", "")
    with doors.audit.transaction():
        doors.audit.execute(TELL, doors.told(Reader(str(giver), "", 0)))
        line = doors.audit.execute("SELECT app.open_subject(%s, 'share', '{}')", [subject]).fetchone()
    return str(consent), str(giver), str(line[0] if line else "")


def change(doors: Doors, consent: Consent, statement: LiteralString) -> float:
    """In a transaction of the app: from its first word to its commit."""
    key, giver, line = consent
    start = time.perf_counter()
    with doors.audit.transaction():
        doors.audit.execute(TELL, doors.told(Reader(giver, "", 0), int(line)))
        doors.audit.execute(statement, [key])
    return time.perf_counter() - start
