"""What Kobe, who keeps the village, decides about its rules."""

from datetime import timedelta

from django.utils import timezone

from tests.cast import Cast
from tests.modules.help_requests.conftest import asked, taken  # noqa: F401
from village.modules.rules import keeping, reasons
from village.modules.rules.words import Number
from village.trust.access.actor import acting_as

HOME = "/wilgendaal/rules/"


def sets(cast: Cast, number: Number, to: int, in_days: int = 0):
    with acting_as(cast.kobe) as kobe:
        return keeping.set_number(number, by=kobe, to=to, counts_from=timezone.localdate() + timedelta(days=in_days))


def closes(cast: Cast, first, last=None, name="Village fair"):
    with acting_as(cast.kobe) as kobe:
        return keeping.be_closed(by=kobe, first=first, last=last or first, name=name)


def words(cast: Cast, key: str, code: str = "", counts_as: str = "", **texts: str):
    with acting_as(cast.kobe) as kobe:
        return keeping.word(reasons.lists()[key], code, by=kobe, texts=texts, first="nl", counts_as=counts_as)


def leaves_out(cast: Cast, key: str, code: str, off: bool = True):
    which = reasons.lists()[key]
    with acting_as(cast.kobe) as kobe:
        found = next(one for one in reasons.all_reasons(kobe.village_id, which) if one.code == code)
        return keeping.leave_out(which, found, by=kobe, off=off)
