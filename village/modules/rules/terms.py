"""Terms of the law file in plain words, with their number and where the law says so. Nobody changes them on a page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from village.trust.law.in_words import said
from village.trust.law.parameters import Parameter
from village.trust.law.policy import Policy

KEEPING = "retention_"


@dataclass(frozen=True)
class Term:
    says: str | Promise
    number: int | None
    citation: str
    holds_from: date
    looked_at: date


def _whole(value: Any) -> int:
    return int(value)


ASKED: dict[str, tuple[Promise, Callable[[Any], int]]] = {
    "max_consent_months": (_("Months that a yes lasts at most"), _whole),
    "consent_reminder_days": (_("Days before its end on which one is asked again"), _whole),
    "age_notice_days": (_("Days before a birthday at which doors change"), _whole),
    "subject_request": (_("Months to answer who asks what is kept about them"), lambda value: int(value["months"])),
    "breach_hours": (_("Hours to tell the authority about a leak"), _whole),
    "mandate_hours": (_("Hours that a door opened in danger stays open"), lambda value: int(value["default"])),
    "mandate_review_working_days": (_("Working days until one looks back at a door opened in danger"), _whole),
    "past_assignment_years": (_("Years in which who worked with somebody still reads the own notes"), _whole),
    "log_retention_years": (_("Years that a line of the logbook stays after what it speaks of"), _whole),
}
"""What a village asks first of its law: deadlines."""


def terms_of_law(law: Policy) -> list[Term]:
    """Deadlines, then how long each kind of thing is kept."""
    found = law.file.parameters
    deadlines = [_term(found[key], says, number(found[key].value)) for key, (says, number) in ASKED.items()]
    return deadlines + [_term(one, said(one.wording)) for key, one in found.items() if key.startswith(KEEPING)]


def _term(one: Parameter, says: str | Promise, number: int | None = None) -> Term:
    citation = said(one.citation) if one.citation != "None" else ""
    return Term(says, number, citation, one.valid_from, one.checked_on)
