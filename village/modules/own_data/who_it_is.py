"""A name or a date of birth that was wrong, made right in the act that answers it. Who may is checked in who_it_is.sql."""

import json
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from village.modules.circles.guardians import phases_by_age
from village.modules.circles.queries import law_here
from village.modules.own_data.asking import ask
from village.modules.own_data.models import Correction
from village.trust.notices.models import Notice
from village.trust.people.models import Person
from village.trust.vocabulary import Actor

CIRCLE = "circle/"
DAY = "j F Y"


@dataclass(frozen=True)
class WhoItIs:
    """What is right; empty: it stays. With a date of birth the paper that was seen."""

    name: str = ""
    born: date | None = None
    proof: str = ""

    def __bool__(self) -> bool:
        return bool(self.name.strip() or self.born)


def is_about_somebody(correction: Correction) -> bool:
    return bool(correction.about_table == Person._meta.label)


def make_right(correction: Correction, *, by: Actor, who: WhoItIs) -> str:
    """What changed, in words, with what stood there before. Guardians and the one it is about are told."""
    law = law_here(by)
    [(name, born)] = ask(
        "SELECT * FROM app.correct_person(%s, %s, %s, %s, %s, %s, %s, %s)",
        correction.pk, who.name.strip(), who.born, who.proof.strip(), json.dumps(phases_by_age(law, who.born)),
        law.version, Notice.Code.CIRCLE_CHANGED, CIRCLE,
    )  # fmt: skip
    said = []
    if who.name.strip():
        said.append(_("Name: {now}. Before: {before}.").format(now=who.name.strip(), before=name))
    if who.born:
        said.append(_("Date of birth: {now}. Before: {before}. Seen: {proof}.").format(
            now=date_format(who.born, DAY), before=date_format(born, DAY) if born else _("not known"), proof=who.proof.strip(),
        ))  # fmt: skip
    return "\n".join(said)
