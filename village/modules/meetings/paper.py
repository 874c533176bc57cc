"""What was said at a meeting, on paper: the child first, and only what its reader may read."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.foundation.pdf import Line, Paper, Part, pdf_of
from village.foundation.time_range import now
from village.modules.meetings.reading import Agenda, ChildFirst, Talked
from village.trust.vocabulary import Actor


def minutes_as_pdf(agenda: Agenda, actor: Actor) -> bytes:
    return pdf_of(as_paper(agenda, actor))


def as_paper(agenda: Agenda, actor: Actor) -> Paper:
    here = agenda.meeting
    begins = localtime(here.begins_at)
    lead = _("{day}, {place}").format(day=date_format(begins, "l j F Y, H:i"), place=here.place)
    mark = _("Taken along by {name}, {moment}").format(name=actor.name, moment=date_format(localtime(now()), "j F Y, H:i"))
    return Paper(here.about, lead, mark, [part for part in _parts(agenda) if part.lines])


def _parts(agenda: Agenda) -> list[Part]:
    ending = agenda.closing
    end = [Line(_("We look back or meet again on"), date_format(ending.review_on, "l j F Y"))] if ending else []
    return [
        Part(_("The child goes first"), [line for child in agenda.children for line in _of_child(child)]),
        Part(_("What went well"), [Line(one.author_name, one.words) for one in agenda.glad]),
        Part(_("Who was there"), [Line(_("There"), in_a_row(seat.name for seat in agenda.there))] if agenda.there else []),
        *(Part(talked.point.words, _of_point(talked)) for talked in agenda.points),
        Part(_("After this"), end),
    ]


def _of_child(child: ChildFirst) -> list[Line]:
    said = child.noted.words if child.noted else child.voice.words if child.voice else ""
    pictures = in_a_row(one["label"] for one in child.voice.pictures) if child.voice else ""
    words = "\n".join(part for part in (said, pictures) if part) or child.stands
    told = [Line(_("What we did with it"), child.told.words)] if child.told else []
    return [Line(child.asked.name, words), *told]


def _of_point(talked: Talked) -> list[Line]:
    return [
        Line(_("Brought by"), talked.point.author_name),
        *(Line(_("Said"), one.words) for one in talked.minutes),
        *(Line(_("Decided"), one.words) for one in talked.decisions),
    ]
