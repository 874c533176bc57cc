"""The questions that the code asks the law of a place. Where sources disagree, the stricter answer counts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from village.trust.law.ages import ADULT, birthday
from village.trust.law.answers import (
    ConferenceBase,
    ConferenceTerms,
    Consenter,
    DangerStep,
    DangerTerms,
    Erasure,
    GraveAct,
    Ground,
    HelpNumber,
    LookingBack,
    Phase,
    Receiver,
    Term,
    Way,
    Words,
)
from village.trust.law.parameters import LawFile, Parameter
from village.trust.vocabulary import DataKind, Role, Secrecy

A_MONTH = timedelta(days=365) / 12


@dataclass(frozen=True)
class Policy:
    """One law file, as answers. Every decision stores `version`."""

    file: LawFile

    @property
    def version(self) -> str:
        return self.file.version

    @property
    def jurisdiction(self) -> str:
        return self.file.jurisdiction

    def parameter(self, key: str) -> Parameter:
        return self.file.parameters[key]

    def value(self, key: str) -> Any:
        return self.parameter(key).value

    def citation(self, key: str) -> str:
        return self.parameter(key).citation

    def stale_parameters(self, on: date) -> tuple[Parameter, ...]:
        return tuple(parameter for parameter in self.file.parameters.values() if parameter.is_stale(on))

    def switch(self, name: str) -> bool:
        """Law that is still in motion: off until somebody checked that it is in force."""
        return bool(self.value(f"switch_{name}"))

    # who agrees, who sees

    def consenters(self, age: int | None, kind: DataKind) -> frozenset[Consenter]:
        """Everyone in the answer must agree. Age unknown: the young person and the guardians both."""
        if kind == DataKind.OWN_STORY:
            return frozenset({Consenter.CHILD})
        if age is None:
            return frozenset(Consenter)
        if age >= ADULT:
            return frozenset({Consenter.CHILD})
        row = next(row for row in self.value("consenters") if _covers(row, age, kind))
        return frozenset(Consenter(who) for who in row["who"])

    def guardian_phases(self, birth_date: date | None) -> tuple[Phase, ...]:
        """Without a birth date nobody can say when the guardian's view ends, so it does not start."""
        if birth_date is None:
            return ()
        return tuple(
            Phase(
                kinds=_kinds(row["kinds"]) - {DataKind.OWN_STORY},
                from_date=birthday(birth_date, row["from_age"]),
                until_date=birthday(birth_date, min(row["until_age"], ADULT)),
            )
            for row in self.value("guardian_phases")
            if row["from_age"] < ADULT
        )

    def digital_consenters(self, age: int | None) -> frozenset[Consenter]:
        """Who agrees to an optional online service. Asking for help never needs this."""
        if age is None:
            return frozenset(Consenter)
        if age >= self.digital_consent_age:
            return frozenset({Consenter.CHILD})
        return frozenset(Consenter(who) for who in self.value("digital_consent_below"))

    @property
    def own_plan_from(self) -> int:
        """From this age a young person may keep a small plan of their own that nobody else knows of."""
        return int(self.value("own_plan_from"))

    def may_share_with_school(self, kind: DataKind) -> bool:
        """May a care worker, with agreement, pass this on to a school?"""
        return kind in _kinds(self.value("school_kinds"))

    def may_send_abroad(self, kind: DataKind) -> bool:
        return kind in _kinds(self.value("cross_border")["send"])

    def may_receive_from_abroad(self, kind: DataKind) -> bool:
        return kind in _kinds(self.value("cross_border")["receive"])

    def transfer_note(self, other: str) -> Words | None:
        """What people read before something crosses the border to that place; None: nothing to say."""
        rows = self.value("transfer_notes")
        return next((Words(row["words"]) for row in rows if other in row["with"]), None)

    @property
    def after_a_no(self) -> tuple[Way, ...]:
        """What may still be done when somebody whose yes is asked says no (B3-4)."""
        return tuple(Way(row["key"], Words(row["words"])) for row in self.value("after_a_no"))

    # growing up

    @property
    def policy_ages(self) -> tuple[int, ...]:
        """Birthdays at which doors change (B3-9)."""
        return tuple(self.value("policy_ages"))

    @property
    def age_notice_days(self) -> int:
        return int(self.value("age_notice_days"))

    @property
    def presumed_capable_from(self) -> int:
        return int(self.value("own_capacity")["presumed_from"])

    def may_be_found_unable(self, age: int | None) -> bool:
        """May a reasoned finding say "not yet" about somebody of this age? Saying "able" may always (B3-11)."""
        if age is None or age < self.presumed_capable_from:
            return True
        return age < ADULT and self.value("own_capacity")["may_be_found"] == "both_ways"

    @property
    def guardians_know_first(self) -> bool:
        """Is what a school passes on inactive until those who raise the child know it? (C-27)"""
        return bool(self.value("passing_on")["guardians"])

    @property
    def child_knows_from(self) -> int:
        """From this age on the young person knows it first as well; 0: at every age."""
        return int(self.value("passing_on")["child_from"])

    # danger

    @property
    def danger_steps(self) -> tuple[DangerStep, ...]:
        return tuple(DangerStep(row["key"], Words(row["words"])) for row in self.value("danger_steps"))

    @property
    def danger_roles(self) -> frozenset[Role]:
        """Who may decide to share, or not to share, when somebody may be in danger."""
        return frozenset(Role(role) for role in self.value("danger_roles"))

    @property
    def danger_grounds(self) -> tuple[Ground, ...]:
        return _grounds(self.value("danger_grounds"))

    @property
    def danger_receivers(self) -> tuple[Receiver, ...]:
        return tuple(
            Receiver(row["key"], Words(row["words"]), Secrecy(row["secrecy"]), tuple(row["checks"]))
            for row in self.value("danger_receivers")
        )

    @property
    def danger_checks(self) -> dict[str, Words]:
        return {row["key"]: Words(row["words"]) for row in self.value("danger_checks")}

    @property
    def danger_first_steps(self) -> tuple[str, ...]:
        """Steps of the law that have a date before anything is shared."""
        return tuple(self.value("danger_first_steps"))

    @property
    def danger_terms(self) -> DangerTerms:
        return DangerTerms(**self.value("danger_terms"))

    @property
    def review_working_days(self) -> int:
        return int(self.value("mandate_review_working_days"))

    @property
    def emergency_roles(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.value("emergency_roles"))

    @property
    def lock_roles(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.value("lock_roles"))

    @property
    def mandate_hours(self) -> int:
        return int(self.value("mandate_hours")["default"])

    @property
    def mandate_hours_at_most(self) -> int:
        return int(self.value("mandate_hours")["at_most"])

    def second_person_needed(self, act: GraveAct) -> bool:
        return act in self.value("second_person_needed")

    @property
    def help_numbers(self) -> tuple[HelpNumber, ...]:
        return tuple(HelpNumber(row["number"], Words(row["words"])) for row in self.value("help_numbers"))

    # case conferences

    @property
    def conference_bases(self) -> tuple[ConferenceBase, ...]:
        return tuple(
            ConferenceBase(
                row["key"], Words(row["words"]), row["citation"], _cited(row), row["reference"], row["family_first"]
            )
            for row in self.value("conference_bases")
        )

    @property
    def conference_roles(self) -> frozenset[Role]:
        """Who may convene one, about somebody they work with already."""
        return frozenset(Role(role) for role in self.value("conference_roles"))

    @property
    def conference_secrecy(self) -> frozenset[Secrecy]:
        """Under which duties of silence somebody may sit in."""
        return frozenset(Secrecy(one) for one in self.value("conference_secrecy"))

    @property
    def conference_terms(self) -> ConferenceTerms:
        return ConferenceTerms(**self.value("conference_terms"))

    # terms and numbers

    def retention(self, kind: DataKind) -> Term:
        terms = [self.value(key) for key in self.file.parameters if key.startswith("retention_")]
        row = next(row for row in terms if kind in _kinds(row["kinds"]))
        return Term(row["years"], row["counted_from"], row["and_after_last_contact"])

    def retention_years(self, kind: DataKind) -> int:
        return self.retention(kind).years

    @property
    def past_assignment_years(self) -> int:
        return int(self.value("past_assignment_years"))

    @property
    def log_retention_years(self) -> int:
        return int(self.value("log_retention_years"))

    @property
    def max_consent_months(self) -> int:
        return int(self.value("max_consent_months"))

    def consent_ends(self, moment: datetime) -> datetime:
        """The latest end of a consent that begins then; a month is a twelfth of 365 days."""
        return moment + self.max_consent_months * A_MONTH

    @property
    def consent_reminder_days(self) -> int:
        return int(self.value("consent_reminder_days"))

    @property
    def handover_answer_hours(self) -> int:
        """Working hours in which somebody takes on what is handed over, or says why not."""
        return int(self.value("handover")["answer_hours"])

    @property
    def handover_first_contact_days(self) -> int:
        return int(self.value("handover")["first_contact_days"])

    @property
    def handover_beside_days_at_most(self) -> int:
        return int(self.value("handover")["beside_days_at_most"])

    @property
    def safety_note_months(self) -> int:
        """So far away at most is the day before which a safety note is read again."""
        return int(self.value("safety_note")["months_at_most"])

    @property
    def attendance_days(self) -> int:
        """So many days it is known who was at a group on a day."""
        return int(self.value("taking_part")["attendance_days"])

    @property
    def looking_back(self) -> LookingBack:
        """When a plan is looked at again (P-06, P-12)."""
        return LookingBack(**self.value("looking_back"))

    @property
    def smallest_count(self) -> int:
        return int(self.value("smallest_count")["shown"])

    @property
    def breach_hours(self) -> int:
        """Within so many hours the authority hears about a leak."""
        return int(self.value("breach_hours"))

    @property
    def second_readers(self) -> frozenset[Role]:
        """Of whom one is named to read along before an answer to an access request goes out (B3-24)."""
        return frozenset(Role(role) for role in self.value("access_answer")["second_roles"])

    @property
    def access_key_days(self) -> int:
        """So many days after its term at most the key to prepare an answer lasts; it ends when it is delivered."""
        return int(self.value("access_answer")["key_days"])

    @property
    def hidden_grounds(self) -> tuple[Ground, ...]:
        """Why a passage is hidden in an answer; people read the reason, never what was hidden."""
        return _grounds(self.value("access_hidden_grounds"))

    @property
    def erasure(self) -> Erasure:
        """What somebody who asks to erase may expect of this law (B3-26)."""
        told = self.value("erasure")
        kept = _kinds(told["kept_by_law"])
        return Erasure(told["months"], told["own_destruction"], kept, told["own_words_at_once"], told["wait_days"])

    @property
    def erasure_grounds(self) -> tuple[Ground, ...]:
        return _grounds(self.value("erasure_grounds"))

    @property
    def erasure_alternatives(self) -> tuple[Way, ...]:
        return tuple(Way(row["key"], Words(row["words"])) for row in self.value("erasure_alternatives"))

    @property
    def digital_consent_age(self) -> int:
        return int(self.value("digital_consent_age"))

    @property
    def second_reading(self) -> bool:
        return bool(self.value("second_reading"))


def both_allow(sender: Policy, receiver: Policy, kind: DataKind) -> bool:
    """Sharing across a border needs the law of both sides; within one jurisdiction there is no border."""
    if sender.jurisdiction == receiver.jurisdiction:
        return True
    return sender.may_send_abroad(kind) and receiver.may_receive_from_abroad(kind)


def _covers(row: dict[str, Any], age: int, kind: DataKind) -> bool:
    return row["from_age"] <= age < row["until_age"] and kind in _kinds(row["kinds"])


def _kinds(names: list[str]) -> frozenset[DataKind]:
    return frozenset(DataKind[name.upper()] for name in names)


def _grounds(rows: list[dict[str, Any]]) -> tuple[Ground, ...]:
    return tuple(Ground(row["key"], Words(row["words"]), row["citation"], _cited(row)) for row in rows)


def _cited(row: dict[str, Any]) -> Words | None:
    return Words({"en": row["citation"], **row["cited"]}) if "cited" in row else None
