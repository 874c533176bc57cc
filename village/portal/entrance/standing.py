"""Who is this account, before it is signed in: somebody who works in a village must prove more and may stay longer."""

from typing import Any

from village.trust.access.actor import enter, standing, tell_database
from village.trust.villages.queries import all_villages


def works_anywhere(account: Any) -> bool:
    """True for a professional of any village: an account is global, so its weakest door counts."""
    before = standing().actor
    try:
        return any(enter(village.pk, account_id=account.pk).is_professional for village in all_villages())
    finally:
        tell_database(before)
