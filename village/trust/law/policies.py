"""Finding the law file that counts: by jurisdiction and by the day of the decision."""

from datetime import date
from functools import cache
from pathlib import Path

from village.trust.law.answers import Consenter, DangerStep, GraveAct, HelpNumber, Phase, Term, Words
from village.trust.law.parameters import Parameter, PolicyIsBroken, read_file
from village.trust.law.policy import Policy, both_allow

__all__ = [
    "Consenter", "DangerStep", "GraveAct", "HelpNumber", "NoPolicy", "Parameter", "Phase", "Policy",
    "PolicyIsBroken", "Term", "Words", "both_allow", "jurisdictions", "policy_for", "policy_of_version",
    "stale_parameters",
]  # fmt: skip

FOLDER = Path(__file__).parent / "policies"


class NoPolicy(Exception):
    """There is no law file for this place and day, so nothing may be decided there."""


@cache
def jurisdictions() -> tuple[str, ...]:
    """The places we have law files for: the folders of `policies/`."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir()))


def policy_for(jurisdiction: str, on: date) -> Policy:
    """The newest version that counts on this day; raises NoPolicy."""
    for policy in _versions(jurisdiction):
        law = policy.file
        if law.valid_from <= on and (law.valid_to is None or on < law.valid_to):
            return policy
    raise NoPolicy(f"{jurisdiction}, {on}")


def policy_of_version(version: str) -> Policy:
    """The file that a stored decision names, such as `name-of-place/2026-11`; raises NoPolicy."""
    jurisdiction = version.partition("/")[0]
    found = [policy for policy in _versions(jurisdiction) if policy.version == version]
    if not found:
        raise NoPolicy(version)
    return found[0]


def stale_parameters(on: date) -> dict[str, tuple[Parameter, ...]]:
    """Per jurisdiction, what nobody checked for a year, in the version that counts on this day."""
    return {name: policy_for(name, on).stale_parameters(on) for name in jurisdictions()}


@cache
def _versions(jurisdiction: str) -> tuple[Policy, ...]:
    if jurisdiction not in jurisdictions():
        raise NoPolicy(jurisdiction)
    files = [read_file(path) for path in (FOLDER / jurisdiction).glob("*.toml")]
    return tuple(Policy(law) for law in sorted(files, key=lambda law: law.valid_from, reverse=True))
