"""One's own face, for the copy somebody takes of everything that is kept about them."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from village.modules.faces import queries
from village.trust.vocabulary import Actor


def picture_of(actor: Actor, subject_id: UUID) -> Iterator[tuple[str, bytes]]:
    """With a name to save it by; nobody takes that of somebody else along."""
    mine = queries.mine() if actor.subject_id == subject_id else None
    picture = queries.picture_of(mine.shown_as) if mine and mine.shown_as else None
    if picture:
        yield f"{_('my picture')}.jpg", picture
