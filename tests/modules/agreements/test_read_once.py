"""The page of a plan reads each part once, under one line; another line, or a change, reads anew."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.modules.agreements.conftest import at
from village.modules.family_plans.queries import parts_of
from village.trust.access.actor import acting_as, standing, standing_as
from village.trust.access.opening import open_subject
from village.trust.vocabulary import Purpose


def asked(work):
    with CaptureQueriesContext(connection) as counted:
        found = work()
    return found, len(counted)


def test_on_a_page_that_is_only_looked_at_the_parts_are_read_once(wilgendaal, drawn):
    with acting_as(wilgendaal.leila) as leila, standing_as(leila, only_looks=True):
        open_subject(leila, drawn.subject_id, Purpose.FOLLOW)
        first, questions = asked(lambda: parts_of(drawn))
        again, none = asked(lambda: parts_of(drawn))
    assert len(first.goals) == 2 and again is first
    assert questions == 8 and none == 0  # seven kinds of part, and what was said aloud with them


def test_what_was_read_under_one_line_is_not_told_under_another(wilgendaal, drawn):
    with acting_as(wilgendaal.els) as els, standing_as(els, only_looks=True):
        open_subject(els, drawn.subject_id, Purpose.FOLLOW)
        first = parts_of(drawn)
        standing().key = None
        assert parts_of(drawn) is not first


def test_who_changes_something_reads_anew_each_time(wilgendaal, drawn):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, drawn)
        before = parts_of(drawn)
        assert parts_of(drawn) is not before
