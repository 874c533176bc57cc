"""The rows of the plans, table by table, in the order in which they are copied: `rows` has those of the people."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import aes_key_wrap

from village.foundation.ids import uuid7
from village.foundation.time_range import LONG_AGO, forever
from village.proofs.bench.plans_town import NEIGHBOURS, Household, Part, PlansTown
from village.proofs.bench.rows import WORDS, Rows
from village.trust.villages.keys import village_key
from village.trust.villages.sealed import seal

PROMPTS = ("wish", "help", "went_through", "problem", "goes_well", "decide")
AREAS = {6: "home", 2: "school", 3: "feelings", 4: "health", 5: "money", 1: "friends"}
SECTIONS = {"ownwords": "words", "strength": "strengths", "need": "needs", "goal": "goals", "step": "steps"}
STORY, CONTACT, VIEW, ALONG, EVERY_KIND = 6, 0, 1, 3, [0, 1, 2, 3, 4, 5, 6]
WAYS = 2


def subject_keys(town: PlansTown) -> Rows:
    outer = village_key(town.village)
    for family in town.families:
        yield town.village, family.subject, aes_key_wrap(outer, os.urandom(32))


def subjects(town: PlansTown) -> Rows:
    for family in town.families:
        yield family.subject, town.village, LONG_AGO, "family"


def families(town: PlansTown) -> Rows:
    for family in town.families:
        yield family.id, town.village, LONG_AGO, family.subject, f"Family {family.number + 1}"


def owners(town: PlansTown) -> Rows:
    for family in town.families:
        for one in family.owners:
            yield uuid7(), town.village, LONG_AGO, family.subject, family.id, one.id, LONG_AGO, forever()


def consents(town: PlansTown) -> Rows:
    """What each of a team was let in to; and what single people show to single people."""
    for family in town.families:
        steps = family.of("step")
        for place, mate in enumerate(family.team):
            step = None if mate.kinds else steps[place - (len(family.team) - NEIGHBOURS)]
            kinds = [CONTACT, *mate.kinds] if mate.kinds else []
            yield (
                mate.consent, town.village, LONG_AGO, family.subject, family.owners[1].id, mate.person.id,
                step.kind if step else CONTACT, kinds, step.key if step else None, ALONG, "help", LONG_AGO, forever(), True,
                "own login", "be-flanders",
            )  # fmt: skip
    for number in range(town.others):
        one, to = town.people[number % len(town.people)], town.helpers[number * 7919 % len(town.helpers)]
        yield (
            uuid7(), town.village, LONG_AGO, one.subject, one.id, to.person.id, CONTACT, [1], None, VIEW, "help", LONG_AGO,
            forever(), True, "own login", "be-flanders",
        )  # fmt: skip


def plans(town: PlansTown) -> Rows:
    for family in town.families:
        first = family.team[0].person
        yield (
            *_about(town, family, family.plan, STORY), family.id, first.id, first.name, None, LONG_AGO, None,
            town.now.date() + timedelta(days=30),
        )  # fmt: skip


def members(town: PlansTown) -> Rows:
    for family in town.families:
        for place, mate in enumerate(family.team):
            side = "formal" if mate.kinds else "natural"
            yield (
                *_about(town, family, mate.id, STORY), family.plan, mate.person.id, mate.person.name, b"", side,
                place % 3 + 1, "home", 2020, not mate.kinds, True, list(mate.kinds), b"", LONG_AGO,
                mate.consent if mate.kinds else None, None,
            )  # fmt: skip


def answers_to_joining(town: PlansTown) -> Rows:
    for family in town.whole:
        for mate in family.team:
            for one in family.owners:
                told = _about(town, family, uuid7(), STORY, item=mate.id, author=one.id)
                yield (*told, mate.id, True, one.name)


def own_words(town: PlansTown) -> Rows:
    for family, part in _parts(town, "ownwords"):
        yield (*_about(town, family, part.key, part.kind), family.plan, PROMPTS[part.number], "", "")


def strengths(town: PlansTown) -> Rows:
    for family, part in _parts(town, "strength"):
        who = family.owners[part.number % 2].name
        yield (*_about(town, family, part.key, part.kind), family.plan, AREAS[part.kind], who, who, LONG_AGO.date())


def needs(town: PlansTown) -> Rows:
    for family, part in _parts(town, "need"):
        who = family.owners[part.number % 2].name
        yield (*_about(town, family, part.key, part.kind), family.plan, AREAS[part.kind], who, "know")


def goals(town: PlansTown) -> Rows:
    for family, part in _parts(town, "goal"):
        told = _about(town, family, part.key, part.kind)
        yield (*told, family.plan, AREAS[part.kind], None, part.number + 1)


def steps(town: PlansTown) -> Rows:
    for family, part in _parts(town, "step"):
        who, person, member = _who(family, part)
        yield (
            *_about(town, family, part.key, part.kind), family.plan, part.under, who, person, member, b"",
            town.now.date() + timedelta(days=part.number % 60 - 10), None,
        )  # fmt: skip


def options(town: PlansTown) -> Rows:
    for family in town.whole:
        for goal in family.of("goal"):
            for way in range(WAYS):
                key = uuid7()
                words = _seal(town, family, "family_plans_option", key, "words", WORDS[way])
                told = _about(town, family, key, goal.kind, item=goal.key)
                yield (*told, goal.key, words, family.owners[1].name, None if way else LONG_AGO)


def wordings(town: PlansTown) -> Rows:
    for family in town.families:
        for part in family.parts:
            key = uuid7()
            words = _seal(town, family, "family_plans_wording", key, "words", _said(part))
            told = _about(town, family, key, part.kind, item=part.key)
            yield (*told, family.plan, part.key, family.owners[1].name, 1, words, "en")


def marks(town: PlansTown) -> Rows:
    """On the steps of a whole plan; the long one has five hundred."""
    for family in town.whole:
        found = family.of("step")
        for number in range(family.volume.notes):
            part, key = found[number % len(found)], uuid7()
            later = number % 2 == 0
            words = _seal(town, family, "family_plans_mark", key, "words", WORDS[number % len(WORDS)])
            told = _about(town, family, key, part.kind, item=part.key)
            new_day = town.now.date() + timedelta(days=20) if later else None
            yield (*told, family.plan, part.key, family.owners[1].name, "later" if later else "done", words, new_day)


def disagreements(town: PlansTown) -> Rows:
    for family in town.whole:
        for goal in family.of("goal")[:WAYS]:
            key = uuid7()
            words = _seal(town, family, "family_plans_disagreement", key, "words", WORDS[0])
            yield (*_about(town, family, key, goal.kind, item=goal.key), family.plan, goal.key, family.owners[0].name, words)


def versions(town: PlansTown) -> Rows:
    for family in town.whole:
        for place, key in enumerate(family.versions, start=1):
            told = _about(town, family, key, CONTACT)
            yield (*told, family.plan, place, family.owners[1].name, LONG_AGO, EVERY_KIND, "be-flanders")


def pieces(town: PlansTown) -> Rows:
    """In the second version every fourth sentence reads otherwise."""
    for family in town.whole:
        for version in family.versions:
            for place, part in enumerate(family.parts, start=1):
                yield _piece(town, family, version, part, place)


def said(town: PlansTown) -> Rows:
    """Each of the family agreed to each point of the first version."""
    for family in town.whole:
        for part in (one for one in family.parts if one.table in ("goal", "step")):
            for one in family.owners:
                told = _about(town, family, uuid7(), part.kind, item=part.key, author=one.id)
                yield (*told, piece_key(family.versions[0], part), one.id, "yes", "login", b"", one.name, "")


def piece_key(version: UUID, part: Part) -> UUID:
    """The same whenever it is asked, without keeping it."""
    return UUID(int=version.int ^ (part.key.int & (1 << 62) - 1))


def _piece(town: PlansTown, family: Household, version: UUID, part: Part, place: int) -> tuple[Any, ...]:
    key, is_asked = piece_key(version, part), part.table in ("goal", "step")
    asked = [one.id for one in family.owners] if is_asked else []
    anew = version == family.versions[1] and part.number % 4 == 0
    words = f"{_said(part)}.\n{'It was thought over.' if anew else 'It stands so since the summer.'}"
    under = PROMPTS[part.number] if part.table == "ownwords" else "know" if part.table == "need" else ""
    who, person, _member = _who(family, part) if part.table == "step" else ("", None, None)
    names = json.dumps({str(one.id): one.name for one in family.owners}) if is_asked else ""
    table = "agreements_frozenpiece"
    return (
        *_about(town, family, key, part.kind, item=part.key), version, part.key, part.under, SECTIONS[part.table], under,
        AREAS[part.kind] if is_asked else "", place, who, person, town.now.date() if part.table == "step" else None,
        _seal(town, family, table, key, "words", words), _seal(town, family, table, key, "names", names), asked, asked,
    )  # fmt: skip


def _parts(town: PlansTown, table: str) -> Iterator[tuple[Household, Part]]:
    for family in town.families:
        for part in family.of(table):
            yield family, part


def _who(family: Household, step: Part) -> tuple[str, UUID | None, UUID | None]:
    """The first steps are the neighbours'; then the family and its team in turns."""
    doers = [*family.team[-NEIGHBOURS:], *family.team[:-NEIGHBOURS]]
    if step.number >= NEIGHBOURS and step.number % 2 == 0:
        one = family.owners[step.number // 2 % 2]
        return one.name, one.id, None
    mate = doers[step.number % len(doers)]
    return mate.person.name, mate.person.id, mate.id


def _about(
    town: PlansTown, family: Household, key: UUID, kind: int, *, item: UUID | None = None, author: UUID | None = None
) -> tuple[Any, ...]:  # fmt: skip
    return (key, town.village, LONG_AGO, family.subject, item or key, kind, 0, author or family.owners[1].id, None)


def _said(part: Part) -> str:
    return WORDS[part.number % len(WORDS)]


def _seal(town: PlansTown, family: Household, table: str, key: UUID, field: str, text: str) -> bytes:
    """As much of a record as sealing asks for."""
    if not text:
        return b""
    sheet: Any = SimpleNamespace(
        village_id=town.village, subject_id=family.subject, pk=key, _meta=SimpleNamespace(db_table=table)
    )
    return seal(sheet, field, text)


