"""One answer as it is prepared: what the one who asks may read, as it stands in the village, with what is hidden in it."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import get_language

from village.modules.circles.queries import law_here
from village.modules.own_data import answering
from village.modules.own_data.asking import ask_one
from village.modules.own_data.collecting import Row, Section, in_sections, names_here
from village.modules.own_data.hidden import Around
from village.modules.own_data.models import AnswerAsked
from village.modules.own_data.passages import (
    Passage,
    Place,
    names_among,
    passages_of,
    rows_in,
    without_hidden,
)
from village.modules.own_data.registry import Table, tables
from village.modules.papers.sealed_bytes import SealedBytes
from village.trust.access.opening import open_list, shown
from village.trust.directory.models import Membership
from village.trust.law.in_words import said as said_by_law
from village.trust.law.policy import Policy
from village.trust.people.models import PersonRecord
from village.trust.villages.keys import warm
from village.trust.villages.sealed import seal
from village.trust.vocabulary import Actor, DataKind, Purpose


@dataclass(frozen=True)
class Seen:
    """Whose line is completed: a young person's own wish is a line only they read."""

    subject_id: UUID
    kind: DataKind


@dataclass
class Answer:
    """Opened by who prepares it ("officer") or who reads along ("second")."""

    key: UUID
    as_who: str
    subject_id: UUID
    whose: str
    asker: str
    proof: str
    asked_at: datetime
    answer_by: datetime
    is_prepared: bool
    sent_back: str
    law: Policy
    sections: list[Section]
    decided: dict[Place, str]
    names: list[str]

    def passages(self, row: Row) -> list[Passage]:
        return passages_of(row, self.decided, self.names)

    def row(self, key: UUID) -> Row:
        found = next((row for row in rows_in(self.sections) if row.id == str(key)), None)
        if found is None:
            raise Http404
        return found

    @property
    def open_rows(self) -> list[UUID]:
        """Rows with a marked sentence that nobody decided about yet."""
        rows = rows_in(self.sections)
        return [UUID(row.id) for row in rows if any(one.is_open for one in self.passages(row))]

    @property
    def told_hidden(self) -> dict[str, int]:
        return dict(Counter(ground for ground in self.decided.values() if ground))

    def going_out(self) -> list[Section]:
        """As who asked will read it."""
        return [without_hidden(section, self.decided, self._why) for section in self.sections]

    def to_read(self) -> list[dict[str, Any]]:
        """For who works on it: hidden sentences with what they say and why they are hidden."""
        return [self._section(section, grounds_in_words(self.law)) for section in self.sections]

    def _section(self, section: Section, grounds: dict[str, str]) -> dict[str, Any]:
        return {"title": section.title, "rows": [self._row(row, grounds) for row in section.rows]}

    def _row(self, row: Row, grounds: dict[str, str]) -> dict[str, Any]:
        passages = self.passages(row)
        said = [
            {"column": one.place[1], "words": one.words, "marked": one.marked, "why": grounds.get(one.ground or "", "")}
            for one in passages
        ]
        values = [
            {"label": value.label, "hidden": value.hidden, "text": value.text,
             "sentences": [one for one in said if one["column"] == value.column]}
            for value in row.said
        ]  # fmt: skip
        return {
            "id": row.id, "at": row.at, "values": values, "parts": [self._section(part, grounds) for part in row.parts],
            "can_hide": bool(passages), "is_open": any(one.is_open for one in passages),
        }  # fmt: skip

    def _why(self, key: str) -> str:
        return grounds_in_words(self.law).get(key, key)


def opened(actor: Actor, key: UUID) -> Answer:
    """The line first, then what it opens. Http404: not (or no longer) this actor's to read."""
    open_list(actor, Purpose.CHECK)
    found = ask_one("SELECT app.open_answer(%s)", key)
    if found is None:
        raise Http404
    told: dict[str, Any] = json.loads(found) if isinstance(found, str) else found
    subject = UUID(told["subject_id"])
    kind = DataKind.OWN_STORY if told["bits"] == 1 << DataKind.OWN_STORY else DataKind.CONTACT
    shown(actor, [Seen(subject, kind)])
    sections = _sections(actor, key, told)
    return Answer(
        key=key, as_who=told["as_who"], subject_id=subject, whose=told["whose"], asker=told["asker"], proof=told["proof"],
        asked_at=datetime.fromisoformat(told["asked_at"]), answer_by=datetime.fromisoformat(told["answer_by"]),
        is_prepared=bool(told["prepared_at"]), sent_back=told["sent_back"], law=law_here(actor), sections=sections,
        decided=answering.decided(key),
        names=names_among(sections, lambda words: list(ask_one("SELECT app.answer_names(%s, %s::text[])", key, words))),
    )  # fmt: skip


def sealed(actor: Actor, answer: Answer) -> bytes:
    """What goes out, as it was read along; only who asked has the key to take it."""
    record = AnswerAsked(id=answer.key, village_id=actor.village_id, subject_id=answer.subject_id)
    return seal(record, "content", json.dumps([_as_data(one) for one in answer.going_out()], ensure_ascii=False))


def grounds_in_words(law: Policy) -> dict[str, str]:
    language = get_language() or "en"
    return {ground.key: ground.words.in_language(language) for ground in law.hidden_grounds}


def _sections(actor: Actor, key: UUID, told: dict[str, Any]) -> list[Section]:
    warm(actor.village_id, [UUID(told["subject_id"])])
    names = names_here(actor, None)
    person, asker = told["person"], UUID(told["asked_by"])
    names.people.update({UUID(person): told["whose"]} if person else {})
    names.people[asker] = told["asker"]
    working = Membership.unscoped.filter(village_id=actor.village_id).values_list("person_id", flat=True)
    around = Around(asker, UUID(person) if person else None, {UUID(one) for one in told["family"]}, set(working))
    return in_sections({table: _rows(key, table) for table in tables() if _has_words(table)}, names, around)


def _has_words(table: Table) -> bool:
    """What was written about somebody. Papers and recordings themselves come along when it is taken."""
    columns = table.model._meta.concrete_fields
    return issubclass(table.model, PersonRecord) and not any(isinstance(one, SealedBytes) for one in columns)


def _rows(key: UUID, table: Table) -> list[Any]:
    name = table.model._meta.db_table
    sql = f"SELECT (jsonb_populate_record(NULL::{name}, x)).* FROM app.answer_rows(%s, %s) AS x"  # noqa: S608 - a name of ours
    return list(table.model.unscoped.raw(sql, [key, name]))


def _as_data(section: Section) -> dict[str, Any]:
    rows = [
        {
            "id": row.id, "at": row.at.isoformat() if row.at else None, "parts": [_as_data(part) for part in row.parts],
            "values": [[one.column, one.label, one.text, one.plain, one.hidden, one.for_people] for one in row.values],
        }
        for row in section.rows
    ]  # fmt: skip
    return {"label": section.label, "title": section.title, "rows": rows}


def title_of_reasons(told: dict[str, int], law: Policy) -> list[dict[str, Any]]:
    """For who asked: why something is hidden, on which ground of the law, and how often. Never what."""
    language = get_language() or "en"
    return [
        {"words": ground.words.in_language(language), "citation": said_by_law(ground.citation), "number": told[ground.key]}
        for ground in law.hidden_grounds if told.get(ground.key)
    ]  # fmt: skip


