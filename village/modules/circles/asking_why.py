"""Why did you look? Asked by who it is about, from the line itself; whoever looked answers in a sentence, before a day.

The question opens nothing but itself to the one who is asked; that it is not answered in time, their own team leader hears.
"""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.models import WhyAnswer, WhyAsked
from village.modules.circles.queries import Circle, law_here, my_kinds
from village.modules.promises.actions import keep
from village.modules.promises.models import Promise
from village.modules.promises.records import owed
from village.modules.promises.working_time import answer_moment
from village.trust.access.check import action
from village.trust.access.doing import CannotNow
from village.trust.access.explain import Look
from village.trust.access.mine import may_decide
from village.trust.consent.records import share_item
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.models import Family, Person
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

WHOLE = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE
WITHOUT_HOURS = timedelta(days=3)
"""In a village that did not say when it is open."""


class AskedAlready(CannotNow):
    says = gettext_lazy("This was asked already.")


class NobodyToAsk(CannotNow):
    """Whoever looked works here no longer, or is one of one's own."""

    says = gettext_lazy("This person cannot be asked here. The privacy officer of the village can look into it.")


@action(needs=Right.CONTRIBUTE)
def ask_why(about: Person | Family, *, by: Actor, look: Look) -> WhyAsked:
    """One question for each line, by who decides about it."""
    kind = kind_of(about, look, by, my_kinds(about.subject_id))
    if kind is None or not may_decide(about.subject_id, look.item_id, [kind]):
        raise NotAllowed("ask why")
    chair = chairs_of(by.village_id, [look]).get(look.person_id)
    if chair is None:
        raise NobodyToAsk
    if why_asked(about.subject_id, [look.id]):
        raise AskedAlready
    law, key, due = law_here(by), uuid7(), answer_moment(by.village_id, now()) or now() + WITHOUT_HOURS
    asked: WhyAsked = WhyAsked.unscoped.create(
        id=key, item_id=key, village_id=by.village_id, subject_id=about.subject_id, kind=kind, author_id=by.person_id,
        line=look.id, looked_at=look.at, act=look.act, verb=look.verb, chair=chair, by_called=by.name, about_called=about.name,
        answer_by=due,
    )  # fmt: skip
    share_item(
        by, subject_id=about.subject_id, item_id=key, kind=kind, rights=WHOLE, law_version=law.version,
        to_person=chair.person_id, until=law.consent_ends(now()), purpose=Purpose.HELP,
    )  # fmt: skip
    owed(asked, by=by, owner=chair, what=_("A sentence about why you looked"), due_at=due, path=_path(asked))
    tell(chair.person_id, Notice.Code.QUESTION, _path(asked))
    return asked


@action(needs=Right.CONTRIBUTE)
def answer_why(asked: WhyAsked, *, by: Actor, words: str) -> WhyAnswer:
    """By the one who looked, and nobody in their place. It stands beside the line from then on."""
    if asked.chair.person_id != by.person_id:
        raise NotAllowed("somebody else's answer")
    if answer_to(asked):
        raise AskedAlready
    answer: WhyAnswer = WhyAnswer.unscoped.create(
        village_id=asked.village_id, subject_id=asked.subject_id, item_id=asked.item_id, kind=asked.kind,
        author_id=by.person_id, asked=asked, words=words.strip(), by_called=by.name,
    )  # fmt: skip
    for one in Promise.unscoped.filter(village_id=asked.village_id, item_id=asked.item_id, kept_at=None, let_go_at=None):
        keep(one, by=by)
    tell(asked.author_id, Notice.Code.REPLY, _path(asked))
    return answer


def why_asked(subject_id: UUID, lines: Collection[int]) -> dict[int, WhyAsked]:
    """By line; one question for a whole page."""
    return {one.line: one for one in WhyAsked.unscoped.filter(subject_id=subject_id, line__in=lines)}


def why_by_item(actor: Actor, keys: Collection[UUID]) -> list[WhyAsked]:
    return list(WhyAsked.unscoped.filter(village_id=actor.village_id, pk__in=keys).select_related("chair"))


def why_url(asked: WhyAsked, *, to_answer: bool) -> str:
    """Where the one who looked answers it; where the others read it."""
    return reverse("circles:why", args=[asked.pk]) if to_answer else f"{reverse('circles:who_looked')}?about={asked.subject_id}"


def answers_to(asked: Collection[WhyAsked]) -> dict[UUID, WhyAnswer]:
    if not asked:
        return {}
    found = WhyAnswer.unscoped.filter(
        village_id=next(iter(asked)).village_id, asked__in=[one.pk for one in asked]
    )
    return {one.asked_id: one for one in found}


def answer_to(asked: WhyAsked) -> WhyAnswer | None:
    return answers_to([asked]).get(asked.pk)


def chairs_of(village_id: UUID, looks: Collection[Look]) -> dict[UUID, Membership]:
    """Where those who looked work today; without one's own people, and without who left."""
    people = {look.person_id for look in looks if look.organisation}
    if not people:
        return {}
    found = Membership.unscoped.filter(village_id=village_id, person_id__in=people, from_at__lte=now(), until__gt=now())
    return {one.person_id: one for one in found.order_by("-from_at", "-id")}


def record_of(circle: Circle) -> Person | Family | None:
    return circle.person or circle.family


def kind_of(about: Person | Family, look: Look, by: Actor, mine: Collection[DataKind]) -> DataKind | None:
    """About oneself, and about what is owned together, it stays with those whose it is; about a child as the line tells.

    `mine`: what of this subject is the actor's to read. None: nothing of what this line tells.
    """
    if about.subject_id == by.subject_id or isinstance(about, Family):
        return DataKind.OWN_STORY
    return max((kind for kind in mine if look.kinds & (1 << kind)), default=None)


def _path(asked: WhyAsked) -> str:
    return f"/circle/why/{asked.pk}/"
