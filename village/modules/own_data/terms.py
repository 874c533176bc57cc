"""Terms of the law file, as days."""

from datetime import datetime

from village.trust.law.policy import Policy


def answer_day(law: Policy, asked_at: datetime) -> datetime:
    """Before when an answer is due (GDPR 12(3))."""
    return months_later(asked_at, int(law.value("subject_request")["months"]))


def months_later(moment: datetime, months: int) -> datetime:
    """So many months, counted by the calendar."""
    after = moment.month - 1 + months
    return moment.replace(year=moment.year + after // 12, month=after % 12 + 1, day=min(moment.day, 28))
