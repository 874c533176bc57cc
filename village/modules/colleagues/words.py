"""Which roles an organisation gives itself, under which duty of silence, and how one spoke with a colleague."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from village.trust.directory.models import Organization
from village.trust.vocabulary import Role, Secrecy

LINK_LIVES = timedelta(days=7)
NAMING_LIVES = timedelta(days=14)
WAITING_HOURS = 24
"""Between the second yes and the moment it counts, unless the village says otherwise."""
ASKING_LIVES = timedelta(days=7)
MOST_ROWS = 200
MOST_A_DAY = 250
"""Invitations of one organisation: a list of all colleagues fits, and nobody writes to a whole town."""
LARGEST = 256 * 1024
LEAST = 10
"""So many letters at least say why."""

Field = Organization.Field
EVERYWHERE = (Role.MEMBER, Role.SUPERVISOR, Role.MANAGER)
IN = {
    Field.CONTACT_POINT: (Role.CONTACT_PERSON, Role.COACH, Role.COUNSELLOR),
    Field.SCHOOL: (Role.TEACHER, Role.SCHOOL_LEAD, Role.COUNSELLOR),
    Field.CARE: (Role.CARE_WORKER, Role.COACH, Role.COUNSELLOR),
    Field.YOUTH_WORK: (Role.YOUTH_WORKER, Role.COUNSELLOR),
    Field.COMMUNITY: (Role.YOUTH_WORKER,),
    Field.MUNICIPALITY: (),
}
SILENT = {
    Role.CONTACT_PERSON: Secrecy.PROFESSIONAL, Role.COACH: Secrecy.PROFESSIONAL, Role.COUNSELLOR: Secrecy.PROFESSIONAL,
    Role.CARE_WORKER: Secrecy.PROFESSIONAL, Role.TEACHER: Secrecy.OFFICIAL, Role.SCHOOL_LEAD: Secrecy.OFFICIAL,
}  # fmt: skip
"""Under which duty of silence a role stands when nothing else was agreed."""


def roles_of(place: Organization) -> list[Role]:
    """What a manager there may give; the database keeps the same list (app.role_fits)."""
    return [*IN[Field(place.works_in)], *EVERYWHERE]


def silence_of(role: str) -> Secrecy:
    return SILENT.get(Role(role), Secrecy.NONE)


class How(TextChoices):
    """How one knows that it is really this colleague who asks."""

    FACE = "face", _("We spoke face to face")
    PHONE = "phone", _("I called the number I knew already")


class What(TextChoices):
    """What is proposed about a chair that one person alone gives nobody and takes from nobody."""

    GIVE = "give", _("Gets a role")
    END = "end", _("Stops in a role")
    HAND_OVER = "hand_over", _("Takes over the managing")
