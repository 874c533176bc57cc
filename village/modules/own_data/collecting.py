"""Everything the village keeps about one person, as this reader may see it: read under the lock, never around it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.foundation.moments import moment_written
from village.modules.own_data.hidden import Around, is_hidden
from village.modules.own_data.registry import Table, is_bookkeeping, tables
from village.modules.own_data.words import column_title, title_of, value_in_words
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Account, FamilyOwner, Guardianship, Person
from village.trust.villages.keys import warm
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import Actor, Right

VILLAGE, SUBJECT, PERSON = UUID(int=1), UUID(int=2), UUID(int=3)
"""Whoever is asked for stands in their place."""


@dataclass(frozen=True)
class Value:
    """One thing that is known: its word, how people read it, and as it is for machines."""

    column: str
    label: str
    text: str
    plain: Any
    hidden: bool = False
    for_people: bool = True
    can_be_hidden: bool = False
    """Free words of somebody else than the one who reads."""


@dataclass
class Row:
    id: str
    at: datetime | None
    values: list[Value]
    parts: list["Section"] = field(default_factory=list)

    @property
    def said(self) -> list[Value]:
        """What stands on the page for people."""
        return [one for one in self.values if one.for_people and (one.text or one.hidden)]


@dataclass
class Section:
    """All rows of one table."""

    label: str
    title: str
    rows: list[Row]


@dataclass
class Names:
    """What others are called in the copy: who works here by public name, oneself by one's own, all others by none."""

    people: dict[UUID, str]
    chairs: dict[UUID, str]
    organisations: dict[UUID, str]

    def of(self, person: UUID | None) -> str:
        return "" if person is None else self.people.get(person, _("Somebody else"))


def about(
    actor: Actor, subject_id: UUID, person: Person | None, only: Callable[[Table], bool] = lambda _table: True
) -> list[Section]:
    """Every table, with what this actor may see of it. The subject has to be opened before."""
    warm(actor.village_id, [subject_id])
    found = {table: _records(table, actor, subject_id, person) for table in tables() if only(table)}
    return in_sections(found, names_here(actor, person), _around(actor, subject_id, person))


def in_sections(found: Mapping[Table, list[Any]], names: Names, around: Around) -> list[Section]:
    """Records in the form of a copy, each part under its whole."""
    return _nested({
        table.label: [(record, _row(table, record, names, around)) for record in records] for table, records in found.items()
    })  # fmt: skip


def counted(actor: Actor, subject_id: UUID, person: Person | None) -> list[tuple[str, int]]:
    """What the copy would hold: the name of each table, and how many rows. All tables in one question."""
    question, values = _how_many(person is not None)
    asked = {VILLAGE: actor.village_id, SUBJECT: subject_id, PERSON: person.pk if person else None}
    with connection.cursor() as cursor:
        cursor.execute(question, [asked.get(value, value) for value in values])
        found = dict(cursor.fetchall())
    return [(title_of(table.model), number) for place, table in enumerate(tables()) if (number := found.get(place))]


@cache
def _how_many(with_person: bool) -> tuple[str, tuple[Any, ...]]:
    """The question is the same for everybody and long: it is put together once, and whom it is about stands in for somebody."""
    about = (VILLAGE, SUBJECT, PERSON if with_person else None)
    asked = ((place, _query(table, *about)) for place, table in enumerate(tables()))
    first, *others = [_numbered(place, query) for place, query in asked if query is not None]
    question, values = first.union(*others, all=True).query.sql_with_params()
    return question, tuple(values)


def _numbered(place: int, query: Any) -> Any:
    named = query.order_by().values(of_table=models.Value(place, output_field=models.IntegerField()))
    return named.annotate(how_many=models.Count("*")).values_list("of_table", "how_many")


def _query(table: Table, village_id: UUID, subject_id: UUID, person_id: UUID | None) -> Any:
    rows = table.model.unscoped.filter(village_id=village_id)
    if not table.by_person:
        return rows.filter(subject_id=subject_id)
    if person_id is None:
        return None
    mine = models.Q()
    for column in table.by_person:
        mine |= models.Q(**{column: person_id})
    return rows.filter(mine)


def _records(table: Table, actor: Actor, subject_id: UUID, person: Person | None) -> list[Any]:
    query = _query(table, actor.village_id, subject_id, person.pk if person else None)
    return [] if query is None else list(query.order_by("created_at", "pk"))


def _nested(rows_of: dict[str, list[tuple[Any, Row]]]) -> list[Section]:
    """Parts stand under their whole; a part whose whole is not there stands by itself."""
    by_id = {row.id: row for rows in rows_of.values() for _record, row in rows}
    sections = []
    for table in reversed(tables()):  # parts first, so that they are under their whole before it is shown
        alone: list[Row] = []
        under: defaultdict[str, list[Row]] = defaultdict(list)
        for record, row in rows_of.get(table.label, []):
            whole = str(getattr(record, f"{table.whole}_id")) if table.whole else ""
            (under[whole] if whole in by_id else alone).append(row)
        title = title_of(table.model)
        for whole, rows in under.items():
            by_id[whole].parts.append(Section(table.label, title, rows))
        if alone:
            sections.append(Section(table.label, title, alone))
    return sections[::-1]


def _row(table: Table, record: Any, names: Names, around: Around) -> Row:
    values = [_value(record, column, names, around) for column in table.columns]
    return Row(str(record.pk), getattr(record, "created_at", None), values)


def _value(record: Any, column: Any, names: Names, around: Around) -> Value:
    label, quiet = column_title(column), is_bookkeeping(column)
    if is_hidden(record, column.name, around):
        return Value(column.name, label, "", None, hidden=True, for_people=not quiet)
    raw = getattr(record, column.attname)
    if column.related_model is Person:
        name = names.of(raw)
        return Value(column.name, label, name, name or None, for_people=not quiet)
    others = isinstance(column, SealedText) and getattr(record, "author_id", None) != around.reader
    return Value(column.name, label, _text(column, raw, names), _plain(raw), for_people=not quiet, can_be_hidden=others)


def _text(column: Any, raw: Any, names: Names) -> str:
    """As people read it, in their own language."""
    if raw is None or raw == "" or raw == []:
        return ""
    if column.related_model is Organization:
        return names.organisations.get(raw, "")
    if column.related_model is Account:
        return _("yes")
    if column.name == "rights":
        return _rights(raw)
    if isinstance(column, ArrayField):
        words = dict(getattr(column.base_field, "flatchoices", []) or [])
        return in_a_row(words.get(one, one) for one in raw)
    if column.choices:
        return str(dict(column.flatchoices).get(raw, raw))
    if column.related_model is Membership:
        return names.chairs.get(raw, "")
    if column.name == "size":
        return filesizeformat(raw)
    # another record stands in the copy itself
    if column.is_relation:
        return ""
    return value_in_words(column.name, raw) if isinstance(raw, str) else _simple(raw)


def _simple(raw: Any) -> str:
    if isinstance(raw, bool):
        return _("yes") if raw else _("no")
    if isinstance(raw, datetime):
        return _("without end") if raw.year == 9999 else moment_written(raw)
    if isinstance(raw, date):
        return date_format(raw, "j F Y")
    return str(raw)


def _rights(raw: int) -> str:
    words = {Right.VIEW: _("look"), Right.CONTRIBUTE: _("add something"), Right.MANAGE: _("keep it going")}
    return in_a_row(word for right, word in words.items() if right in Right(raw))


def _plain(raw: Any) -> Any:
    """As a program reads it."""
    if isinstance(raw, datetime | date):
        return raw.isoformat()
    if isinstance(raw, UUID):
        return str(raw)
    if isinstance(raw, list):
        return [_plain(one) for one in raw]
    if isinstance(raw, bool | int | float | str) or raw is None:
        return raw
    return str(raw)


def names_here(actor: Actor, person: Person | None) -> Names:
    here = {"village_id": actor.village_id}
    working = list(Membership.unscoped.filter(**here).order_by("from_at").values_list("id", "person_id", "public_name"))
    known = {who: name for _chair, who, name in working}
    known |= {person.pk: person.name} if person else {}
    known |= {actor.person_id: actor.name} if actor.person_id else {}
    chairs = {chair: name for chair, _who, name in working}
    return Names(known, chairs, dict(Organization.unscoped.filter(**here).values_list("id", "name")))


def _around(actor: Actor, subject_id: UUID, person: Person | None) -> Around:
    here = {"village_id": actor.village_id, "subject_id": subject_id}
    guardians = Guardianship.unscoped.filter(**here).values_list("guardian_id", flat=True)
    owners = FamilyOwner.unscoped.filter(**here).values_list("person_id", flat=True)
    working = Membership.unscoped.filter(village_id=actor.village_id).values_list("person_id", flat=True)
    return Around(actor.person_id, person.pk if person else None, {*guardians, *owners}, set(working))


def all_values(sections: Iterable[Section]) -> Iterator[Value]:
    """Every value of a copy, parts too."""
    for section in sections:
        for row in section.rows:
            yield from row.values
            yield from all_values(row.parts)
