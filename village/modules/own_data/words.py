"""The words of a copy: what tables and columns are called for people. What has no word here keeps its own name."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

TABLES: dict[str, Promise] = {
    "people.Person": _("Who you are and how to reach you"),
    "people.Family": _("What your family is called here"),
    "people.FamilyOwner": _("Who belongs to your family here"),
    "people.Guardianship": _("Who is parent or guardian"),
    "consent.Consent": _("With whom something is or was shared"),
    "consent.Assignment": _("Who works or worked on it"),
    "consent.Restriction": _("Who may not see something"),
    "consent.Mandate": _("Who looked because of danger or the law"),
    "notices.Notice": _("News you were sent"),
    "directory.Membership": _("Where you work"),
    "help_requests.HelpRequest": _("Questions"),
    "help_requests.RequestStep": _("What was said and done"),
    "promises.Promise": _("Promises"),
    "promises.PromiseChange": _("Promises that got another date"),
    "own_data.Recorded": _("Noted in the records of an organisation too"),
    "own_data.Correction": _("Corrections you asked for"),
}
COLUMNS: dict[str, Promise] = {
    "created_at": _("Written down on"),
    "audience": _("For whom"),
    "author": _("Written by"),
    "name": _("Name"),
    "birth_date": _("Date of birth"),
    "language": _("Language"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "account": _("Signs in"),
    "from_at": _("From"),
    "until": _("Until"),
    "kinds": _("What it is about"),
    "child": _("Child"),
    "guardian": _("Parent or guardian"),
    "authority": _("As what"),
    "evidence": _("Shown as proof"),
    "given_by": _("Given by"),
    "to_person": _("To whom"),
    "to_organisation": _("To which organisation"),
    "rights": _("What they may do"),
    "purpose": _("What for"),
    "reaches_back": _("Also what was written before"),
    "withdrawn_at": _("Stopped on"),
    "notice": _("The words that were read"),
    "how": _("How it was agreed"),
    "organisation": _("Organisation"),
    "person": _("Who"),
    "reason": _("Reason"),
    "kept_until": _("Own notes are kept until"),
    "against_person": _("Who may not see it"),
    "set_by": _("Set by"),
    "because": _("Because"),
    "words": _("Words"),
    "lifted_at": _("Lifted on"),
    "ground": _("On what ground"),
    "second_person": _("Second person"),
    "told_at": _("You were told on"),
    "review_on": _("Looked at again on"),
    "code": _("About"),
    "path": _("Where it can be opened"),
    "read_at": _("Read on"),
    "role": _("Work"),
    "secrecy": _("Duty of silence"),
    "public_name": _("Name others see"),
    "public_phone": _("Phone others see"),
    "on_duty": _("On duty"),
    "number": _("Number"),
    "route": _("Asked how"),
    "asker": _("Asked as"),
    "asker_name": _("Asked by"),
    "asker_place": _("Works at"),
    "called_name": _("First name of the child"),
    "life_areas": _("What it is about"),
    "goes_well": _("What goes well"),
    "hard": _("What is hard, or what is wished for"),
    "reach_by": _("How to reach"),
    "reach_where": _("Where to reach"),
    "asked_at": _("Asked on"),
    "answer_by": _("Answer promised before"),
    "owner": _("Who has it"),
    "taken_up_at": _("Taken up on"),
    "closed_at": _("Closed on"),
    "outcome": _("How it ended"),
    "what": _("What"),
    "done_at": _("When"),
    "author_name": _("By"),
    "made_at": _("Made on"),
    "warn_at": _("Ends soon from"),
    "due_at": _("Before when"),
    "kept_at": _("Kept on"),
    "kept_by": _("Kept by"),
    "let_go_at": _("No longer needed since"),
    "old_due": _("First date"),
    "new_due": _("New date"),
    "changed_at": _("Changed on"),
    "place": _("Where"),
    "reference": _("Reference"),
    "recorded_at": _("Noted on"),
}

VALUES: dict[str, Promise] = {
    "parent": _("parent"),
    "own login": _("signed in oneself"),
    "without account": _("without an account"),
    "on duty": _("was on duty"),
    "took it up": _("took it up"),
}
"""What stands in the records in short, for people."""


def value_in_words(column: str, raw: str) -> str:
    """A word of our own, or what was written."""
    if column == "language":
        return str(dict(settings.LANGUAGES).get(raw, raw))
    return str(VALUES.get(raw, raw))


def title_of(model: type[Any]) -> str:
    meta = model._meta
    return capfirst(str(TABLES.get(meta.label) or meta.verbose_name_plural))


def column_title(column: models.Field[Any, Any]) -> str:
    known = COLUMNS.get(column.name)
    return str(known) if known else capfirst(str(column.verbose_name))
