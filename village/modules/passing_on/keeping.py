"""The page a family keeps: a word of thanks of who was around them, and the family's own order of what stands on it."""

from enum import StrEnum
from uuid import UUID

from village.modules.passing_on.models import Ending, KeptOrder, KindWord
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right


class Place(StrEnum):
    """Where one thing goes on the page."""

    UP = "up"
    OFF = "off"
    BACK = "back"


@action(needs=Right.CONTRIBUTE)
def thank(ending: Ending, *, by: Actor, words: str, called: str = "", mine: bool = False) -> KindWord:
    """In one's own name; one of the family (`mine`) also writes down what somebody around them said."""
    if called and not mine:
        raise NotAllowed("in somebody else's name")
    open_subject(by, ending.subject_id, Purpose.HELP)
    made: KindWord = KindWord.unscoped.create(
        **as_its_whole(ending, by), ending=ending, words=words.strip(), by_called=called or by.name,
        noted_by=by.name if called else "",
    )  # fmt: skip
    return made


@action(needs=Right.MANAGE)
def put(ending: Ending, *, by: Actor, key: UUID, place: Place, now_there: list[UUID]) -> KeptOrder:
    """One thing a place up, off the page or back on it. Two who do so at once: one after the other, both count.

    `now_there`: what stands together in one part of the page, in its order.
    """
    open_subject(by, ending.subject_id, Purpose.HELP)
    order = _order(ending, by)
    if place == Place.UP:
        order.keys = moved_up(order.keys, now_there, key)
    off = [one for one in order.left_off if one != key]
    order.left_off = [*off, key] if place == Place.OFF else off
    order.save(update_fields=["keys", "left_off"])
    return order


def moved_up(keys: list[UUID], there: list[UUID], key: UUID) -> list[UUID]:
    """The whole part is in the family's order from now on; what stands in other parts stays."""
    known = {one: place for place, one in enumerate(keys)}
    part = sorted(there, key=lambda one: known.get(one, len(keys) + there.index(one)))
    if key in part and (at := part.index(key)):
        part[at - 1], part[at] = part[at], part[at - 1]
    return [*(one for one in keys if one not in part), *part]


def _order(ending: Ending, by: Actor) -> KeptOrder:
    """The row, for who changes it now."""
    KeptOrder.unscoped.get_or_create(village_id=ending.village_id, ending=ending, defaults=as_its_whole(ending, by))
    mine: KeptOrder = KeptOrder.unscoped.select_for_update(of=("self",)).get(village_id=ending.village_id, ending=ending)
    return mine
