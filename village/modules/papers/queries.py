"""Questions about papers and earlier help. They run under the lock; open a list or the subject first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from village.modules.papers.models import Content, EarlierHelp, Paper
from village.modules.papers.problems import NothingLeft
from village.trust.access.mine import my_subjects
from village.trust.people.models import Family, Person, PersonRecord
from village.trust.villages.keys import warm
from village.trust.vocabulary import Actor


@dataclass(frozen=True)
class Own:
    """Somebody, or a family, for whom this actor keeps papers."""

    record: Person | Family
    is_me: bool

    @property
    def key(self) -> str:
        return str(self.record.subject_id)

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def called(self) -> str:
        """Among one's own people the first name is enough."""
        return self.name.split(" ")[0] if isinstance(self.record, Person) else self.name


def papers_seen(actor: Actor) -> QuerySet[Paper]:
    """Every paper this actor may see, the newest first."""
    found = Paper.unscoped.filter(village_id=actor.village_id, removed_at=None)
    return found.order_by(Coalesce("dated_on", TruncDate("created_at")).desc(), "-created_at")


def papers_of(item_id: UUID) -> list[Paper]:
    """What was kept with one record, in the order it was told."""
    return list(Paper.unscoped.filter(item_id=item_id, removed_at=None).order_by("created_at"))


def papers_of_each(items: Collection[UUID]) -> dict[UUID, list[Paper]]:
    """The same for many records, in one question."""
    found: dict[UUID, list[Paper]] = {}
    if items:
        for paper in Paper.unscoped.filter(item_id__in=items, removed_at=None).order_by("created_at", "id"):
            found.setdefault(paper.item_id, []).append(paper)
    return found


def papers_by_key(actor: Actor, keys: Collection[UUID]) -> list[Paper]:
    """Single ones, by a record that names them."""
    if not keys:
        return []
    found = Paper.unscoped.filter(village_id=actor.village_id, pk__in=keys, removed_at=None)
    return list(found.order_by("created_at", "id"))


def content_of(paper: Paper) -> bytes:
    content: Content = Content.unscoped.get(village_id=paper.village_id, paper=paper)
    in_the_clear: bytes = content.sealed
    if not in_the_clear:
        raise NothingLeft
    return in_the_clear


def earlier_help(actor: Actor) -> QuerySet[EarlierHelp]:
    """The line as it counts now: what was told otherwise later stands in the place of what stood there."""
    found = EarlierHelp.unscoped.filter(village_id=actor.village_id, removed_at=None)
    replaced = found.exclude(instead_of=None).values("instead_of_id")
    return found.exclude(pk__in=replaced).order_by(
        F("from_year").desc(), F("from_month").desc(nulls_last=True), "-created_at"
    )


def help_beside(record: PersonRecord) -> list[EarlierHelp]:
    """What was written down beside one record, and counts or waits to be checked."""
    found = EarlierHelp.unscoped.filter(village_id=record.village_id, item_id=record.item_id, removed_at=None)
    replaced = found.exclude(instead_of=None).values("instead_of_id")
    return list(found.exclude(pk__in=replaced).order_by("from_year", "from_month"))


def things_alone(actor: Actor, item_ids: Collection[UUID]) -> tuple[list[Paper], list[EarlierHelp]]:
    """Of these items, the papers and the rows of earlier help that are no part of something else."""
    here = {"village_id": actor.village_id, "item_id__in": item_ids, "pk": F("item_id"), "removed_at": None}
    return list(Paper.unscoped.filter(**here)), list(EarlierHelp.unscoped.filter(**here))


def own_people(actor: Actor) -> list[Own]:
    """Me first, then my children and what I own together with others."""
    subjects = my_subjects(actor)
    here = {"village_id": actor.village_id, "subject_id__in": subjects}
    people = sorted(Person.unscoped.filter(**here), key=lambda one: (one.pk != actor.person_id, one.name))
    families = Family.unscoped.filter(**here).order_by("name")
    return [Own(one, getattr(one, "pk", None) == actor.person_id) for one in (*people, *families)]


def names_of_subjects(actor: Actor, subjects: Collection[UUID]) -> dict[UUID, str]:
    """As far as this actor may know them."""
    here = {"village_id": actor.village_id, "subject_id__in": set(subjects)}
    people = dict(Person.unscoped.filter(**here).values_list("subject_id", "name"))
    return people | dict(Family.unscoped.filter(**here).values_list("subject_id", "name"))


def ready_to_read(actor: Actor, records: Iterable[Paper | EarlierHelp]) -> None:
    """All the keys that a list needs, in one question."""
    warm(actor.village_id, {one.subject_id for one in records})


def has_room(subject_id: UUID, size: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.papers_fit(%s, %s, %s)", [subject_id, size, settings.VILLAGE_PAPERS_PER_PERSON]
        )
        return bool(cursor.fetchone()[0])
