"""Keeping the lists themselves: what one can wait for, its places, its area, who keeps it. By the keeper of the village."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction

from village.modules.waiting.models import WaitingList, WaitingQuota
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, NotAllowed


class ThereIsOne(ValueError):
    """This organisation has a list for this already."""


def keep_list(
    kept: WaitingList | None, *, by: Actor, keeper: Membership, quota: tuple[str, int] | None = None, **values: Any
) -> WaitingList:
    """A new list, or another area, keeper or number of places."""
    if not by.is_keeper:
        raise NotAllowed("keep a waiting list")
    one = kept or WaitingList(village_id=by.village_id)
    one.keeper, one.organisation_id = keeper, keeper.organisation_id
    for name, value in values.items():
        setattr(one, name, value)
    try:
        with transaction.atomic():
            one.save(force_insert=kept is None)
    except IntegrityError:
        raise ThereIsOne from None
    if quota:
        name, places = quota
        WaitingQuota.unscoped.update_or_create(
            village_id=by.village_id, waiting_list=one, name=name, defaults={"places": places}
        )
    return one


def in_words(postcodes: Iterable[str]) -> str:
    """As they are typed in the form."""
    return " ".join(postcodes)
