"""The same events as rows: what the owner of the tables writes, so that the triggers and the lock have to follow."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from village.proofs.histories.cast import (
    FAMILY,
    ORGANISATIONS,
    PEOPLE,
    SUBJECTS,
    first_facts,
    person_of,
    subject_of,
)
from village.proofs.histories.events import TABLES, Add, Change, Event, Pass, Remove
from village.proofs.oracle import (
    NEVER_ENDS,
    OWN_STORY,
    Assignment,
    Consent,
    Guardian,
    Mandate,
    Owner,
    Record,
    Restriction,
    Seat,
)

type Statement = tuple[str, list[Any]]

FOREVER = "9999-12-01 00:00+00"
SQL_TABLES = {
    "consents": "consent_consent", "assignments": "consent_assignment", "seats": "directory_membership",
    "guardians": "people_guardianship", "owners": "people_familyowner",
    "restrictions": "consent_restriction", "mandates": "consent_mandate",
}  # fmt: skip
COLUMNS = {"end": "until", "kept": "kept_until", "withdrawn": "withdrawn_at", "lifted": "lifted_at"}


VILLAGE = """
    INSERT INTO villages_village (id, slug, name, jurisdiction, country, region, time_zone, languages, brand_hue,
      brand_strength, exit_site, small_number, answer_within_hours, modules, words)
    VALUES (%s, %s, 'Proof', 'be-flanders', 'BE', '', 'Europe/Brussels', '{nl}', 160, 0.09, 'https://example.org',
      10, 16, '{}', '{}')"""


@dataclass(frozen=True)
class Rows:
    """Turns names into keys of one village and events into SQL. `note` and `remark`: the tables written into."""

    base: int
    note: str
    remark: str

    @property
    def village(self) -> UUID:
        return self.key(10**6)

    def key(self, name: int) -> UUID:
        return UUID(int=self.base + name)

    def keys(self, names: Any) -> list[UUID]:
        return [self.key(name) for name in names]

    def begin(self) -> list[Statement]:
        """The village, its people and what is so before anything happens."""
        found: list[Statement] = [(VILLAGE, [self.village, f"proof-{self.village.hex}"])]
        for subject in (*map(subject_of, PEOPLE), FAMILY):
            whose = "family" if subject == FAMILY else "person"
            found.append(self._row("people_subject", subject, whose=whose))
        for person in PEOPLE:
            whom = self.key(subject_of(person))
            found.append(self._row("people_person", person, subject_id=whom, name=f"person {person}", language="nl",
                                   email="", phone=""))  # fmt: skip
        for place in ORGANISATIONS:
            found.append(self._row("directory_organization", place, name=f"place {place}", works_in="care", phone="",
                                   jurisdiction="be-flanders", is_contact_point=False, is_listed=True))  # fmt: skip
        found.append(self._row("people_family", 230, subject_id=self.key(FAMILY), name="family"))
        world = first_facts()
        for table in ("seats", "guardians", "owners"):
            for name, fact in getattr(world, table).items():
                found += self.written(Add(name, fact), 0)
        return found

    def written(self, event: Event, hour: int) -> list[Statement]:
        """What this event is as rows; `hour` is what the clock says now."""
        match event:
            case Add(name, fact, whole):
                return [self._added(name, fact, whole, hour)]
            case Change(table, names, values):
                return [self._changed(table, names, dict(values), hour)]
            case Remove(table, name):
                return [(f"DELETE FROM {SQL_TABLES[table]} WHERE village_id = %s AND id = %s", [self.village, self.key(name)])]  # noqa: S608
            case Pass(hours):
                return [("SELECT pg_temp.pass_time(%s, make_interval(hours => %s))", [self.village, hours])]

    def _row(self, table: str, name: int, /, **values: Any) -> Statement:
        row = {"id": self.key(name), "village_id": self.village} | values
        marks = ", ".join(_mark(value) for value in row.values())
        told = [value for one in row.values() for value in (one.values if isinstance(one, Hour) else [one])]
        return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", told  # noqa: S608

    def _changed(self, table: str, names: tuple[int, ...], values: dict[str, Any], hour: int) -> Statement:
        sets, told = [], []
        for field, value in values.items():
            moment = Hour(hour if value is True else value, hour)
            sets.append(f"{COLUMNS[field]} = {moment.mark}")
            told += moment.values
        where = "WHERE village_id = %s AND id = ANY (%s)"
        return f"UPDATE {SQL_TABLES[table]} SET {', '.join(sets)} {where}", [*told, self.village, self.keys(names)]  # noqa: S608

    def _added(self, name: int, fact: Any, whole: int | None, hour: int) -> Statement:
        """Only what the lock asks differs between rows; the rest is filled in with anything that is allowed."""
        if isinstance(fact, Record):
            return self._record(name, fact, whole, hour)
        table = SQL_TABLES[TABLES[type(fact)]]
        role = {"role": f"member{name}"} if isinstance(fact, Seat) else {}
        return self._row(table, name, **self._columns(fact, hour), **role)

    def _columns(self, fact: Any, hour: int) -> dict[str, Any]:
        start, end = (Hour(getattr(fact, side, 0), hour) for side in ("start", "end"))
        kinds = sorted(getattr(fact, "kinds", []))
        subject = self.key(getattr(fact, "subject", SUBJECTS[0]))
        item = self._maybe(getattr(fact, "item", None))
        match fact:
            case Consent():
                return {"subject_id": subject, "given_by_id": self.key(0), "to_person_id": self._maybe(fact.to_person),
                        "to_organisation_id": self._maybe(fact.to_organisation), "kind": kinds[0],
                        "kinds": [] if item else kinds,
                        "item_id": item, "rights": fact.rights, "purpose": "help", "from_at": start, "until": end,
                        "reaches_back": fact.reaches_back, "how": "proof", "law_version": "proof"}  # fmt: skip
            case Assignment():
                return {"subject_id": subject, "item_id": item, "kind": 0, "organisation_id": self.key(fact.organisation),
                        "person_id": self.key(fact.person), "reason": "proof", "from_at": start, "until": end,
                        "kept_until": Hour(fact.kept, hour)}  # fmt: skip
            case Seat():
                return {"organisation_id": self.key(fact.organisation), "person_id": self.key(fact.person),
                        "secrecy": "none", "public_name": "somebody", "public_phone": "",
                        "on_duty": False, "from_at": start, "until": end}  # fmt: skip
            case Guardian():
                child = person_of(fact.subject)
                return {"subject_id": subject, "child_id": self._maybe(child), "guardian_id": self.key(fact.guardian),
                        "authority": "parent", "evidence": "seen", "kinds": kinds, "from_at": start, "until": end,
                        "law_version": "proof"}  # fmt: skip
            case Owner():
                return {"subject_id": subject, "family_id": self.key(230), "person_id": self.key(fact.person), "from_at": start,
                        "until": end}  # fmt: skip
            case Restriction():
                return {"subject_id": subject, "against_person_id": self.key(fact.against), "set_by_id": self.key(0), "kind": 0,
                        "kinds": kinds, "item_id": item, "because": "shield", "words": b""}  # fmt: skip
            case Mandate():
                return {"subject_id": subject, "to_person_id": self.key(fact.person), "kinds": kinds, "ground": "proof",
                        "reason": b"", "from_at": start, "until": end, "law_version": "proof"}  # fmt: skip
        raise TypeError(fact)

    def _record(self, name: int, fact: Record, whole: int | None, hour: int) -> Statement:
        about = {
            "subject_id": self.key(fact.subject), "item_id": self.key(fact.item), "kind": fact.kind,
            "audience": fact.audience, "author_id": self.key(fact.author),
            "organisation_id": self._maybe(fact.organisation), "words": b"", "created_at": Hour(fact.written, hour),
        }  # fmt: skip
        if whole is None:
            return self._row(self.note, name, **about, title="", stems=b"")
        # a part that claims to be its own item and of another kind: the trigger has to put that right
        claim = about | {"item_id": self.key(name), "kind": OWN_STORY - fact.kind, "note_id": self.key(whole)}
        return self._row(self.remark, name, **claim)

    def _maybe(self, name: int | None) -> UUID | None:
        return None if name is None else self.key(name)


class Hour:
    """A moment, so many hours from now; some are for ever."""

    def __init__(self, hour: int, now: int) -> None:
        if hour == NEVER_ENDS:
            self.mark, self.values = f"'{FOREVER}'::timestamptz", []
        else:
            self.mark, self.values = "now() + make_interval(hours => %s)", [hour - now]


def _mark(value: Any) -> str:
    return value.mark if isinstance(value, Hour) else "%s"
