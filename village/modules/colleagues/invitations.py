"""Inviting a colleague: by a mail that says nothing, with a signed link for one purpose and for one address."""

from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.db import connection
from django.urls import reverse

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.link_mail import village_address
from village.modules.colleagues.problems import InvitedAlready, InvitedOften
from village.modules.colleagues.words import LINK_LIVES, MOST_A_DAY, silence_of
from village.modules.help_requests.team import asked_of_the_lock
from village.trust.notices.models import Notice
from village.trust.people.records import new_person
from village.trust.vocabulary import NotAllowed

SALT = "village.colleagues.invitation"
PROBLEMS = {"already": InvitedAlready, "many": InvitedOften}


@dataclass(frozen=True)
class Invited:
    """Whom, as what, and what families will read."""

    email: str
    role: str
    name: str
    phone: str = ""


@dataclass(frozen=True)
class Mine:
    """The invitation that the signed-in account can accept."""

    pk: UUID
    name: str
    email: str
    organisation: str


def invite(organisation_id: UUID, whom: Invited) -> UUID:
    """Nobody looks up whose address it is: the same happens for each."""
    key = uuid7()
    said = asked_of_the_lock(
        "SELECT app.invite_colleague(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [key, organisation_id, whom.email.strip(), whom.role, silence_of(whom.role), whom.name.strip(), whom.phone.strip(),
         now() + LINK_LIVES, MOST_A_DAY],
    )  # fmt: skip
    if said in PROBLEMS:
        raise PROBLEMS[said]
    return key


def take_back(invitation_id: UUID) -> None:
    if not asked_of_the_lock("SELECT app.take_invitation_back(%s)", [invitation_id]):
        raise NotAllowed("no open invitation of yours")


def link_to(invitation_id: UUID, village_slug: str) -> str:
    """Signed, so that nobody makes one; what it opens is only the button that accepts it."""
    return village_address(f"/{village_slug}{reverse('colleagues:come', args=[_signer().sign(invitation_id.hex)])}")


def behind(token: str) -> UUID | None:
    """None: not one of ours."""
    try:
        return UUID(_signer().unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def for_me(invitation_id: UUID) -> Mine | None:
    """For the account that proved the address it was sent to, and for nobody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.invitation_for_me(%s)", [invitation_id])
        found = cursor.fetchone()
    return Mine(*found) if found else None


def accept(mine: Mine, *, is_new: bool, language: str) -> bool:
    """A chair for me; an account that has no name in this village yet gets the one it was invited by."""
    if is_new:
        new_person(name=mine.name, language=language, email=mine.email)
    said = asked_of_the_lock(
        "SELECT app.accept_invitation(%s, %s, %s, %s)", [mine.pk, uuid7(), Notice.Code.FAMILY_TOLD, "colleagues/"]
    )
    return bool(said == "in")


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT, sep="~")
