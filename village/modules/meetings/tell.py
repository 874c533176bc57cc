"""Who hears of a meeting: that something waits, never what it is."""

from collections.abc import Iterable
from uuid import UUID

from village.modules.meetings.models import Meeting
from village.trust.notices.models import Notice
from village.trust.notices.records import tell

Code = Notice.Code
REVIEW_PATH = "meetings/review/"


def path_of(meeting: Meeting) -> str:
    return f"meetings/{meeting.pk}/"


def these(people: Iterable[UUID], code: Notice.Code, path: str, *, but: UUID | None = None) -> None:
    """Each of them once; who does it knows already."""
    for person in sorted(set(people) - {but}, key=str):
        tell(person, code, path)
