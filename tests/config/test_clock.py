"""The clock goes on, whatever one of its chores does."""

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from village.config.clock import tick

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "audit", "keys"])


def test_a_chore_that_fails_does_not_stop_the_next_one(caplog):
    done = []

    def fails():
        raise RuntimeError("Yara")

    tick({"fails": fails, "works": lambda: done.append(1)})
    assert done == [1]
    assert "fails failed; the clock goes on" in caplog.text


def test_every_chore_in_the_settings_is_there():
    assert all(callable(import_string(path)) for path in settings.VILLAGE_CLOCK)
