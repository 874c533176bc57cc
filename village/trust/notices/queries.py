"""Questions about notices: what waits for one person. The lock gives nobody another person's notices."""

from uuid import UUID

from django.db.models import QuerySet

from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """Newest first."""
    mine = Notice.unscoped.filter(village_id=actor.village_id, person_id=actor.person_id)
    return mine.order_by("-created_at")


def unread_for(actor: Actor) -> int:
    """How many notices this person did not open yet."""
    return notices_for(actor).filter(read_at=None).count()


def notice_for(actor: Actor, pk: UUID) -> Notice | None:
    """One of this person's own notices."""
    return notices_for(actor).filter(pk=pk).first()
