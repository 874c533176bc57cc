"""The clock of the door: an answer that is late is asked after, one after another (C-06, C-08); and a deputy hears on
the first day that a colleague is away."""

from django.db import transaction

from village.modules.help_requests.ladder import climb_all
from village.modules.help_requests.team import tell_deputies


def tick() -> int:
    """One round; returns how many steps up were taken. The clock sees ids and moments only."""
    with transaction.atomic():
        tell_deputies()
    return climb_all()
