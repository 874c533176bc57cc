"""What the law file says to a wish to erase, in the reader's language: verdicts, grounds with their article, ways instead."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import get_language

from village.modules.own_data.verdicts import Verdict
from village.modules.own_data.waiting import Mine
from village.trust.law.policy import Policy
from village.trust.vocabulary import DataKind


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
    return {"words": found.words.in_language(language), "citation": found.citation} if found else {}


def way(law: Policy, key: str) -> str:
    found = next((one for one in law.erasure_alternatives if one.key == key), None)
    return found.words.in_language(get_language() or "en") if found else ""
