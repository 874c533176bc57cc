"""How an address is declared, and the ways people stand to the village."""


from dataclasses import dataclass

VISITOR, RECEIPT = "", "receipt"
FAMILY = {
    "parent", "parent-afterwards", "young-person", "young-adult", "grandmother", "tilleuls-parent", "tilleuls-young-person",
}  # fmt: skip
ALONE = {"ex-partner", "stranger"}
AT_THE_DOOR = {"contact-point", "deputy", "coach", "supervisor", "tilleuls-contact-point"}
ELSEWHERE = {
    "teacher", "school-lead", "youth-worker", "counsellor", "manager", "keeper", "privacy-officer", "other-care-worker",
}  # fmt: skip
WORKING = AT_THE_DOOR | ELSEWHERE
AT_A_SCHOOL = {"teacher", "school-lead"}
IN_A_TEAM = WORKING - {"teacher", "privacy-officer", "other-care-worker", "tilleuls-contact-point"}
"""In a wellbeing team of the demo, or keeping or leading one."""
DECIDES_IN_DANGER = AT_THE_DOOR | {"school-lead", "youth-worker", "counsellor", "other-care-worker"}
CONVENES = AT_THE_DOOR | {"counsellor", "other-care-worker"}
READS_FIGURES = AT_THE_DOOR | {"manager"}
OPENS_IN_DANGER = {
    "contact-point", "deputy", "coach", "school-lead", "counsellor", "other-care-worker", "tilleuls-contact-point",
}  # fmt: skip
ACCOUNTS = FAMILY | ALONE | WORKING
KNOWN = ACCOUNTS | {RECEIPT}
ANYBODY = KNOWN | {VISITOR}
OWN, DOOR, READER = "own", "door", "reader"


@dataclass(frozen=True)
class Page:
    look: set[str] | None = None
    send: set[str] | None = None
    is_open: bool = False
    """Visitors are not sent to sign in first."""
    by_package: bool = False
    """A page of the package that signs people in: PUT and DELETE are answered in its own way, never with 5xx."""
    about: bool = False
    """About one question (or one consent, one notice): the sets hold ways to stand to it."""
    by_account: bool = False
    """A code opens the question and not this: it asks for an account."""


def about(look: set[str] | None = None, send: set[str] | None = None, *, by_account: bool = False) -> Page:
    return Page(look, send, about=True, by_account=by_account)


def everybody(look: bool = True, send: bool = False) -> Page:
    return Page(ANYBODY if look else None, ANYBODY if send else None, is_open=True)


def package(look: set[str] = ACCOUNTS, *, is_open: bool = False) -> Page:
    """Needs an account, unless it is open: who came with a code is sent to sign in as well."""
    return Page(look, look, is_open=is_open, by_package=True)
