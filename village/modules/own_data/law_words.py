"""What the law file says to a wish to erase, in the reader's language: verdicts, grounds with their article, ways instead."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from village.modules.own_data.verdicts import Verdict
from village.modules.own_data.waiting import Mine
from village.trust.law.in_words import said
from village.trust.law.policy import Policy
from village.trust.vocabulary import DataKind


def time_to_answer(law: Policy) -> dict[str, str]:
    """Within how long somebody hears, and on which article."""
    told = law.value("subject_request")
    says = ngettext(
        "You hear within {number} month; when it is difficult, at most {more} months later.",
        "You hear within {number} months; when it is difficult, at most {more} months later.", told["months"],
    )  # fmt: skip
    says = says.format(number=told["months"], more=told["extension_months"])
    return {"says": says, "citation": said(law.citation("subject_request"))}


def what_is_erased(law: Policy) -> dict[str, str]:
    """In one sentence what the law lets go, and on which article; kind by kind it stands below."""
    if law.erasure.own_destruction:
        says = _("The law gives a right to have it destroyed. What has to stay all the same is named, with its article.")
    else:
        says = _("What no law keeps is erased when you ask it. What has to stay is named, with its article.")
    return {"says": says, "citation": said(law.citation("erasure"))}


def beside_verdicts(law: Policy, verdicts: Iterable[Verdict]) -> list[dict[str, Any]]:
    return [{"one": one, "label": one.kind.label, "ground": ground(law, one.because)} for one in verdicts]


def kept_in_words(law: Policy, kept: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of each kind that stays: why, on which article, and until when."""
    return [
        {"label": DataKind(row["kind"]).label, "ground": ground(law, row["ground"]), "key": row["ground"],
         "until": date.fromisoformat(row["until"])}
        for row in kept
    ]  # fmt: skip


def answered(law: Policy, one: Mine) -> dict[str, Any]:
    """An answer as who asked reads it."""
    return {"one": one, "kept": kept_in_words(law, one.kept), "instead": way(law, one.instead)}


def ground(law: Policy, key: str) -> dict[str, str]:
    """Its words and its article; empty for what may go."""
    language = get_language() or "en"
    found = next((one for one in law.erasure_grounds if one.key == key), None)
    return {"words": found.words.in_language(language), "citation": said(found.citation)} if found else {}


def way(law: Policy, key: str) -> str:
    found = next((one for one in law.erasure_alternatives if one.key == key), None)
    return found.words.in_language(get_language() or "en") if found else ""
