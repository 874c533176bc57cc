"""What must be there before the first story begins: villages, hours, organisations, people, chairs, guardians.

Written as the owner of the tables, because no action makes these rows yet.
"""

from dataclasses import dataclass, field
from datetime import date

from allauth.account.models import EmailAddress

from village.demo.cast import DOOR, DemoVillage, Someone
from village.foundation.time_range import LONG_AGO
from village.trust.directory.models import Agreement, Membership, Organization
from village.trust.law.policies import policy_for
from village.trust.people.models import Account, Family, FamilyOwner, Guardianship, Person, Subject
from village.trust.people.records import start_of
from village.trust.villages.models import OpeningHours, Village

MODULES = [
    "help_requests", "promises", "circles", "channels", "handovers", "danger", "own_data", "talks",
    "papers", "waiting", "family_plans", "agreements", "meetings",
    "safety_notes", "passing_on", "colleagues", "fidelity", "pit", "wellbeing_teams", "taking_part",
    "conferences", "own_questions", "network", "enrolment", "rules", "faces",
]  # fmt: skip
WORKDAYS = range(1, 6)


@dataclass
class Laid:
    """A village with its people and organisations, by the short names of the cast."""

    village: Village
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organization] = field(default_factory=dict)


def lay_out(plan: DemoVillage, slug: str, today: date) -> Laid:
    laid = Laid(_village(plan, slug))
    _organisations(laid, plan)
    for someone in plan.people:
        laid.people[someone.slug] = _person(laid, plan, someone, today)
    _chairs(laid, plan)
    for guardian, child in plan.guardians:
        _guardian(laid, guardian, child, today)
    _family(laid, plan)
    return laid


def _village(plan: DemoVillage, slug: str) -> Village:
    village = Village.objects.create(
        id=plan.id, slug=slug, name=plan.name, jurisdiction=plan.jurisdiction, country=plan.country,
        region=plan.region, time_zone=plan.time_zone, languages=list(plan.languages), modules=MODULES,
        brand_hue=plan.brand_hue, brand_strength=plan.brand_strength,
    )  # fmt: skip
    opens, closes = plan.opens
    OpeningHours.unscoped.bulk_create(
        OpeningHours(village=village, weekday=day, opens=opens, closes=closes) for day in WORKDAYS
    )
    return village


def _organisations(laid: Laid, plan: DemoVillage) -> None:
    """The contact point agreed with everybody how they share."""
    for one in plan.organisations:
        laid.organisations[one.slug] = Organization.unscoped.create(
            village=laid.village, name=one.name, works_in=one.works_in, phone=one.phone,
            jurisdiction=plan.jurisdiction, is_contact_point=one.slug == DOOR,
        )  # fmt: skip
    door, *others = laid.organisations.values()
    for number, other in enumerate(others, start=1):
        Agreement.unscoped.create(
            village=laid.village, first=door, second=other, from_at=LONG_AGO,
            reference=f"{plan.name}, {door.name} & {other.name}, {number}",
        )  # fmt: skip


def _person(laid: Laid, plan: DemoVillage, someone: Someone, today: date) -> Person:
    account = _account(plan, someone) if someone.account else None
    person: Person = Person.unscoped.create(
        village=laid.village, subject=Subject.unscoped.create(village=laid.village), account=account,
        name=someone.name, birth_date=someone.born(today), language=someone.language, phone=someone.phone,
        email=account.email if account else "",
    )  # fmt: skip
    return person


def _account(plan: DemoVillage, someone: Someone) -> Account:
    """Without a password: who wants to come in uses the demo page, or a code by mail as everybody does."""
    address = address_of(plan.slug, someone.slug)
    account, made = Account.objects.get_or_create(
        username=address, defaults={"email": address, "language": someone.language}
    )
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
        EmailAddress.objects.create(user=account, email=address, verified=True, primary=True)
    return account


def address_of(village: str, who: str) -> str:
    """`.example` exists nowhere, so no mail of the demo can reach anybody (RFC 2606)."""
    return f"{who}@{village}.example"


def _chairs(laid: Laid, plan: DemoVillage) -> None:
    for chair in plan.chairs:
        person = laid.people[chair.who]
        Membership.unscoped.create(
            village=laid.village, organisation=laid.organisations[chair.where], person=person, role=chair.role,
            secrecy=chair.secrecy, public_name=person.name, public_phone=person.phone, on_duty=chair.on_duty,
            from_at=LONG_AGO,
        )  # fmt: skip


def _guardian(laid: Laid, guardian: str, child: str, today: date) -> None:
    """One row per age that the law of the village knows."""
    policy = policy_for(laid.village.jurisdiction, today)
    ward = laid.people[child]
    for phase in policy.guardian_phases(ward.birth_date):
        Guardianship.unscoped.create(
            village=laid.village, subject_id=ward.subject_id, child=ward, guardian=laid.people[guardian],
            authority="parent", evidence="birth certificate, seen by the contact point",
            kinds=sorted(phase.kinds), from_at=start_of(phase.from_date), until=start_of(phase.until_date),
            law_version=policy.version,
        )  # fmt: skip


def _family(laid: Laid, plan: DemoVillage) -> None:
    subject = Subject.unscoped.create(village=laid.village, whose=Subject.Whose.FAMILY)
    name = laid.people[plan.family[0]].name.split()[-1]
    family = Family.unscoped.create(village=laid.village, subject=subject, name=name)
    for owner in plan.family:
        FamilyOwner.unscoped.create(
            village=laid.village, subject=subject, family=family, person=laid.people[owner], from_at=LONG_AGO
        )
