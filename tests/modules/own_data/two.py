"""Two that are one person: how the tests propose, confirm and undo it."""

from village.modules.own_data import merging
from village.trust.access.actor import acting_as
from village.trust.villages.keys import forget_keys

BECAUSE = "The same child, written down at school and at the door."


def keys(cast):
    return cast.people["sami"].pk, cast.people["samy"].pk


def propose(cast, who="pia", stays="sami", goes="samy"):
    with acting_as(cast.actors[who]):
        return merging.propose(cast.people[stays].pk, cast.people[goes].pk, BECAUSE)


def confirm(cast, who, key):
    with acting_as(cast.actors[who]) as actor:
        return merging.confirm(actor, key)


def undo(cast, who, key):
    with acting_as(cast.actors[who]) as actor:
        return merging.undo(actor, key)


def make_one(cast, stays="sami", goes="samy"):
    key = propose(cast, "pia", stays, goes)
    assert confirm(cast, "hanne", key) == "done"
    forget_keys()
    return key
