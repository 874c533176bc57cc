"""What was said at a meeting, on paper: the child first, and only what its reader may read."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.foundation.moments import moment_written
from village.foundation.time_range import now
from village.modules.agreements.drawing import Hold, Line, Part
from village.modules.meetings.reading import Agenda, ChildFirst, Talked
from village.trust.vocabulary import Actor


def as_paper(agenda: Agenda, actor: Actor, *, link: str = "", large: bool = False) -> Hold:
    here = agenda.meeting
    lead = _("{day}, {place}").format(day=moment_written(here.begins_at, weekday=True), place=here.place)
    mark = _("Taken along by {name}, {moment}").format(name=actor.name, moment=moment_written(now()))
    return Hold(here.about, lead, mark, _parts(agenda), link=link, link_words=_("This page"), large=large)


def _parts(agenda: Agenda) -> list[Part]:
    ending = agenda.closing
    end = [_line(_("We look back or meet again on"), date_format(ending.review_on, "l j F Y"), "signpost")] if ending else []
    there = [_line(_("There"), in_a_row(seat.name for seat in agenda.there), "users")] if agenda.there else []
    return [
        Part(_("The child goes first"), [line for child in agenda.children for line in _of_child(child)]),
        Part(_("What went well"), [_line(one.author_name, one.words, "hands-clapping") for one in agenda.glad]),
        Part(_("Who was there"), there),
        *(Part(talked.point.words, _of_point(talked)) for talked in agenda.points),
        Part(_("After this"), end),
    ]


def _of_child(child: ChildFirst) -> list[Line]:
    said = child.noted.words if child.noted else child.voice.words if child.voice else ""
    pictures = in_a_row(one["label"] for one in child.voice.pictures) if child.voice else ""
    words = "\n".join(part for part in (said, pictures) if part) or child.stands
    told = [_line(_("What we did with it"), child.told.words, "handshake")] if child.told else []
    return [_line(child.asked.name, words, "smiley"), *told]


def _of_point(talked: Talked) -> list[Line]:
    return [
        _line(_("Brought by"), talked.point.author_name, "user"),
        *(_line(_("Said"), one.words, "chats-circle") for one in talked.minutes),
        *(_line(_("Decided"), one.words, "handshake") for one in talked.decisions),
    ]


def _line(label: str, words: str, picture: str) -> Line:
    return Line(words, label, picture=picture)
