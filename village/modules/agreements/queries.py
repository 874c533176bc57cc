"""Questions about what was agreed: the versions of a plan, their points for this reader, and what was said to each.

They run under the lock: open the plan's subject, the point or a list first.
"""

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from village.modules.agreements.models import Answer, FrozenPiece, Version
from village.modules.circles.queries import law_here
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor
from village.trust.law.ages import ADULT
from village.trust.law.answers import Consenter
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor, DataKind

LOOKED_BACK = 6
"""How many versions back "the last that was agreed" is looked for on the page of a plan."""


def versions_of(plan: FamilyPlan | PlanDoor) -> list[Version]:
    """The newest first."""
    return list(Version.unscoped.filter(subject_id=plan.subject_id, plan_id=plan.pk).order_by("-number"))


def beside(version: Version) -> list[Version]:
    """All versions of the same plan, the newest first; also for who sees nothing of the plan as a whole."""
    found = Version.unscoped.filter(subject_id=version.subject_id, plan_id=version.plan_id)
    return list(found.order_by("-number"))


def is_last(version_id: UUID) -> bool:
    """Nobody proposed a newer one; needs nothing opened."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.is_last_version(%s)", [version_id])
        return bool(cursor.fetchone()[0])


def pieces_of(versions: Collection[Version]) -> dict[UUID, list[FrozenPiece]]:
    """The points of each of these versions that this reader may see, in their order."""
    by_version: dict[UUID, list[FrozenPiece]] = {version.pk: [] for version in versions}
    for piece in FrozenPiece.unscoped.filter(version_id__in=by_version).order_by("place"):
        by_version[piece.version_id].append(piece)
    return by_version


def asked_about(actor: Actor, key: UUID) -> FrozenPiece | None:
    """What of the last version this one person is asked about this part of a plan and did not answer yet."""
    found = FrozenPiece.unscoped.filter(village_id=actor.village_id, key=key, asked__contains=[actor.person_id])
    piece = found.defer("words", "names").order_by("-created_at").first()
    said = Answer.unscoped.filter(village_id=actor.village_id, piece=piece, person_id=actor.person_id)
    return piece if piece and is_last(piece.version_id) and not said.exists() else None


def answers_to(pieces: Iterable[FrozenPiece]) -> dict[UUID, list[Answer]]:
    """What was said to each, from old to new."""
    by_piece: dict[UUID, list[Answer]] = {piece.pk: [] for piece in pieces}
    for answer in Answer.unscoped.filter(piece_id__in=by_piece).order_by("created_at", "id"):
        by_piece[answer.piece_id].append(answer)
    return by_piece


def answer_in(actor: Actor, pk: UUID) -> Answer | None:
    return Answer.unscoped.filter(village_id=actor.village_id, pk=pk).first()


def kinds_i_read(actor: Actor, subject_id: UUID) -> frozenset[DataKind]:
    """What of this subject opens for me as a whole, by whichever key."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(bit_or(kinds), 0) FROM access_grant WHERE village_id = %s AND reader_id = %s"
            " AND subject_id = %s AND item_id IS NULL AND (rights & 1) <> 0 AND vf <= now() AND vt > now()",
            [actor.village_id, actor.person_id, subject_id],
        )
        bits = cursor.fetchone()[0]
    return frozenset(kind for kind in DataKind if bits & (1 << kind))


def whose_yes(actor: Actor, subject_id: UUID, kinds: Collection[int]) -> dict[int, list[tuple[UUID, str, bool]]]:
    """Per kind everyone of the family: who, called what, and whether it cannot do without their yes (the law file)."""
    law = law_here(actor)
    found: dict[int, list[tuple[UUID, str, bool]]] = {int(kind): [] for kind in kinds}
    ages = {str(int(kind)): _ages_asked(law, DataKind(kind)) for kind in kinds}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.whose_yes(%s, %s)", [subject_id, json.dumps(ages)])
        for kind, person, name, needed in cursor.fetchall():
            found[kind].append((person, name, needed))
    return found


def my_step_days() -> list[tuple[UUID, date, datetime]]:
    """When a step of mine is due; keys and days, for the calendar."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.my_step_days()")
        return list(cursor.fetchall())


def _ages_asked(law: Policy, kind: DataKind) -> list[int]:
    return [age for age in range(ADULT) if Consenter.CHILD in law.consenters(age, kind)]
