"""What is measured, as SQL: my list, one thing with its parts, how many in each state, and search.

The same statements run under the lock, past the lock with a given list of keys, and with django-guardian's
condition, so that the difference is the price of the lock and of nothing else.
"""

from typing import LiteralString

LIST: LiteralString = """SELECT r.id, r.subject_id, r.number, r.called_name, r.asker_name, r.asked_at, r.answer_by,
  r.closed_at, m.public_name, (SELECT s.what FROM help_requests_requeststep s
    WHERE s.village_id = r.village_id AND s.request_id = r.id ORDER BY s.done_at DESC, s.id DESC LIMIT 1) AS state
  FROM help_requests_helprequest r LEFT JOIN directory_membership m ON m.id = r.owner_id
  WHERE r.village_id = %(village)s """
NEWEST: LiteralString = " ORDER BY r.created_at DESC LIMIT 50"
COUNTS: LiteralString = """SELECT (r.owner_id IS NULL) AS waiting, (r.closed_at IS NULL) AS is_open, count(*)
  FROM help_requests_helprequest r WHERE r.village_id = %(village)s """
BY_STATE: LiteralString = " GROUP BY 1, 2"
GIVEN: LiteralString = "AND r.id = ANY(%(keys)s::uuid[])"
OPEN: tuple[LiteralString, ...] = (
    """SELECT id, subject_id, number, called_name, asker_name, hard, asked_at, closed_at
      FROM help_requests_helprequest WHERE village_id = %(village)s AND id = %(key)s""",
    """SELECT id, what, done_at, author_name, words FROM help_requests_requeststep
      WHERE village_id = %(village)s AND request_id = %(key)s ORDER BY done_at, id""",
    """SELECT p.id, p.what, p.due_at, p.kept_at, m.public_name FROM promises_promise p
      JOIN directory_membership m ON m.id = p.owner_id
      WHERE p.village_id = %(village)s AND p.item_id = %(key)s ORDER BY p.made_at DESC""",
    """SELECT id, to_organisation_id, until FROM consent_consent
      WHERE village_id = %(village)s AND subject_id = %(subject)s AND item_id = %(key)s
      AND withdrawn_at IS NULL""",
    """SELECT id, name, language FROM people_person
      WHERE village_id = %(village)s AND subject_id = %(subject)s""",
)
STEMS: LiteralString = """SELECT s.request_id, string_agg(convert_to(s.id::text, 'UTF8')
    || int4send(octet_length(s.stems)) || s.stems, ''::bytea) FILTER (WHERE s.stems <> ''::bytea)
  FROM help_requests_requeststep s WHERE s.village_id = %(village)s """
PER_REQUEST: LiteralString = " GROUP BY s.request_id"
HOW_MANY: LiteralString = "SELECT count(*) FROM help_requests_requeststep s WHERE s.village_id = %(village)s "
GIVEN_STEPS: LiteralString = "AND s.request_id = ANY(%(keys)s::uuid[])"
MINE: LiteralString = """SELECT r.id, r.subject_id FROM help_requests_helprequest r
  WHERE r.village_id = %(village)s ORDER BY r.created_at DESC"""
