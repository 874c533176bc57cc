"""What people do with papers: keep one, call it otherwise, take it along, take it away; and tell of earlier help."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.papers.cleaning import Cleaned
from village.modules.papers.models import Content, EarlierHelp, Paper
from village.modules.papers.problems import NoRoomLeft, RemovedAlready
from village.modules.papers.queries import content_of, has_room
from village.modules.papers.words import likely_sort
from village.trust.access.check import action, may_start
from village.trust.access.mine import may_decide
from village.trust.access.opening import open_subject
from village.trust.people.models import Family, Person, PersonRecord
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


@dataclass(frozen=True)
class Told:
    """What somebody says with a paper."""

    called: str = ""
    sort: str = ""
    dated_on: date | None = None


@dataclass(frozen=True)
class Help:
    """Earlier help, as somebody tells it."""

    from_year: int
    who: str
    from_month: int | None = None
    until_year: int | None = None
    until_month: int | None = None
    goes_on: bool = False
    what_for: str = ""
    brought: str = ""
    paper_ids: list[UUID] = field(default_factory=list)


@action(needs=Right.CONTRIBUTE)
def keep(about: Person | Family, *, by: Actor, kind: DataKind, content: Cleaned, told: Told) -> Paper:
    """Of oneself, of one's child, of the family. What is told just for oneself is about oneself only."""
    _may_add(about, kind, by)
    return _keep(about.subject_id, None, kind, by, content, told)


@action(needs=Right.CONTRIBUTE)
def keep_with(record: PersonRecord, *, by: Actor, content: Cleaned, told: Told) -> Paper:
    """With something that was told: whoever reads that, sees and hears this too."""
    return _keep(record.subject_id, record.item_id, DataKind(record.kind), by, content, told)


@action(needs=Right.CONTRIBUTE)
def correct(paper: Paper, *, by: Actor, told: Told) -> Paper:
    """Another name, another date: by who kept it."""
    _still_mine(paper, by)
    paper.called, paper.dated_on = told.called.strip(), told.dated_on
    paper.sort = told.sort or paper.sort
    paper.save(update_fields=["called", "dated_on", "sort"])
    return paper


@action(needs=Right.CONTRIBUTE)
def take_away(paper: Paper, *, by: Actor) -> Paper:
    """By who kept it. What it holds is gone at once; that there was something stays in the logbook."""
    _still_mine(paper, by)
    Content.unscoped.filter(village_id=paper.village_id, paper=paper).update(sealed=b"")
    paper.called, paper.size, paper.removed_at = "", 0, now()
    paper.save(update_fields=["called", "size", "removed_at"])
    return paper


@action(needs=Right.VIEW, act="export")
def take_along(paper: Paper, *, by: Actor) -> bytes:
    """On a device of one's own; the logbook says so."""
    return content_of(paper)


@action(needs=Right.CONTRIBUTE)
def tell_help(about: Person | Family, *, by: Actor, kind: DataKind, help: Help) -> EarlierHelp:
    """The family tells it: it counts at once."""
    _may_add(about, kind, by)
    return _tell(about.subject_id, None, kind, by, help, may_decide(about.subject_id, None, [kind]))


@action(needs=Right.CONTRIBUTE)
def write_help_down(record: PersonRecord, *, by: Actor, help: Help) -> EarlierHelp:
    """A worker writes it down with the family, beside what they work on; it counts when the family has checked it."""
    ours = may_decide(record.subject_id, record.item_id, [record.kind])
    return _tell(record.subject_id, record.item_id, DataKind(record.kind), by, help, ours)


@action(needs=Right.MANAGE)
def check(one: EarlierHelp, *, by: Actor) -> EarlierHelp:
    """Yes, it was like that."""
    _ours_to_say(one, by)
    if one.checked_at is None:
        one.checked_at, one.checked_by_id = now(), by.person_id
        one.save(update_fields=["checked_at", "checked_by"])
    return one


@action(needs=Right.MANAGE)
def tell_otherwise(one: EarlierHelp, *, by: Actor, help: Help) -> EarlierHelp:
    """It was not quite like that. The row that stood there keeps its writer's words, and counts no longer."""
    _ours_to_say(one, by)
    item = one.item_id if one.item_id != one.pk else None
    open_subject(by, one.subject_id, Purpose.HELP)  # it came in by its own line; what is told now is a thing of its own
    return _tell(one.subject_id, item, DataKind(one.kind), by, help, True, instead_of=one)


@action(needs=Right.MANAGE)
def leave_out(one: EarlierHelp, *, by: Actor) -> EarlierHelp:
    """The family does not want it on its line."""
    _ours_to_say(one, by)
    one.removed_at = one.removed_at or now()
    one.save(update_fields=["removed_at"])
    return one


def _may_add(about: Person | Family, kind: DataKind, by: Actor) -> None:
    if kind == DataKind.OWN_STORY and about.subject_id != by.subject_id:
        raise NotAllowed("somebody else's own story")
    if not may_start(by, about.subject_id, kind):
        raise NotAllowed(f"keep {kind.name}")


def _keep(
    subject_id: UUID, item_id: UUID | None, kind: DataKind, by: Actor, content: Cleaned, told: Told
) -> Paper:
    if not has_room(subject_id, len(content.content)):
        raise NoRoomLeft
    key = uuid7()
    about = _about(subject_id, item_id or key, kind, by)
    paper: Paper = Paper.unscoped.create(
        id=key, **about, called=told.called.strip(), sort=told.sort or likely_sort(content.media),
        media=content.media, size=len(content.content), dated_on=told.dated_on,
    )  # fmt: skip
    Content.unscoped.create(**about, paper=paper, sealed=content.content)
    return paper


def _tell(
    subject_id: UUID, item_id: UUID | None, kind: DataKind, by: Actor, help: Help, checked: bool,
    instead_of: EarlierHelp | None = None,
) -> EarlierHelp:  # fmt: skip
    key = uuid7()
    told: EarlierHelp = EarlierHelp.unscoped.create(
        id=key, **_about(subject_id, item_id or key, kind, by), **help.__dict__, instead_of=instead_of,
        checked_at=now() if checked else None, checked_by_id=by.person_id if checked else None,
    )  # fmt: skip
    return told


def _about(subject_id: UUID, item_id: UUID, kind: DataKind, by: Actor) -> dict[str, Any]:
    return {
        "village_id": by.village_id, "subject_id": subject_id, "item_id": item_id, "kind": kind,
        "author_id": by.person_id,
    }  # fmt: skip


def _still_mine(paper: Paper, by: Actor) -> None:
    if paper.author_id != by.person_id:
        raise NotAllowed("somebody else's paper")
    if paper.removed_at:
        raise RemovedAlready


def _ours_to_say(one: EarlierHelp, by: Actor) -> None:
    if not may_decide(one.subject_id, one.item_id, [one.kind]):
        raise NotAllowed("not of this family")
