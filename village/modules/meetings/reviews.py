"""Questions about looking back, good news and gentle hints. Under the lock: open the plan's subject, or a list."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from village.modules.meetings.models import Change, Known, LookedBack, Opinion, Review, Success, Thanks
from village.trust.vocabulary import Actor


def reviews_of(actor: Actor, plans: Iterable[UUID]) -> list[Review]:
    """What waits of these plans, the first day on top; nobody looks back on a plan that is closed, or was in between."""
    done = LookedBack.unscoped.filter(village_id=actor.village_id, review_id=OuterRef("pk"))
    found = Review.unscoped.filter(
        ~Exists(done), village_id=actor.village_id, plan_id__in=list(plans), plan__closed_at=None,
        plan__opened_at__date__lte=F("due_on"),
    )  # fmt: skip
    return list(found.order_by("due_on", "id"))


def held_reviews(actor: Actor, plan_id: UUID) -> list[LookedBack]:
    found = LookedBack.unscoped.filter(village_id=actor.village_id, review__plan_id=plan_id)
    return list(found.select_related("review").order_by("-held_at"))


def my_review_days() -> list[tuple[UUID, date, datetime]]:
    """When we look back together, in a plan of mine or that I coordinate; for the calendar."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.my_review_days()")
        return list(cursor.fetchall())


def opinions_of(review: Review) -> list[Opinion]:
    return list(Opinion.unscoped.filter(village_id=review.village_id, review=review))


def changes_of(review: Review) -> list[Change]:
    return list(Change.unscoped.filter(village_id=review.village_id, review=review))


def looked_back(review: Review) -> LookedBack | None:
    return LookedBack.unscoped.filter(village_id=review.village_id, review=review).first()


def successes_of(actor: Actor, plan_id: UUID) -> list[Success]:
    """What went well, of what this reader may read; the newest first."""
    found = Success.unscoped.filter(village_id=actor.village_id, plan_id=plan_id)
    return list(found.order_by("-seen_on", "-created_at", "-id"))


def thanks_for(actor: Actor, successes: Iterable[Success]) -> dict[UUID, list[Thanks]]:
    by_success: dict[UUID, list[Thanks]] = {one.pk: [] for one in successes}
    for one in Thanks.unscoped.filter(village_id=actor.village_id, success_id__in=by_success).order_by("created_at"):
        by_success[one.success_id].append(one)
    return by_success


def known_of(actor: Actor, plans: Iterable[UUID]) -> QuerySet[Known]:
    """What coaches said about a hint, the last word first. After open_list."""
    return Known.unscoped.filter(village_id=actor.village_id, plan_id__in=list(plans)).order_by("-created_at", "-id")


def still_known(actor: Actor, plan_id: UUID) -> list[Known]:
    """What the coordinator answered to a hint, while it counts: the family reads it."""
    return list(known_of(actor, [plan_id]).filter(until__gte=timezone.localdate()))
