"""Two documents that the code writes itself: who may see what, and which data are kept. CI fails when stale."""

import inspect
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import override

from village.config.places import ROOT
from village.trust.access.rules import RULES
from village.trust.law.policies import jurisdictions, policy_for
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import (
    About,
    AboutFamily,
    Audience,
    DataKind,
    Internal,
    KeptBy,
    OfVillage,
    PartOf,
    Right,
    RunBy,
)

LAW_DAY = "2026-11-22"


def documents() -> dict[str, str]:
    """File name under docs/ and its text, in English whatever the reader speaks."""
    with override("en"):
        return {"who-may-see-what.md": who_may_see_what(), "data-register.md": data_register()}


def write_documents() -> None:
    for name, text in documents().items():
        (ROOT / "docs" / name).write_text(text)


def stale_documents() -> list[str]:
    """Documents that no longer say what the code does."""
    return [name for name, text in documents().items() if _read(name) != text]


def _read(name: str) -> str:
    path = ROOT / "docs" / name
    return path.read_text() if path.exists() else ""


def our_models() -> list[type[models.Model]]:
    found = [model for model in apps.get_models() if model.__module__.startswith("village.")]
    return sorted(found, key=lambda model: model._meta.label)


def who_may_see_what() -> str:
    lines = [
        "# Who may see what",
        "",
        "Written by `village docs` from `village/trust/access/rules.py` and the `protection` of each record.",
        "",
        "## Four keys open data about a person, and no others",
        "",
    ]
    for number, rule in enumerate(RULES, 1):
        explained = (inspect.getdoc(rule.keys) or "").replace("\n", " ")
        lines.append(f"{number}. **{rule.because}** {explained}".rstrip())
    lines += [
        "",
        "A restriction takes from every key but the first. No role opens a record: not team leader, keeper or manager.",
        "A professional needs the second factor before any key works. Every look is a line in the logbook first.",
        "",
        "## What a record tells, and for whom it was written",
        "",
        *[f"- kind {kind.value}: {kind.label}" for kind in DataKind],
        "",
        *[f"- audience {audience.value}: {audience.label}" for audience in Audience],
        "",
        f"Rights: {', '.join(right.name.lower() for right in Right if right.name)}.",
        "",
        "## Each table",
        "",
        "| record | who opens it |",
        "| --- | --- |",
    ]
    lines += [f"| {model._meta.label} | {_opens(model)} |" for model in our_models()]
    return "\n".join([*lines, ""])


def data_register() -> str:
    lines = [
        "# Data register",
        "",
        "Written by `village docs` from the models. Sealed: stored as AES-256-GCM with the key of the person.",
        "",
        "How long records are kept (working values of the law files on " + LAW_DAY + ", years):",
        "",
        "| kind | " + " | ".join(jurisdictions()) + " |",
        "| --- |" + " --- |" * len(jurisdictions()),
    ]
    day = models.DateField().to_python(LAW_DAY)
    for kind in DataKind:
        years = [str(policy_for(place, day).retention_years(kind)) for place in jurisdictions()]
        lines.append(f"| {kind.label} | {' | '.join(years)} |")
    for model in our_models():
        lines += ["", f"## {model._meta.label}", "", _first_line(model), "", f"{_opens(model)}", ""]
        lines += ["| field | holds | sealed |", "| --- | --- | --- |"]
        lines += [_field_row(field) for field in model._meta.concrete_fields]
    return "\n".join([*lines, ""])


def _first_line(model: type[models.Model]) -> str:
    return (inspect.getdoc(model) or "").split("\n")[0]


def _field_row(field: Any) -> str:
    holds = str(field.verbose_name)
    if field.help_text:
        holds += f" ({field.help_text})"
    return f"| {field.name} | {holds} | {'yes' if isinstance(field, SealedText) else ''} |"


def _opens(model: type[models.Model]) -> str:
    shape: Any = model.protection  # type: ignore[attr-defined]
    match shape:
        case About(kind) | AboutFamily(kind):
            which = f"kind “{kind.label}”" if isinstance(kind, DataKind) else f"of the kind in `{kind}`"
            return f"The four keys, {which}."
        case PartOf(whole):
            return f"Exactly like its {whole.replace('_', ' ')}."
        case RunBy(_, open_when, public_when):
            wider = "; everybody" if public_when else "; the village" if open_when else ""
            when = public_when or open_when
            return f"Members of the organisation and the keeper{wider}{f' when `{when}`' if when else ''}."
        case OfVillage(public):
            return "Everybody." if public else "Everybody who belongs to the village; the keeper keeps it."
        case KeptBy(author):
            return f"Only the person in `{author}`."
        case Internal(because):
            return f"No screen: {because}."
    return "?"
