"""A leak: whom it touches in one question to the logbook, the hours for the authority, the letter to each (B3-33)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from village.foundation.ids import uuid7
from village.foundation.in_a_row import in_a_row
from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.own_data.asking import ask, ask_one
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Role

PATH, LETTER_PATH = "own-data/leaks/", "own-data/leak/"
WARN_HOURS = 24


@dataclass(frozen=True)
class Leak:
    """As the privacy officer reads it: numbers of people, no name of any of them."""

    id: UUID
    what: str
    through: str
    place: str
    from_at: datetime
    until: datetime
    found_at: datetime
    tell_by: datetime
    authority_told_at: datetime | None
    authority_reference: str
    letter: str
    letter_at: datetime | None
    people: int
    things: int
    kinds: int
    lines: int
    devices: int
    law_version: str

    @property
    def labels(self) -> str:
        return kinds_in_words(self.kinds)

    @property
    def is_late(self) -> bool:
        return self.authority_told_at is None and self.tell_by <= now()


@dataclass(frozen=True)
class Letter:
    """As somebody reads it whom it touches: about whom of theirs, and which kinds were seen."""

    words: str
    letter_at: datetime
    found_at: datetime
    subject_id: UUID
    kinds: int

    @property
    def labels(self) -> str:
        return kinds_in_words(self.kinds)


def note_leak(by: Actor, *, what: str, through: UUID, from_at: datetime, until: datetime, found_at: datetime) -> UUID:
    """Only by the privacy officer. Whom it touches is counted from the logbook in this moment."""
    if not by.works_as(Role.PRIVACY_OFFICER):
        raise NotAllowed("note a leak")
    key, law = uuid7(), law_here(by)
    ask("SELECT app.note_leak(%s, %s, %s, %s, %s, %s, %s, %s)",
        key, what.strip(), through, from_at, until, found_at, law.breach_hours, law.version)  # fmt: skip
    return key


def leaks() -> list[Leak]:
    """Empty for everybody but the privacy officer."""
    return [Leak(*row) for row in ask("SELECT * FROM app.leaks(NULL)")]


def leak(key: UUID) -> Leak | None:
    found = [Leak(*row) for row in ask("SELECT * FROM app.leaks(%s)", key)]
    return found[0] if found else None


def told_the_authority(key: UUID, reference: str) -> bool:
    return bool(ask_one("SELECT app.leak_authority(%s, %s)", key, reference.strip()))


def send_letter(key: UUID, words: str) -> int | None:
    """To everybody it touches, once. How many were told; None: it went before, or it is not yours to send."""
    told = int(ask_one("SELECT app.leak_send(%s, %s, %s, %s)", key, words.strip(), Notice.Code.LEAK, LETTER_PATH))
    return told if told >= 0 else None


def letters_of(key: UUID) -> list[Letter]:
    """For whom it touches: one row for each of theirs."""
    return [Letter(*row) for row in ask("SELECT * FROM app.leak_letter(%s)", key)]


def remind() -> int:
    """The clock: the hours for the authority are nearly over."""
    return int(ask_one("SELECT app.leaks_nearly_late(%s, %s, %s)", WARN_HOURS, Notice.Code.PROMISE_SOON, PATH))


def draft_of_letter(one: Leak) -> str:
    """Plain words to begin with; no name of who lost it, and none of whom it touches."""
    return "\n\n".join([
        _("Something went wrong, and it touches you. We tell you what we know."),
        _("Between {begin} and {end} somebody could see things about you who should not. We found it on {found}.").format(
            begin=one.from_at.strftime("%d/%m/%Y"), end=one.until.strftime("%d/%m/%Y"), found=one.found_at.strftime("%d/%m/%Y")
        ),
        _("What we did: we closed that way in at once, and we told the authority for data protection."),
        _("What you can do: look who read something about you, and ask us anything. You need not do anything."),
        _("We are sorry. The privacy officer answers you by name, at the contact point."),
    ])  # fmt: skip


def for_the_authority(one: Leak, authorities: list[str]) -> str:
    """Plain text with what an authority asks: what, when, how many, which kinds, what was done."""
    people = ngettext("{number} person", "{number} people", one.people).format(number=one.people)
    things = ngettext("{number} thing was open", "{number} things were open", one.things).format(number=one.things)
    done = one.letter_at.strftime("%d/%m/%Y %H:%M") if one.letter_at else _("not yet")
    return "\n".join([
        _("To: {names}").format(names=in_a_row(authorities)), "", one.what, "",
        _("From {begin} until {end}").format(begin=_moment(one.from_at), end=_moment(one.until)),
        _("Found: {found}. To be told before: {by}").format(found=_moment(one.found_at), by=_moment(one.tell_by)),
        _("Touched: {people}, {things}").format(people=people, things=things),
        _("Kinds of data: {kinds}").format(kinds=one.labels),
        _("The people were told: {when}").format(when=done), "", one.law_version,
    ])  # fmt: skip


def kinds_in_words(bits: int) -> str:
    return in_a_row(str(kind.label) for kind in DataKind if bits & (1 << kind))


def _moment(moment: datetime) -> str:
    return moment.strftime("%d/%m/%Y %H:%M")
