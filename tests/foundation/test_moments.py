"""A moment is read in the reader's language: the days around today by name, and always the clock of 24 hours."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from village.foundation.moments import moment_in_words

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today "), (1, "tomorrow "), (-1, "yesterday "), (3, "Friday 27 November, "), (-400, "Monday 20 October 2025, ")],
)
def test_the_days_around_today_have_a_name(days, said):
    assert moment_in_words(NOW + timedelta(days=days), NOW).startswith(said)


@pytest.mark.parametrize("language", ["en", "nl", "fr", "ar"])
def test_the_afternoon_is_told_in_24_hours(language):
    with translation.override(language):
        said = moment_in_words(NOW.replace(hour=14) + timedelta(days=3), NOW)
    assert said.endswith(":00") and not any(half in said for half in ("p.m", "PM", "م."))


def test_days_and_months_speak_the_language_of_the_reader():
    with translation.override("fr"):
        assert moment_in_words(NOW + timedelta(days=3), NOW).startswith("vendredi 27 novembre")
