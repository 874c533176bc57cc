"""Reading one law file: every value comes with words, citation, source, dates and the one who checked it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from village.trust.law.ages import years_after

WORDS = ("value", "wording", "citation", "source", "mark")
CHECKED = ("valid_from", "valid_to", "checked_by", "checked_on")
FIELDS = WORDS + CHECKED
MARKS = ("source", "knowledge", "proposal")
OPEN = "open"
HOURS_AT_MOST = 72


class PolicyIsBroken(Exception):
    """A law file misses something. The sentence says what and where."""


@dataclass(frozen=True)
class Parameter:
    """One value that the law of a place gives."""

    key: str
    value: Any
    wording: str
    citation: str
    source: str
    mark: str
    valid_from: date
    valid_to: date | None
    checked_by: str
    checked_on: date

    def is_stale(self, on: date) -> bool:
        """Not looked at for a year, or no longer in force: the privacy officer is told."""
        ended = self.valid_to is not None and self.valid_to <= on
        return ended or years_after(self.checked_on, 1) <= on


@dataclass(frozen=True)
class LawFile:
    """The contents of one file, checked for completeness."""

    jurisdiction: str
    name: str
    version: str
    valid_from: date
    valid_to: date | None
    parameters: dict[str, Parameter]


def read_file(path: Path) -> LawFile:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    _check(raw["jurisdiction"] == path.parent.name, path, "the jurisdiction is not the name of its folder")
    _check(raw["version"] == path.stem, path, "the version is not the name of the file")
    parameters = {key: _parameter(path, key, entry) for key, entry in raw["parameters"].items()}
    _check_hours(path, parameters)
    return LawFile(
        jurisdiction=raw["jurisdiction"],
        name=raw["name"],
        version=f"{raw['jurisdiction']}/{raw['version']}",
        valid_from=raw["valid_from"],
        valid_to=_until(path, raw["valid_to"]),
        parameters=parameters,
    )


def _parameter(path: Path, key: str, entry: dict[str, Any]) -> Parameter:
    missing = [name for name in FIELDS if entry.get(name) in (None, "")]
    _check(not missing, path, f"{key} misses {', '.join(missing)}")
    _check(set(entry) == set(FIELDS), path, f"{key} has unknown fields")
    _check(entry["mark"] in MARKS, path, f"{key} has an unknown mark")
    return Parameter(key=key, **{**entry, "valid_to": _until(path, entry["valid_to"])})


def _check_hours(path: Path, parameters: dict[str, Parameter]) -> None:
    hours = parameters["mandate_hours"].value
    fits = 0 < hours["default"] <= hours["at_most"] <= HOURS_AT_MOST
    _check(fits, path, f"a door opened in danger stays open at most {HOURS_AT_MOST} hours")


def _until(path: Path, value: date | str) -> date | None:
    _check(isinstance(value, date) or value == OPEN, path, f'valid_to is a date or "{OPEN}"')
    return value if isinstance(value, date) else None


def _check(holds: bool, path: Path, sentence: str) -> None:
    if not holds:
        raise PolicyIsBroken(f"{path.parent.name}/{path.name}: {sentence}")
