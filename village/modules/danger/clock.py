"""The clock of danger: what is still open with an act comes back once a day until it is done (B6)."""

from village.modules.danger.tell import REVIEW_PATH
from village.trust.notices.models import Notice
from village.trust.villages.rounds import in_each_village

LIMIT = 500


def tick() -> int:
    """One round; returns how many reminders went out. Ids and dates only."""
    codes = (Notice.Code.DANGER_OPEN, Notice.Code.DANGER_REVIEW)
    return in_each_village("SELECT app.remind_of_danger(%s, %s, %s, %s, %s)", *codes, REVIEW_PATH, LIMIT)
