"""Terms of the law file, as days."""

from datetime import datetime

from village.trust.law.policy import Policy


def answer_day(law: Policy, asked_at: datetime) -> datetime:
    """Before when an answer is due: so many months, counted by the calendar (GDPR 12(3))."""
    months = asked_at.month - 1 + int(law.value("subject_request")["months"])
    year, month = asked_at.year + months // 12, months % 12 + 1
    return asked_at.replace(year=year, month=month, day=min(asked_at.day, 28))
