"""The words that consent and access share.

Kinds, audiences and rights are small numbers because the lock in PostgreSQL compares them as bits of a mask.
A number, once given, never changes its meaning: old rows carry it.
"""

from dataclasses import dataclass, field
from enum import IntFlag
from uuid import UUID

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

NOBODY = UUID(int=0)
"""The reader that stands for a visitor who is not signed in: no grant is ever made out to it."""


class DataKind(IntegerChoices):
    """What a record tells about a person; also its bit in the masks of the lock."""

    CONTACT = 0, _("Name and how to reach you")
    PARTICIPATION = 1, _("Activities and attendance")
    SCHOOL = 2, _("School")
    WELLBEING = 3, _("Wellbeing")
    HEALTH = 4, _("Health")
    MONEY = 5, _("Money and housing")
    FAMILY_STORY = 6, _("The story of your family")
    OWN_STORY = 7, _("What you tell just for yourself")


class Audience(IntegerChoices):
    """For whom a record was written; also its bit in the masks of the lock."""

    FAMILY = 0, _("The family and everyone who helps")
    PROFESSIONALS = 1, _("The professionals who help")
    AUTHOR = 2, _("Only the one who wrote it")
    ORGANISATION = 3, _("The own organisation")


class Right(IntFlag):
    """What somebody may do: look, add something of their own, or keep a thing that has a life."""

    VIEW = 1
    CONTRIBUTE = 2
    MANAGE = 4


class Purpose(TextChoices):
    """Why somebody looks. The family reads these sentences in its logbook."""

    FOLLOW = "follow", _("to follow what was asked")
    HELP = "help", _("to help with what was asked")
    LIST = "list", _("to see what waits for an answer")
    SEARCH = "search", _("to find something back")
    SHARE = "share", _("to decide who sees what")
    CHECK = "check", _("to check that the rules were kept")
    DANGER = "danger", _("because someone may be in danger")


class Role(TextChoices):
    """What somebody does in an organisation. A role opens no record about a person."""

    MEMBER = "member", _("Member")
    CONTACT_PERSON = "contact_person", _("Contact person")
    COACH = "coach", _("Family coach")
    TEACHER = "teacher", _("Teacher")
    SCHOOL_LEAD = "school_lead", _("Care lead at school")
    YOUTH_WORKER = "youth_worker", _("Youth worker")
    COUNSELLOR = "counsellor", _("Counsellor")
    CARE_WORKER = "care_worker", _("Care worker")
    SUPERVISOR = "supervisor", _("Team leader")
    MANAGER = "manager", _("Manager")
    KEEPER = "keeper", _("Keeper of the village")
    PRIVACY_OFFICER = "privacy_officer", _("Privacy officer")


class Secrecy(TextChoices):
    """Under which duty of silence somebody works; French and Belgian rules hinge on it."""

    PROFESSIONAL = "professional_secrecy", _("Professional secrecy")
    OFFICIAL = "official_discretion", _("Official discretion")
    NONE = "none", _("No special duty")


@dataclass(frozen=True)
class Seat:
    """One membership of the actor: where, as what, under whose law."""

    organisation_id: UUID
    role: Role
    jurisdiction: str
    secrecy: Secrecy


@dataclass(frozen=True)
class Actor:
    """Who is asking, in which village, from which chairs. Built once per request."""

    village_id: UUID
    person_id: UUID | None = None
    subject_id: UUID | None = None
    account_id: int | None = None
    name: str = ""
    seats: tuple[Seat, ...] = ()
    second_factor: bool = False
    only_item: UUID | None = None
    """Set when somebody came in with a receipt code: this one request, nothing else."""
    session: str = field(default="", compare=False)
    device: str = field(default="", compare=False)

    @property
    def organisation_ids(self) -> frozenset[UUID]:
        return frozenset(seat.organisation_id for seat in self.seats)

    @property
    def is_professional(self) -> bool:
        return bool(self.seats)

    @property
    def is_visitor(self) -> bool:
        return self.person_id is None

    @property
    def is_keeper(self) -> bool:
        return self.works_as(Role.KEEPER)

    def works_as(self, *roles: Role) -> bool:
        return any(seat.role in roles for seat in self.seats)


@dataclass(frozen=True)
class About:
    """This record is about a person. `kind` is a DataKind, or the name of the field that holds it."""

    kind: DataKind | str = "kind"


@dataclass(frozen=True)
class AboutFamily:
    """This record is about the people who own something together."""

    kind: DataKind | str = "kind"


@dataclass(frozen=True)
class PartOf:
    """This record is protected exactly like the record it belongs to."""

    whole: str


@dataclass(frozen=True)
class RunBy:
    """This record belongs to an organisation; its village reads it once the field `open_when` is true,
    everybody once `public_when` is true."""

    organisation: str
    open_when: str | None = None
    public_when: str | None = None


@dataclass(frozen=True)
class OfVillage:
    """Everyone who belongs to the village may read this; the keeper keeps it."""

    public: bool = False


@dataclass(frozen=True)
class KeptBy:
    """Only the person named in this field reads and keeps it."""

    author: str


@dataclass(frozen=True)
class Internal:
    """Only definer functions and record functions touch this, never a screen; `because` says so in one line."""

    because: str


Protection = About | AboutFamily | PartOf | RunBy | OfVillage | KeptBy | Internal


class NotAllowed(Exception):
    """Someone tried something that no rule allows. Answered as 404: hidden and missing look the same."""


def mask(numbers: "list[int] | tuple[int, ...] | frozenset[int] | type[IntegerChoices]") -> int:
    """The bits of these kinds or audiences, as the lock compares them."""
    total = 0
    for number in numbers:
        total |= 1 << int(number)
    return total
