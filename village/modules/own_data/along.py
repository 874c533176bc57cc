"""What a professional wrote about a question, to carry along: as text to copy, as a table, as a paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from village.foundation.moments import moment_written
from village.foundation.pdf import Line, Paper, Part, pdf_of
from village.foundation.safe_cells import csv_of
from village.foundation.time_range import now
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data.queries import Written, seat_of, written_by
from village.trust.vocabulary import Actor

FORMS = ("csv", "pdf", "txt")


@dataclass(frozen=True)
class Noted:
    """A question in short, and what its reader wrote about it. `mark`: who takes it, from where, and when."""

    number: str
    called: str
    asked_at: datetime
    written: Sequence[Written]
    mark: str


def noted(request: HelpRequest, actor: Actor) -> Noted:
    return Noted(
        request.number, request.called_name or request.asker_name, request.asked_at, written_by(actor, request),
        mark_of(actor),
    )  # fmt: skip


def mark_of(actor: Actor) -> str:
    """Who takes something along and when: it stands on every page and in every row."""
    seat = seat_of(actor)
    who = f"{seat.public_name}, {seat.organisation}" if seat else actor.name
    return _("{name}, {moment}").format(name=who, moment=_moment(now()))


def as_file(what: Noted, form: str) -> bytes:
    if form == "csv":
        return as_table(what)
    if form == "pdf":
        return pdf_of(as_paper(what))
    return as_text(what).encode()


def as_text(what: Noted) -> str:
    """Ready to paste, in the order in which it happened."""
    blocks = [_title(what), *(f"{_moment(one.at)}: {label_of(one)}\n{one.words}".strip() for one in what.written)]
    return "\n\n".join([*blocks, _("Taken along by {mark}").format(mark=what.mark)]) + "\n"


def as_table(what: Noted) -> bytes:
    header = [_("Number"), _("About"), _("When"), _("What"), _("Words"), _("Taken along by")]
    rows = ([what.number, what.called, one.at, label_of(one), one.words, what.mark] for one in what.written)
    return csv_of(header, rows, get_language() or "en")


def as_paper(what: Noted) -> Paper:
    lines = [Line(f"{_moment(one.at)}, {label_of(one)}", one.words) for one in what.written]
    return Paper(
        _("What I wrote"), _title(what), _("Taken along by {mark}").format(mark=what.mark),
        [Part(_("Question {number}").format(number=what.number), lines)],
    )  # fmt: skip


def label_of(one: Written) -> str:
    return one.what or _("promised")


def _title(what: Noted) -> str:
    return _("Question {number}, about {name}, asked on {day}").format(
        number=what.number, name=what.called, day=date_format(localtime(what.asked_at), "j F Y")
    )


def _moment(at: datetime) -> str:
    return moment_written(at)
