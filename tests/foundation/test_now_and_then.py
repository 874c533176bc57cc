"""What a clock does now and then: at its first tick, and not again before its time."""

from datetime import UTC, datetime, timedelta

from village.foundation import now_and_then
from village.foundation.now_and_then import NowAndThen

AN_HOUR = timedelta(hours=1)


def test_due_at_once_and_then_once_in_every_such_time(monkeypatch):
    clock = [datetime(2026, 11, 23, 9, tzinfo=UTC)]
    monkeypatch.setattr(now_and_then, "now", lambda: clock[-1])
    hourly = NowAndThen(AN_HOUR)
    assert hourly.is_due() and not hourly.is_due()
    clock.append(clock[0] + AN_HOUR - timedelta(seconds=1))
    assert not hourly.is_due()
    clock.append(clock[0] + AN_HOUR)
    assert hourly.is_due() and not hourly.is_due()


def test_two_clocks_do_not_wait_for_each_other():
    assert NowAndThen(AN_HOUR).is_due() and NowAndThen(AN_HOUR).is_due()
