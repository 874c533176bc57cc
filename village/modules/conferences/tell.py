"""Who hears of a conference: that something waits, never what it is."""

from collections.abc import Iterable
from uuid import UUID

from village.modules.conferences.models import ChildAtConference
from village.modules.conferences.words import PATH, TOLD_PATH
from village.trust.notices.models import Notice
from village.trust.notices.records import tell

Code = Notice.Code


def who_sits_in(child: ChildAtConference, persons: Iterable[UUID]) -> None:
    for person in persons:
        tell(person, Code.SHARED, f"{PATH}{child.pk}/")


def the_second(child: ChildAtConference) -> None:
    if child.second:
        tell(child.second.person_id, Code.DANGER_SECOND, f"{PATH}{child.pk}/")


def the_family(child: ChildAtConference, person: UUID) -> None:
    tell(person, Code.FAMILY_TOLD, f"{TOLD_PATH}{child.pk}/")


def who_convened(child: ChildAtConference) -> None:
    tell(child.author_id, Code.REPLY, f"{PATH}{child.pk}/")
