"""Lets what the stories told seem to have happened on the days before, always within working hours.

Maintenance on rows of the demo, after the stories: the actions themselves know only now. Lines of the
logbook are never touched: they say when it was really written down.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from village.demo.stories.stage import Told
from village.foundation.time_range import now
from village.modules.help_requests.models import HelpRequest, OwnAnswer, RequestStep
from village.modules.help_requests.words import What
from village.modules.promises.models import Promise
from village.modules.promises.working_time import answer_moment, warn_moment, week_of
from village.trust.villages.hours import WorkingWeek, add_working_hours

BETWEEN_STEPS = 1.5
"""Working hours from one step to the next."""
FIRST_THING = time(9, 20)


def set_the_clock(told: list[Told]) -> None:
    """As the owner."""
    for one in told:
        _move(one)
    for other in HelpRequest.unscoped.exclude(pk__in={one.request_id for one in told}):
        _move(Told(other.village_id, other.pk, asked=1), promised=False)


def _move(told: Told, promised: bool = True) -> None:
    week = week_of(told.village_id)
    asked = _moment(week, _working_day(week, -told.asked), FIRST_THING)
    steps = list(RequestStep.unscoped.filter(request_id=told.request_id).order_by("done_at", "id"))
    for number, step in enumerate(steps):
        step.done_at = min(add_working_hours(week, asked, number * BETWEEN_STEPS), now())
        RequestStep.unscoped.filter(pk=step.pk).update(done_at=step.done_at, created_at=step.done_at)
    when = {step.what: step.done_at for step in steps}
    due = _due(told, week, asked)
    _move_request(told, when, due)
    answers = OwnAnswer.unscoped.filter(request_id=told.request_id)
    answers.filter(organisation_id=None).update(answered_at=asked, created_at=asked)
    answers.exclude(organisation_id=None).update(answered_at=when.get(What.TAKEN_UP, asked))
    if promised:
        _move_promises(told, week, when, due)


def _move_request(told: Told, when: dict[str, datetime], due: datetime | None) -> None:
    asked = when[What.SENT]
    HelpRequest.unscoped.filter(pk=told.request_id).update(
        asked_at=asked, created_at=asked, taken_up_at=when.get(What.TAKEN_UP),
        closed_at=when.get(What.CLOSED, when.get(What.STOPPED)),
    )  # fmt: skip
    waits = HelpRequest.unscoped.filter(pk=told.request_id).exclude(answer_by=None)
    waits.update(answer_by=None if What.ANSWER in when else due)


def _move_promises(told: Told, week: WorkingWeek, when: dict[str, datetime], due: datetime | None) -> None:
    made = when.get(What.TAKEN_UP)
    if made is None or due is None:
        return
    promises = Promise.unscoped.filter(item_id=told.request_id)
    promises.update(made_at=made, created_at=made, due_at=due, warn_at=warn_moment(week, made, due))
    promises.exclude(kept_at=None).update(kept_at=when.get(What.ANSWER))


def _due(told: Told, week: WorkingWeek, asked: datetime) -> datetime | None:
    """On the day the story wants it; else as the village answers everybody."""
    if told.due is None:
        return answer_moment(told.village_id, asked)
    due = _moment(week, _working_day(week, told.due), told.at)
    if told.due == 0 and due <= now():  # built in the evening: the promise of today is for the next open day
        return _moment(week, _working_day(week, 1), told.at)
    return due


def _working_day(week: WorkingWeek, days: int) -> date:
    """So many days on which the contact point is open before or after today; 0 is today, or the next open day."""
    day, step = timezone.localdate(), -1 if days < 0 else 1
    if days >= 0:
        while not week.spans_on(day):
            day += timedelta(days=1)
    for _each in range(abs(days)):
        day += timedelta(days=step)
        while not week.spans_on(day):
            day += timedelta(days=step)
    return day


def _moment(week: WorkingWeek, day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=ZoneInfo(week.time_zone))
