"""Every table that tells something about a person, read from the models themselves.

A new module's tables come along without a line here. What is not in the copy stands in `LEFT_OUT`, with a reason people
can read; a test fails for a table about people that is in neither.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from village.modules.papers.sealed_bytes import SealedBytes
from village.trust.people.models import Account, Person, PersonRecord, Subject
from village.trust.villages.models import Village
from village.trust.villages.sealed import SealedStems
from village.trust.vocabulary import About, AboutFamily, Internal, KeptBy, OfVillage, PartOf, RunBy

ABOUT = (About, AboutFamily, PartOf)
LEFT_OUT: dict[str, Promise] = {
    "people.Account": _("How you sign in stands under your settings; a password cannot be read by anybody."),
    "people.Subject": _("A number by which your records find each other. It says nothing else."),
    "people.EntryCode": _("Codes and links to come in with. Only a fingerprint is kept, so nobody can read them."),
    "consent.Disclosure": _(
        "Who was told of a danger, one by one. What they were told stands in the copy of whoever may read it."
    ),
    "notices.Delivery": _("Mails that wait to be sent. They say only that something waits."),
    "logbook.ReadingPause": _("That somebody who works here opened very many people at once, and why: not whom."),
    "logbook.Entry": _("Who looked: in a list of its own."),
    "logbook.Shown": _("Who looked: in a list of its own."),
    "agreements.PaperCode": _("Codes on paper to say yes with. Only a fingerprint is kept, so nobody can read them."),
    "agreements.Feed": _("The secret address of your calendar. Only a fingerprint of it is kept."),
    "villages.Draft": _("What you were typing and did not send. Only your own screen can open it."),
    "circles.GuardianInvite": _("That somebody was asked whether they look after you, on which proof, and what they said."),
    "help_requests.RequestRise": _("That we told somebody that you waited too long: only a date."),
    "colleagues.Naming": _("That you were proposed for a role, or proposed somebody: it stands in the list of who looked."),
    "colleagues.Invitation": _("That you invited a colleague: your organisation reads whom, until they came."),
    "colleagues.Known": _("That you said to know a colleague who lost a second step: it stands in their list of who looked."),
    "colleagues.Recovery": _("That you lost a second step and asked colleagues for help: dates, in the list of who looked."),
    "help_requests.TryTold": _("That we said that somebody tried to open something of yours: only a date."),
    "directory.Face": _("The picture beside your name, when you work here: it comes along as a picture."),
    "own_data.AnswerAsked": _("That people prepared an answer for you, and who: you took it along, or can take it here."),
    "own_data.HiddenPassage": _("Which sentences were hidden in that answer: the reasons stand in the answer itself."),
    "own_data.ErasureAsked": _("That you asked to erase something: the answer stands beside what is kept about you."),
    "own_data.Hold": _("That something is not erased for now, and why: it stands beside what is kept about you."),
    "own_data.Freeze": _("That sharing was frozen while something is sorted out: dates and a reason, for the privacy officer."),
    "own_data.Leak": _("What leaked, and when: whom it touches gets a letter about it."),
    "own_data.LeakTouch": _("Whom a leak touched, in numbers. What was seen of you stands in your letter."),
    "own_data.LongList": _("That somebody who works here took a long list along, and why: for the privacy officer."),
    "own_data.Merge": _("That two people who were one were made one: it stands in the list of who looked, in words."),
    "own_data.MergeRow": _("How rows stood before two were made one, for 30 days, to put them back."),
    "own_data.PastTerm": _("That a keeping term is over: numbers and dates, counted every night."),
    "own_data.TermDecision": _("What two people decided when a keeping term was over: numbers, dates and a reason."),
    "own_data.Twin": _("That two people seem one: for the privacy officer, who looks only at names and dates of birth."),
    "passing_on.AccessEnded": _("That a team leader ended at once what was open to a colleague: you were told, and why."),
    "passing_on.DoorEnded": _("Which doors were ended then: dates, and nothing of what stood behind them."),
    "promises.PromiseRise": _("That we told somebody that a promise was late: only a date."),
    "safety_notes.NoteOpening": _("That a safety note was opened because of danger: it stands in the list of who looked."),
}
"""Tables that hold a trace of a person and no content that could be read; everything else comes along."""

INSIDE = frozenset({
    "id", "item_id", "organisation_id", "kind", "law_version", "path", "warn_at", "beside", "climbs", "about_table", "about_id",
    "base", "keys",
})  # fmt: skip
KEYS = re.compile(r"(_ids?|_hash|_key|sha256|form_version)$")
"""Columns by which programs find their way."""


@dataclass(frozen=True)
class Table:
    """One table, and by which columns its rows are about somebody."""

    model: type[Any]
    whole: str = ""
    by_person: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return str(self.model._meta.label)

    @property
    def columns(self) -> list[Any]:
        """All columns but what only helps to search, and what comes along as a thing of its own."""
        return [column for column in self.model._meta.concrete_fields if not isinstance(column, SealedStems | SealedBytes)]


@cache
def tables() -> tuple[Table, ...]:
    """A whole before its parts; who somebody is, then what was said and done, then who may see it."""
    found = [table for model in apps.get_models() if (table := _table_of(model))]
    return tuple(sorted(found, key=lambda table: (bool(table.whole), _place(table.model))))


def _place(model: type[Any]) -> int:
    if model is Person:
        return 0
    return 2 if model.__module__.startswith("village.trust.") else 1


def touches_people(model: type[Any]) -> bool:
    """Does a row of this table point to somebody, or say that it is about somebody?"""
    if not hasattr(model, "protection"):
        return False
    points = any(column.related_model in (Person, Subject, Account) for column in model._meta.concrete_fields)
    names = {column.attname for column in model._meta.concrete_fields}
    about = isinstance(model.protection, ABOUT) or issubclass(model, PersonRecord)
    return points or about or bool(names & {"subject_id", "person_id", "account_id"}) or model is Account


def _table_of(model: type[Any]) -> Table | None:
    if model._meta.label in LEFT_OUT or not touches_people(model):
        return None
    match model.protection:
        case PartOf(whole):
            return Table(model, whole=whole)
        case About() | AboutFamily():
            return Table(model)
        case KeptBy() | OfVillage() | RunBy():
            return Table(model, by_person=_person_columns(model))
        case Internal():
            return None  # its own sentence says why; the test asks for one in LEFT_OUT
    return None


def _person_columns(model: type[Any]) -> tuple[str, ...]:
    columns = model._meta.concrete_fields
    return tuple(column.attname for column in columns if column.related_model is Person)


def is_bookkeeping(column: models.Field[Any, Any]) -> bool:
    """Numbers by which records find each other: in the file for machines, not on the page for people."""
    inner = getattr(column, "base_field", column)  # a list of keys is no more readable than one
    keys = isinstance(inner, models.UUIDField | models.JSONField)
    return bool(keys or column.name in INSIDE or KEYS.search(column.name) or column.related_model in (Village, Subject))
