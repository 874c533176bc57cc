"""Taking the answer that people prepared: behind signing in, by who asked it, with what hides and why beside it."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from village.foundation.time_range import now
from village.modules.circles.queries import Circle, law_here
from village.modules.faces.copies import picture_of
from village.modules.own_data import answering, collecting, copying
from village.modules.own_data.answer_reading import title_of_reasons
from village.modules.own_data.collecting import Row, Section, Value
from village.modules.own_data.copying import Prepared
from village.modules.own_data.models import AnswerAsked
from village.modules.own_data.queries import looks_of
from village.modules.papers.copies import copies_of
from village.trust.people.models import PersonRecord
from village.trust.villages.models import Village
from village.trust.villages.sealed import unseal
from village.trust.vocabulary import Actor


def take(actor: Actor, circle: Circle, key: UUID) -> bytes | None:
    """What was read along, then who may see what and who looked, as they are now. None: not mine to take."""
    found = answering.taken(key)
    if found is None or found.subject_id != circle.subject_id:
        return None
    record, law = AnswerAsked(id=key, village_id=actor.village_id, subject_id=found.subject_id), law_here(actor)
    written = [_section(one) for one in json.loads(unseal(record, "content", found.content))]
    beside = collecting.about(actor, circle.subject_id, circle.person, lambda table: not issubclass(table.model, PersonRecord))
    return copying.packed(copying.Copy(
        village=Village.objects.get(pk=actor.village_id).name, whose=circle.name, taken_by=actor.name, taken_at=now(),
        sections=[*written, *beside], looks=looks_of(circle.subject_id), reader=actor.person_id, subject=circle.subject_id,
        papers=[*picture_of(actor, circle.subject_id), *copies_of(actor, circle.subject_id)],
        prepared=Prepared(found.prepared_by, found.second, found.delivered_at, title_of_reasons(found.told_hidden, law),
                          law.value("authority")),
    ))  # fmt: skip


def _section(told: dict[str, Any]) -> Section:
    return Section(told["label"], told["title"], [_row(one) for one in told["rows"]])


def _row(told: dict[str, Any]) -> Row:
    at = datetime.fromisoformat(told["at"]) if told["at"] else None
    values = [Value(column, label, text, plain, hidden, shows) for column, label, text, plain, hidden, shows in told["values"]]
    return Row(told["id"], at, values, [_section(part) for part in told["parts"]])
