"""Rows that are fetched when somebody looks at them."""

import pytest
from django.contrib.contenttypes.models import ContentType

from village.foundation.later import Later

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(db):
    return ContentType.objects.order_by("pk")[:3]


def test_it_asks_nothing_before_somebody_looks(three, django_assert_num_queries):
    with django_assert_num_queries(0):
        Later(three)


def test_a_short_one_is_fetched_once_by_asking_whether_it_is_long(three, django_assert_num_queries):
    rows = Later(three)
    with django_assert_num_queries(1):
        assert not rows.has_more_than(5)
        assert not rows.has_more_than(3) and rows.has_more_than(2)
        assert len(rows) == len(list(rows)) == 3 and rows[0] in rows and rows[:2] == list(rows)[:2]


def test_a_long_one_is_not_fetched_by_asking(three, django_assert_num_queries):
    rows = Later(three)
    with django_assert_num_queries(1):
        assert rows.has_more_than(1) and rows.has_more_than(1) and rows.has_more_than(0)
    with django_assert_num_queries(1):
        assert len(rows) == 3 and rows.has_more_than(2) and not rows.has_more_than(3)
