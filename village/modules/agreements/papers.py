"""What stands on paper: the fridge plan of one person, the plan in short, and the points with a code to answer them.

Always in the language that was chosen; what people wrote stays in their own words. A paper never holds more than its
reader on screen may see, and what goes to somebody else holds only what is theirs to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from village.foundation.moments import moment_written
from village.foundation.time_range import now
from village.modules.agreements.drawing import Hold, Line, Part
from village.modules.agreements.models import Version
from village.modules.agreements.pieces import Now, belongs_to_it, sentences_of
from village.modules.agreements.reading import PointRow
from village.modules.family_plans.models import Step
from village.modules.family_plans.queries import Owner, PlanDoor
from village.modules.family_plans.words import Prompt, Section, Verb
from village.modules.help_requests.words import PICTURES
from village.trust.access.contact_point import contact_point_of
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor

FOURS = 4


@dataclass(frozen=True)
class Holder:
    """Whose paper it is. `is_owner`: reads the goals and what others do as well."""

    name: str
    person_id: UUID | None
    is_owner: bool

    def does(self, piece: Now) -> bool:
        if piece.section != Section.STEPS:
            return False
        return piece.person_id == self.person_id if self.person_id and piece.person_id else piece.who == self.name


def holders(actor: Actor, door: PlanDoor, owners: Sequence[Owner], pieces: Sequence[Now]) -> list[Holder]:
    """For whom this reader may print: the family for everybody with something to do, others for themselves."""
    mine = Holder(actor.name, actor.person_id, is_owner=door.mine)
    if not door.mine:
        return [mine]
    found = [Holder(owner.called, owner.person_id, is_owner=True) for owner in owners]
    steps = [piece for piece in pieces if piece.section == Section.STEPS]
    for step in steps:
        if not any(holder.does(step) for holder in found):
            found.append(Holder(step.who, step.person_id, is_owner=False))
    return found


def fridge(
    actor: Actor, door: PlanDoor, holder: Holder, pieces: Sequence[Now], link: str, *, large: bool, most: int | None = None
) -> Hold:  # fmt: skip
    """One A4: my steps, what others do, who to call, and where the page is. `most`: so many of each, what comes first."""
    steps = sorted((one for one in pieces if one.section == Section.STEPS and not one.is_done), key=_day_first)
    parts = [Part(_("What I do"), _first([_step(one, with_name=False) for one in steps if holder.does(one)], most))]
    if holder.is_owner:
        goals = [Line(" ".join(one.sentences), picture=_picture(one)) for one in pieces if one.section == Section.GOALS]
        parts = [
            Part(_("What we want"), _first(goals, most)), *parts,
            Part(_("What others do for us"), _first([_step(one) for one in steps if not holder.does(one)], most)),
        ]  # fmt: skip
    return Hold(
        holder.name, _("For on the fridge. What we said, and who does what."), mark_of(actor),
        [*parts, Part(_("Who to call"), _who_to_call(actor, door))], link=link, link_words=_("Our page"), large=large,
    )  # fmt: skip


def in_short(
    actor: Actor, door: PlanDoor, pieces: Sequence[Now], link: str, *, agreed: Version | None, large: bool
) -> Hold:
    """The plan for a meeting or a bag, as far as this reader sees it."""
    lead = _("Family {name}. Who coordinates: {coordinator}.").format(name=door.family, coordinator=door.coordinator)
    if agreed:
        lead += " " + _("Agreed: version {number}.").format(number=agreed.number)
    parts = [
        Part(str(section.label), [_line(one) for one in pieces if one.section == section]) for section in Section
    ]  # fmt: skip
    return Hold(_("Our plan"), lead, mark_of(actor), parts, link=link, link_words=_("Our page"), large=large)


def to_answer(
    actor: Actor, version: Version, name: str, rows: Sequence[PointRow], code: str, link: str, *, large: bool
) -> Hold:
    """The points somebody is asked about, numbered, with a code to answer them at any screen."""
    lines = [
        Line("\n".join(row.piece.sentences), row.piece.who, number=str(row.piece.place), box=True) for row in rows
    ]  # fmt: skip
    return Hold(
        name, _("Version {number} of a plan. Is this all right for you?").format(number=version.number), mark_of(actor),
        [Part(_("What is asked"), lines)], link=link, link_words=_("Here you type the code"), large=large,
        boxes=_("yes ☐   no ☐   not yet ☐"), code=" ".join(code[at : at + FOURS] for at in range(0, len(code), FOURS)),
        code_title=_("Your code"),
        code_words=_("With this code you say yes, no or not yet at {address}. Nobody reads the plan with it. "
                     "You can say it aloud to somebody who helps you as well, or change it any day.").format(address=link),
    )  # fmt: skip


def mark_of(actor: Actor) -> str:
    return _("Printed by {name} on {day}. This paper belongs to the family.").format(
        name=actor.name, day=moment_written(now())
    )


def _line(piece: Now) -> Line:
    if piece.section == Section.STEPS:
        return _step(piece)
    labels = {Section.WORDS: Prompt, Section.NEEDS: Verb}
    under = str(labels[piece.section](piece.under).label) if piece.section in labels and piece.under else ""
    label = " · ".join(word for word in (piece.who, under) if word)
    with_it = [belongs_to_it(piece.kept_ids)] if piece.kept_ids else []
    return Line("\n".join((" ".join(piece.sentences), *with_it)).strip(), label, picture=_picture(piece))


def _day_first(piece: Now) -> date:
    return piece.day or date.max


def _first(lines: list[Line], most: int | None) -> list[Line]:
    """What fits on one page; of the rest it says that it is there."""
    if most is None or len(lines) <= most:
        return lines
    left = len(lines) - most
    more = ngettext("And one more, on our page.", "And {number} more, on our page.", left).format(number=left)
    return [*lines[:most], Line(more)]


def _step(piece: Now, *, with_name: bool = True) -> Line:
    """What is done; where and before when in one line under it."""
    assert isinstance(piece.part, Step)
    day = _("Before {day}").format(day=date_format(piece.day, "l j F")) if piece.day else ""
    where = sentences_of(piece.part.where)
    said = " ".join(piece.sentences[: len(piece.sentences) - len(where)])
    under = " · ".join(word for word in (" ".join(where), _("Done") if piece.is_done else day) if word)
    return Line(f"{said}\n{under}", piece.who if with_name else "", picture=_picture(piece))


def _picture(piece: Now) -> str:
    return PICTURES.get(piece.life_area, ("chats-circle", ""))[0]


def _who_to_call(actor: Actor, door: PlanDoor) -> list[Line]:
    """By name first: who coordinates, when that is their work, then the contact point of the village."""
    chair = Membership.unscoped.filter(person_id=door.coordinator_id).order_by("-from_at").first()
    point = contact_point_of(actor.village_id)
    lines = [Line(chair.public_phone, door.coordinator, picture="phone")] if chair else []
    return [*lines, Line(point.phone, point.name, picture="house-line")] if point else lines
