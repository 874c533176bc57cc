"""Days and hours as people say them, in the reader's own language: "today 16:00", "Tuesday 24 November, 16:00"."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def moment_in_words(moment: datetime, now: datetime | None = None) -> str:
    """The days around today by their name, another day by its date; always with the hour, of 24."""
    local, today = timezone.localtime(moment), timezone.localdate(now)
    clock = date_format(local, "H:i")
    if local.date() == today:
        return _("today %(time)s") % {"time": clock}
    if local.date() == today + timedelta(days=1):
        return _("tomorrow %(time)s") % {"time": clock}
    if local.date() == today - timedelta(days=1):
        return _("yesterday %(time)s") % {"time": clock}
    return _("%(day)s, %(time)s") % {"day": _day(local, today.year), "time": clock}


def moment_written(moment: datetime, *, weekday: bool = False) -> str:
    """For paper, which is still read next year: the date with its year, and the hour. A language says how they join:
    in Arabic two numbers beside each other would change places."""
    local = timezone.localtime(moment)
    day = date_format(local, _("l j F Y") if weekday else "j F Y")
    return _("%(day)s, %(time)s") % {"day": day, "time": date_format(local, "H:i")}


def _day(local: datetime, this_year: int) -> str:
    return date_format(local, _("l j F") if local.year == this_year else _("l j F Y"))
