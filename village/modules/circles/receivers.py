"""From consents and eyes to what people read: one block per receiver, with open and closed eyes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.foundation.time_range import forever
from village.modules.circles.queries import DANGER, GUARDIAN, SHARED, TOGETHER, Eye
from village.trust.consent.models import Consent
from village.trust.vocabulary import DataKind, Role
from village.ui.cards import Named

CATS = {GUARDIAN: "home", TOGETHER: "home", SHARED: "place", DANGER: "warn"}


@dataclass
class Shared:
    """One consent, in words: what it shows, and where to stop it."""

    consent_id: UUID
    label: str
    url: str
    stop_url: str
    until: datetime | None


@dataclass
class Receiver:
    """A person or an organisation that can see something, by what right, and what it cannot see."""

    name: str
    role: str
    because: str
    cat: str = "place"
    kinds: int = 0
    things: list[Shared] = field(default_factory=list)
    readers: list[str] = field(default_factory=list)
    face: UUID | None = None
    shut_out: bool = False
    """The family keeps this person out: what was agreed counts again only when they let them in."""

    @property
    def sees(self) -> list[tuple[str, bool]]:
        """Each kind with an open or a closed eye; nothing but closed eyes when only single things are shared."""
        return [(str(kind.label), bool(self.kinds & (1 << kind))) for kind in DataKind] if self.kinds else []


def receivers_of(
    consents: Iterable[Consent], eyes: list[Eye], named: Mapping[UUID, Named], shut: Mapping[UUID, str] | None = None,
    *, me: UUID | None,
) -> list[Receiver]:  # fmt: skip
    """Everybody something was shared with, the last one first. `shut`: the names of those who are kept out.

    `me`: who reads it, as a subject. What a young person told for themself only they stop sharing.
    """
    found: dict[UUID | None, Receiver] = {}
    for consent in consents:
        key = consent.to_organisation_id or consent.to_person_id
        through = [eye for eye in eyes if eye.via == SHARED and _opened_by(consent, eye)]
        receiver = found.setdefault(key, _receiver(consent, eyes, shut or {}))
        receiver.kinds |= _mask(consent)
        receiver.things.append(_shared(consent, named, me))
        names = [eye.name for eye in through if consent.to_organisation_id]
        receiver.readers += [name for name in names if name not in receiver.readers]
    return list(found.values())


def family_and_law(eyes: list[Eye], own: frozenset[UUID]) -> list[Receiver]:
    """Who sees something without a consent: guardians, who owns it with you, and danger or law."""
    because = {
        TOGETHER: _("It is yours together."),
        GUARDIAN: _("They are a guardian. The law of the place says what guardians see."),
        DANGER: _("Someone may be in danger, or the law asks it. It ends by itself."),
    }
    return [
        Receiver(eye.name, _role(eye), because[eye.via], CATS[eye.via], eye.kinds, face=eye.face)
        for eye in eyes
        if eye.via in because and eye.reader_id not in own
    ]


def _receiver(consent: Consent, eyes: list[Eye], shut: Mapping[UUID, str]) -> Receiver:
    organisation = consent.to_organisation
    if organisation:
        return Receiver(
            organisation.name, str(organisation.get_works_in_display()),
            _("You share with this organisation. Only the people it assigned to you read it."), "care",
        )  # fmt: skip
    eye = next((one for one in eyes if one.reader_id == consent.to_person_id), None)
    if eye:
        return Receiver(eye.name, _role(eye), _("You share with this person."), face=eye.face)
    if consent.to_organisation_id:
        return Receiver(_("An organisation"), "", _("You share with this organisation."), "care")
    name = shut.get(consent.to_person_id, _("Somebody who sees nothing now")) if consent.to_person_id else ""
    return Receiver(name, "", _("You keep this person out, so they see nothing."), "quiet", shut_out=True)


def _opened_by(consent: Consent, eye: Eye) -> bool:
    if eye.item_id != consent.item_id:
        return False
    if consent.to_organisation_id:
        return eye.organisation_id == consent.to_organisation_id
    return eye.reader_id == consent.to_person_id


def _shared(consent: Consent, named: Mapping[UUID, Named], me: UUID | None) -> Shared:
    until = None if consent.until >= forever() else consent.until
    theirs = consent.kind == DataKind.OWN_STORY and consent.subject_id != me
    stop = "" if theirs else reverse("circles:stop_sharing", args=[consent.pk])
    if consent.item_id is None:
        return Shared(consent.pk, in_a_row(DataKind(kind).label for kind in consent.kinds), "", stop, until)
    name = named.get(consent.item_id)
    if name:
        return Shared(consent.pk, name.label, name.url, "" if theirs else name.stop_url or stop, until)
    words = _("One single thing: {kind}").format(kind=DataKind(consent.kind).label)
    return Shared(consent.pk, words, "", stop, until)


def _mask(consent: Consent) -> int:
    return sum(1 << kind for kind in set(consent.kinds)) if consent.item_id is None else 0


def _role(eye: Eye) -> str:
    role = str(Role(eye.role).label) if eye.role else ""
    return " · ".join(part for part in (role, eye.organisation) if part)
