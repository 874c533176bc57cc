"""Keeping the rules and the lists: days aimed for, what one can wait for, its places, its area, who keeps it.

By the keeper of the village. Every change is kept with who did it, when and why; it opens no family to anybody.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from village.modules.waiting.models import RulesChange, WaitingList, WaitingQuota, WaitingRules
from village.modules.waiting.problems import NotInThatOrder
from village.modules.waiting.words import DAYS, ListPart
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, NotAllowed

PARTS = (ListPart.SERVICE, ListPart.ABOUT, ListPart.PLACES, ListPart.POSTCODES, ListPart.OUTSIDE, ListPart.IS_OPEN)


class ThereIsOne(ValueError):
    """This organisation has a list for this already."""


def keep_rules(*, by: Actor, days: Mapping[str, int], because: str = "") -> WaitingRules:
    """Other days to aim for. The order of everybody who waits follows from it the next time somebody asks."""
    _only_the_keeper(by)
    rules = WaitingRules.unscoped.filter(village_id=by.village_id).first()
    is_new = rules is None
    rules = rules or WaitingRules(village_id=by.village_id)
    before = {name: str(getattr(rules, name)) for name in DAYS}
    for name in DAYS:
        setattr(rules, name, days[name])
    try:
        with transaction.atomic():
            rules.save(force_insert=is_new)
    except IntegrityError:
        raise NotInThatOrder from None
    _write_down(by, None, before, {name: str(days[name]) for name in DAYS}, because)
    return rules


def keep_list(
    kept: WaitingList | None, *, by: Actor, keeper: Membership, quota: tuple[str, int] | None = None, **values: Any
) -> WaitingList:
    """A new list, or another area, keeper or number of places."""
    _only_the_keeper(by)
    one = kept or WaitingList(village_id=by.village_id)
    before = _as_it_is(one) if kept else {}
    one.keeper, one.organisation_id = keeper, keeper.organisation_id
    for name, value in values.items():
        setattr(one, name, value)
    try:
        with transaction.atomic():
            one.save(force_insert=kept is None)
    except IntegrityError:
        raise ThereIsOne from None
    _write_down(by, one, before, _as_it_is(one) if kept else {ListPart.SERVICE: one.service})
    if quota:
        _keep_apart(one, by, *quota)
    return one


def in_words(postcodes: Iterable[str]) -> str:
    """As they are typed in the form."""
    return " ".join(postcodes)


def _only_the_keeper(by: Actor) -> None:
    if not by.is_keeper:
        raise NotAllowed("keep waiting")


def _as_it_is(one: WaitingList) -> dict[str, str]:
    found = {str(part): getattr(one, part) for part in PARTS}
    found[ListPart.POSTCODES] = in_words(one.postcodes)
    found[ListPart.IS_OPEN] = "1" if one.is_open else ""
    return {name: str(value) for name, value in found.items()} | {ListPart.KEEPER: one.keeper.public_name}


def _keep_apart(one: WaitingList, by: Actor, name: str, places: int) -> None:
    before = WaitingQuota.unscoped.filter(village_id=by.village_id, waiting_list=one, name=name).first()
    was = f"{name}: {before.places}" if before else ""
    WaitingQuota.unscoped.update_or_create(
        village_id=by.village_id, waiting_list=one, name=name, defaults={"places": places}
    )
    _write_down(by, one, {ListPart.QUOTA: was}, {ListPart.QUOTA: f"{name}: {places}"})


def _write_down(
    by: Actor, one: WaitingList | None, before: Mapping[str, str], after: Mapping[str, str], because: str = ""
) -> None:
    assert by.person_id is not None
    RulesChange.unscoped.bulk_create(
        RulesChange(
            village_id=by.village_id, waiting_list=one, what=what, was=before.get(what, ""), becomes=becomes,
            keeper_id=by.person_id, keeper_name=by.name, because=because.strip(),
        )
        for what, becomes in after.items() if before.get(what, "") != becomes
    )  # fmt: skip
