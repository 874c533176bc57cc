"""A version as its reader sees it: each point with how it stands, who said what, and how the whole stands."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from village.modules.agreements.models import Answer, FrozenPiece, Version
from village.modules.agreements.pieces import ANSWERED, belongs_to_it
from village.modules.agreements.queries import answers_to, pieces_of
from village.modules.agreements.standing import last_words, stands
from village.modules.agreements.words import BADGES, How, Said, Stands
from village.modules.family_plans.words import Prompt, Section, Verb
from village.modules.help_requests.words import PICTURES
from village.trust.vocabulary import Actor


@dataclass(frozen=True)
class Badge:
    label: str
    cat: str
    icon: str


@dataclass(frozen=True)
class Voice:
    """What one person says to one point; `answer` is None while nothing was said."""

    person_id: UUID
    name: str
    needed: bool
    said: str
    how: str = ""
    by: str = ""
    witness: str = ""
    words: str = ""
    at: datetime | None = None
    answer_id: UUID | None = None
    may_take_back: bool = False

    @property
    def badge(self) -> Badge:
        return badge_of(Said(self.said) if self.said else Stands.OPEN)


@dataclass
class PointRow:
    """One point of a version, with its steps under it when it is a goal."""

    piece: FrozenPiece
    stands: Stands
    voices: list[Voice]
    is_mine: bool
    icon: str
    cat: str
    under: str = ""
    with_it: str = ""
    """That a voice or a drawing belonged to it then."""
    steps: list["PointRow"] = field(default_factory=list)
    field: Any = None
    words_field: Any = None

    @property
    def badge(self) -> Badge:
        return badge_of(self.stands)

    @property
    def said_aloud(self) -> list[Voice]:
        """Who added words of their own."""
        return [voice for voice in self.voices if voice.words]


@dataclass(frozen=True)
class Person:
    """One person over all points this reader sees."""

    person_id: UUID
    name: str
    yes: int
    no: int
    asked: int
    last: datetime | None

    @property
    def state(self) -> str:
        if self.yes == self.asked:
            return Said.YES
        return Said.NO if self.no and self.yes + self.no == self.asked else Said.NOT_YET

    @property
    def badge(self) -> Badge:
        return badge_of(Said(self.state))


@dataclass
class Sheet:
    """A whole version for one reader."""

    version: Version
    goals: list[PointRow]
    context: list[tuple[str, list[PointRow]]]
    people: list[Person]

    @property
    def pieces(self) -> list[FrozenPiece]:
        return [row.piece for row in (*self.points, *(row for _title, rows in self.context for row in rows))]

    @property
    def points(self) -> list[PointRow]:
        """Everything somebody is asked about, goals and steps."""
        return [point for goal in self.goals for point in (goal, *goal.steps)]

    def number(self, state: Stands) -> int:
        return sum(point.stands == state for point in self.points)

    @property
    def agreed(self) -> int:
        return self.number(Stands.AGREED)

    @property
    def not_agreed(self) -> int:
        return self.number(Stands.NOT_AGREED)

    @property
    def waiting(self) -> int:
        return self.number(Stands.OPEN)

    @property
    def is_agreed(self) -> bool:
        return bool(self.points) and self.agreed == len(self.points)

    @property
    def mine(self) -> list[PointRow]:
        return [point for point in self.points if point.is_mine]

    @property
    def agreed_on(self) -> datetime | None:
        """The day of the last word that made it whole."""
        if not self.is_agreed:
            return None
        return max((voice.at for point in self.points for voice in point.voices if voice.needed and voice.at), default=None)

    def open_for(self, person_id: UUID | None) -> int:
        """How many points wait for a word of this person."""
        return sum(
            voice.person_id == person_id and voice.answer_id is None for point in self.mine for voice in point.voices
        )


def badge_of(state: Said | Stands) -> Badge:
    cat, icon = BADGES[state]
    return Badge(str(state.label), cat, icon)


def sheets_of(actor: Actor, versions: Sequence[Version]) -> list[Sheet]:
    """Each of these versions for this reader, in two questions. Open the plan's subject before."""
    by_version = pieces_of(versions)
    said = answers_to(piece for pieces in by_version.values() for piece in pieces)
    return [_sheet(actor, version, by_version[version.pk], said) for version in versions]


def last_agreed(versions: Sequence[Version]) -> tuple[Version, list[FrozenPiece]] | None:
    """The first of these of which everything that somebody is asked about was agreed, with what stood in it."""
    by_version = pieces_of(versions)
    said = answers_to(piece for pieces in by_version.values() for piece in _asked(pieces))
    for version in versions:
        points = _asked(by_version[version.pk])
        if points and all(stands(point.needed, said[point.pk]) == Stands.AGREED for point in points):
            return version, by_version[version.pk]
    return None


def sheet_of(actor: Actor, version: Version) -> Sheet:
    return sheets_of(actor, [version])[0]


def point_of(actor: Actor, piece: FrozenPiece) -> PointRow:
    return _row(actor, piece, answers_to([piece])[piece.pk], is_family=False)


def _asked(pieces: Iterable[FrozenPiece]) -> list[FrozenPiece]:
    return [piece for piece in pieces if piece.section in ANSWERED]


def _sheet(actor: Actor, version: Version, pieces: list[FrozenPiece], said: dict[UUID, list[Answer]]) -> Sheet:
    goals = [piece for piece in pieces if piece.section == Section.GOALS]
    family = set.intersection(*(set(goal.asked) for goal in goals)) if goals else set()
    rows = [_row(actor, piece, said[piece.pk], is_family=actor.person_id in family) for piece in pieces]
    heads = {row.piece.key: row for row in rows if row.piece.section == Section.GOALS}
    alone: list[PointRow] = []  # steps whose goal this reader does not see
    for row in rows:
        if row.piece.section == Section.STEPS:
            head = heads.get(row.piece.parent) if row.piece.parent else None
            (head.steps if head else alone).append(row)
    context = [
        (str(section.label), [row for row in rows if row.piece.section == section])
        for section in Section if section not in ANSWERED
    ]  # fmt: skip
    sheet = Sheet(version, [*heads.values(), *alone], [(title, found) for title, found in context if found], [])
    sheet.people = _people(sheet.points)
    return sheet


def _row(actor: Actor, piece: FrozenPiece, answers: list[Answer], *, is_family: bool) -> PointRow:
    names = json.loads(piece.names) if piece.names.startswith("{") else {}
    last = last_words(answers)
    voices = [_voice(actor, piece, person, names.get(str(person), ""), last.get(person), is_family) for person in piece.asked]
    icon, cat = PICTURES.get(piece.life_area, ("quotes", "brand"))
    return PointRow(
        piece, stands(piece.needed, answers), voices, actor.person_id in piece.asked, icon, cat, under=_under(piece),
        with_it=belongs_to_it(piece.kept_ids) if piece.kept_ids else "",
    )  # fmt: skip


def _voice(
    actor: Actor, piece: FrozenPiece, person: UUID, name: str, answer: Answer | None, is_family: bool
) -> Voice:  # fmt: skip
    needed = person in piece.needed
    if answer is None:
        return Voice(person, name, needed, "")
    return Voice(
        person, name, needed, answer.said, str(How(answer.how).label), answer.by_called,
        answer.witness, answer.words, answer.created_at, answer.pk,
        may_take_back=answer.how in (How.SPOKEN, How.CODE) and (is_family or person == actor.person_id),
    )  # fmt: skip


def _people(points: Iterable[PointRow]) -> list[Person]:
    """Everybody who is asked, in the order of the points."""
    by_person: dict[UUID, list[Voice]] = {}
    for point in points:
        for voice in point.voices:
            by_person.setdefault(voice.person_id, []).append(voice)
    return [
        Person(
            person, voices[0].name, sum(v.said == Said.YES for v in voices), sum(v.said == Said.NO for v in voices),
            len(voices), max((v.at for v in voices if v.at), default=None),
        )
        for person, voices in by_person.items()
    ]  # fmt: skip


def _under(piece: FrozenPiece) -> str:
    words = {Section.WORDS: Prompt, Section.NEEDS: Verb}.get(Section(piece.section))
    return str(words(piece.under).label) if words and piece.under else ""
