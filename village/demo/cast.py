"""The people of the two demo villages, all invented: who they are, where they work, whose guardian they are.

The same cast as in the design and in the tests. Ages are counted from today, so that Yara is always fourteen.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from village.trust.vocabulary import Role, Secrecy

DOOR, SCHOOL, LOODS, CARE, TOWN = "door", "school", "loods", "care", "town"


@dataclass(frozen=True)
class Someone:
    """A person of the demo. Who has an account can be entered from the demo page or plays in a story."""

    slug: str
    name: str
    language: str = "nl"
    age: int | None = None
    phone: str = ""
    account: bool = True

    def born(self, today: date) -> date | None:
        """Half a year from a birthday, so that nobody gets older while the demo is looked at."""
        return None if self.age is None else today.replace(day=1) - timedelta(days=365.25 * self.age + 180)


@dataclass(frozen=True)
class Chair:
    """Somebody works somewhere, as what, and under which duty of silence."""

    who: str
    where: str
    role: Role
    secrecy: Secrecy = Secrecy.NONE
    on_duty: bool = False


@dataclass(frozen=True)
class Organisation:
    slug: str
    name: str
    works_in: str
    phone: str


@dataclass(frozen=True)
class DemoVillage:
    """What a village needs before its first story can begin."""

    id: UUID
    slug: str
    name: str
    jurisdiction: str
    country: str
    region: str
    time_zone: str
    languages: tuple[str, ...]
    brand_hue: int
    brand_strength: str
    opens: tuple[time, time]
    people: tuple[Someone, ...]
    organisations: tuple[Organisation, ...]
    chairs: tuple[Chair, ...]
    guardians: tuple[tuple[str, str], ...]
    family: tuple[str, ...]


WILGENDAAL = DemoVillage(
    id=UUID("019b0000-0000-7000-8000-000000000001"),
    slug="wilgendaal",
    name="Wilgendaal",
    jurisdiction="be-flanders",
    country="BE",
    region="Flemish",
    time_zone="Europe/Brussels",
    languages=("nl", "fr", "en", "ar"),
    brand_hue=166,
    brand_strength="0.075",
    opens=(time(9), time(17)),
    people=(
        Someone("hanne", "Hanne Moreels", phone="0470 00 01 01"),
        Someone("bram", "Bram Tack", phone="0470 00 01 02"),
        Someone("mieke", "Mieke Goossens"),
        Someone("fatou", "Fatou Diallo", language="fr"),
        Someone("els", "Els De Wilde"),
        Someone("karim", "Karim Aydin"),
        Someone("jonas", "Jonas Adeyemi", language="en", phone="0470 00 01 05"),
        Someone("nele", "Nele Baert"),
        Someone("oona", "Oona Smet"),
        Someone("griet", "Griet Claes"),
        Someone("kobe", "Kobe Pauwels"),
        Someone("pia", "Pia Lemmens"),
        Someone("leila", "Leïla Benali", phone="0470 00 02 01"),
        Someone("yara", "Yara Benali", age=14, phone="0470 00 02 02"),
        Someone("sami", "Sami Benali", age=9, account=False),
        Someone("fatna", "Fatna Benali", language="ar"),
        Someone("rachid", "Rachid Haddad"),
        Someone("hamid", "Hamid Rostami", phone="0470 00 02 05"),
        Someone("amir", "Amir Rostami", age=9, account=False),
        Someone("mira", "Mira Peeters", phone="0470 00 02 11"),
        Someone("wout", "Wout Peeters", age=8, account=False),
        Someone("imani", "Imani Okoro", language="en", age=19, phone="0470 00 02 07"),
        Someone("tom", "Tom Vets"),
    ),
    organisations=(
        Organisation(DOOR, "Huis van het Kind", "contact_point", "09 000 01 00"),
        Organisation(SCHOOL, "De Kiem", "school", "09 000 01 10"),
        Organisation(LOODS, "De Loods", "youth_work", "09 000 01 20"),
        Organisation(CARE, "Amarant", "care", "09 000 01 30"),
        Organisation(TOWN, "Stad Wilgendaal", "municipality", "09 000 01 40"),
    ),
    chairs=(
        Chair("hanne", DOOR, Role.CONTACT_PERSON, Secrecy.PROFESSIONAL, on_duty=True),
        Chair("bram", DOOR, Role.CONTACT_PERSON, Secrecy.PROFESSIONAL, on_duty=True),
        Chair("mieke", DOOR, Role.SUPERVISOR, Secrecy.PROFESSIONAL),
        Chair("fatou", DOOR, Role.COACH, Secrecy.PROFESSIONAL),
        Chair("els", SCHOOL, Role.TEACHER, Secrecy.OFFICIAL),
        Chair("karim", SCHOOL, Role.SCHOOL_LEAD, Secrecy.OFFICIAL),
        Chair("jonas", LOODS, Role.YOUTH_WORKER),
        Chair("nele", CARE, Role.COUNSELLOR, Secrecy.PROFESSIONAL),
        Chair("oona", CARE, Role.CARE_WORKER, Secrecy.PROFESSIONAL),
        Chair("griet", TOWN, Role.MANAGER),
        Chair("kobe", TOWN, Role.KEEPER),
        Chair("pia", TOWN, Role.PRIVACY_OFFICER),
    ),
    guardians=(("leila", "yara"), ("leila", "sami"), ("hamid", "amir"), ("mira", "wout")),
    family=("leila", "yara", "sami"),
)

VAL_DES_TILLEULS = DemoVillage(
    id=UUID("019b0000-0000-7000-8000-000000000002"),
    slug="val-des-tilleuls",
    name="Val-des-Tilleuls",
    jurisdiction="france",
    country="FR",
    region="",
    time_zone="Europe/Paris",
    languages=("fr", "en", "ar"),
    brand_hue=338,
    brand_strength="0.115",
    opens=(time(9), time(17)),
    people=(
        Someone("claire", "Claire Fontaine", language="fr", phone="06 00 00 01 01"),
        Someone("paul", "Paul Garnier", language="fr"),
        Someone("lucie", "Lucie Morel", language="fr", phone="06 00 00 01 03"),
        Someone("nadia", "Nadia Mercier", language="fr"),
        Someone("hugo", "Hugo Mercier", language="fr", age=13),
    ),
    organisations=(
        Organisation(DOOR, "Maison des familles", "contact_point", "03 00 00 02 00"),
        Organisation(SCHOOL, "École des Tilleuls", "school", "03 00 00 02 10"),
        Organisation(TOWN, "Mairie de Val-des-Tilleuls", "municipality", "03 00 00 02 40"),
    ),
    chairs=(
        Chair("claire", DOOR, Role.CONTACT_PERSON, Secrecy.PROFESSIONAL, on_duty=True),
        Chair("paul", TOWN, Role.KEEPER),
        Chair("lucie", SCHOOL, Role.TEACHER, Secrecy.OFFICIAL),
    ),
    guardians=(("nadia", "hugo"),),
    family=("nadia", "hugo"),
)

VILLAGES = (WILGENDAAL, VAL_DES_TILLEULS)
