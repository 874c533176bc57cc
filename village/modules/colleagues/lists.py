"""Two lists that are brought in: colleagues, by who manages them; and organisations, by the keeper.

No list of children or families: see docs/decisions/0009-no-lists-of-children.md.
"""

from collections.abc import Sequence
from hashlib import sha256

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.foundation.phone import is_phone
from village.modules.colleagues import queries
from village.modules.colleagues.invitations import Invited, invite
from village.modules.colleagues.problems import ChangedMeanwhile, InvitedAlready
from village.modules.colleagues.tables import Check, Column, Line, Table, in_every_language, mark_twice, read
from village.modules.colleagues.words import roles_of
from village.trust.access.form_fields import is_mail
from village.trust.directory.models import Organization
from village.trust.vocabulary import Actor, Role

KINDS = [one for one in Organization.Field if one != Organization.Field.CONTACT_POINT]


def columns_of(place: Organization) -> list[Column]:
    """Of a list of colleagues."""
    roles = roles_of(place)
    return [
        Column("name", gettext_lazy("Name"), _is_name),
        Column("mail", gettext_lazy("E-mail"), _is_mail),
        Column("role", gettext_lazy("Role"), _one_of([(one.value, one.label) for one in roles])),
        Column("number", gettext_lazy("Direct number"), _is_number, required=False),
    ]


def columns_of_organisations() -> list[Column]:
    return [
        Column("name", gettext_lazy("Name"), _is_name),
        Column("kind", gettext_lazy("Kind"), _one_of([(one.value, one.label) for one in KINDS])),
        Column("phone", gettext_lazy("Phone"), _is_number, required=False),
        Column("manager", gettext_lazy("First manager"), _is_name),
        Column("mail", gettext_lazy("E-mail of the first manager"), _is_mail),
    ]


def read_colleagues(place: Organization, data: bytes) -> Table:
    """With what is wrong in each line, also what is invited already."""
    table = read(data, columns_of(place))
    mark_twice(table.lines, ("mail", "role"))
    roles = _codes([(one.value, one.label) for one in roles_of(place)])
    open_now = {(one.email, one.role) for one in queries.invitations_of(place.pk)}
    for line in table.lines:
        if (line.values["mail"].casefold(), roles.get(line.values["role"].casefold())) in open_now:
            line.problems.append(str(InvitedAlready.says))
    return table


def read_organisations(by: Actor, data: bytes) -> Table:
    table = read(data, columns_of_organisations())
    mark_twice(table.lines, ("name",))
    known = queries.names_of_organisations(by) if table.lines else set()
    for line in table.lines:
        if line.values["name"].casefold() in known:
            line.problems.append(_("There is an organisation with this name already."))
    return table


@transaction.atomic
def bring_in_colleagues(place: Organization, lines: Sequence[Line]) -> int:
    """All of them or none: what was shown, and nothing else."""
    roles = _codes([(one.value, one.label) for one in roles_of(place)])
    for line in lines:
        told = line.values
        try:
            invite(place.pk, Invited(told["mail"], roles[told["role"].casefold()], told["name"], told["number"]))
        except (InvitedAlready, KeyError) as problem:
            raise ChangedMeanwhile from problem
    return len(lines)


@transaction.atomic
def bring_in_organisations(by: Actor, lines: Sequence[Line], jurisdiction: str) -> int:
    """Each with its first manager, who is asked by mail and names everybody else."""
    kinds = _codes([(one.value, one.label) for one in KINDS])
    known = queries.names_of_organisations(by)
    for line in lines:
        told = line.values
        if told["name"].casefold() in known:
            raise ChangedMeanwhile
        made = Organization.unscoped.create(
            village_id=by.village_id, name=told["name"], works_in=kinds[told["kind"].casefold()], phone=told["phone"],
            jurisdiction=jurisdiction,
        )  # fmt: skip
        invite(made.pk, Invited(told["mail"], Role.MANAGER.value, told["manager"]))
    return len(lines)


def seal_of(lines: Sequence[Line]) -> str:
    """What was shown, as one short mark: what is brought in has the same."""
    return sha256(repr([(line.number, line.values) for line in lines]).encode()).hexdigest()


def _codes(choices: Sequence[tuple[str, str | Promise]]) -> dict[str, str]:
    """By how people write it, in any language of the pages, or as a code."""
    return {name: code for code, label in choices for name in {code, *in_every_language(label)}}


def _one_of(choices: Sequence[tuple[str, str | Promise]]) -> Check:
    known = _codes(choices)

    def check(text: str) -> str:
        if text.casefold() in known:
            return ""
        words = "; ".join(str(label) for _code, label in choices)
        return _("“{word}” is none of these: {words}.").format(word=text, words=words)

    return check


def _is_name(text: str) -> str:
    return _("this is too long.") if len(text) > 120 else ""


def _is_mail(text: str) -> str:
    return "" if is_mail(text) and len(text) <= 254 else _("this is no e-mail address.")


def _is_number(text: str) -> str:
    return "" if is_phone(text) and len(text) <= 24 else _("this is no phone number.")
