"""The shapes of the law's answers: who agrees, until when, which steps, which numbers to call."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from village.trust.law.ages import years_after
from village.trust.vocabulary import DataKind, Secrecy


class Consenter(StrEnum):
    """Whose yes is needed. CHILD is the person the record is about, at any age."""

    CHILD = "child"
    GUARDIANS = "guardians"


class GraveAct(StrEnum):
    """Acts for which a law file may ask a second person."""

    OPEN_IN_DANGER = "open_in_danger"
    SHARE_WITHOUT_CONSENT = "share_without_consent"
    TELL_FAMILY_LATER = "tell_family_later"
    LIFT_RESTRICTION = "lift_restriction"
    MERGE = "merge"
    ERASE = "erase"
    EXPORT_MANY = "export_many"


@dataclass(frozen=True)
class Phase:
    """Which kinds a guardian with authority sees from a day until (not including) another day."""

    kinds: frozenset[DataKind]
    from_date: date
    until_date: date


@dataclass(frozen=True)
class Words:
    """A sentence in the languages the law file gives; English when a language is missing."""

    by_language: dict[str, str]

    def in_language(self, language: str) -> str:
        short = language.split("-", maxsplit=1)[0]
        return self.by_language.get(short, self.by_language["en"])


@dataclass(frozen=True)
class DangerStep:
    key: str
    words: Words


@dataclass(frozen=True)
class Way:
    """What may still be done after somebody said no."""

    key: str
    words: Words


@dataclass(frozen=True)
class Erasure:
    """What the law of a place says to somebody who asks to erase."""

    months: int
    own_destruction: bool
    """An own right to have it destroyed, also before the term is over."""
    kept_by_law: frozenset[DataKind]
    """Kinds whose term has to run out first, whoever asks."""
    own_words_at_once: bool
    wait_days: int
    """Between the answer and erasing everything about oneself: afterwards nobody can sign in to read the answer."""


@dataclass(frozen=True)
class Ground:
    """A legal ground, with where it stands; `cited`: that place as people name it in other languages."""

    key: str
    words: Words
    citation: str
    cited: Words | None = None

    def in_full(self, language: str) -> str:
        """What it is and where it stands, in one language."""
        where = self.cited.in_language(language) if self.cited else self.citation
        return f"{self.words.in_language(language)} ({where})"


@dataclass(frozen=True)
class Receiver:
    """To whom a worry can go, under which duty of silence, and what is affirmed first."""

    key: str
    words: Words
    secrecy: Secrecy
    checks: tuple[str, ...]

    @property
    def works_here(self) -> bool:
        """Somebody of this village, chosen by name; not a service outside."""
        return self.key == "here"


@dataclass(frozen=True)
class DangerTerms:
    """How long an act can be changed, and when what is still open comes back."""

    locked_after_hours: int
    details_within_hours: int
    second_within_hours: int
    telling_review_days: int
    feedback_days: int


@dataclass(frozen=True)
class ConferenceBase(Ground):
    """On what a case conference rests. `reference`: say which law, leave or covenant; `family_first`: not without them."""

    reference: bool = False
    family_first: bool = False


@dataclass(frozen=True)
class ConferenceTerms:
    """How long a case conference lasts, when it closes, and when somebody looks again whether the family can be told."""

    at_most_days: int
    close_days: int
    review_days: int


@dataclass(frozen=True)
class HelpNumber:
    number: str
    words: Words


@dataclass(frozen=True)
class Term:
    """How long something is kept: years counted from `birth`, `last_contact` or `end_of_help`."""

    years: int
    counted_from: str
    and_after_last_contact: int = 0

    def ends_on(self, *, birth_date: date | None, last_contact: date) -> date | None:
        """The first day it is no longer kept; None without a birth date that is needed: a person decides."""
        if self.counted_from == "birth" and birth_date is None:
            return None
        start = birth_date if self.counted_from == "birth" and birth_date else last_contact
        return max(years_after(start, self.years), years_after(last_contact, self.and_after_last_contact))


@dataclass(frozen=True)
class LookingBack:
    """When a plan is looked at again with the family, and after how long a coach gets a gentle hint."""

    evaluation_months: int
    told_days_before: int
    at_most_days: int
    met_days: int
    heard_days: int
    known_days: int
