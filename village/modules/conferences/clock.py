"""The clock of case conferences: the family still to be told, the minutes still to be written; once a day, to who convened."""

from village.modules.conferences.words import PATH
from village.trust.notices.models import Notice
from village.trust.villages.rounds import in_each_village

LIMIT = 500


def tick() -> int:
    """One round; returns how many reminders went out. Ids and dates only."""
    return in_each_village("SELECT app.remind_of_conferences(%s, %s, %s, %s)", Notice.Code.DANGER_OPEN, PATH, LIMIT)
