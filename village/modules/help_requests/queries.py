"""Questions about requests. They run under the lock: open a list or the subject first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from village.foundation.stems import WORD, fold, stems_of_word
from village.foundation.time_range import now
from village.modules.help_requests.models import (
    Concern,
    DeskRules,
    HelpRequest,
    RequestStep,
    SavedView,
    SupportQuestion,
)
from village.modules.help_requests.words import LAST_WAYS, Agreed, Route, What
from village.trust.access.contact_point import contact_point_of
from village.trust.access.opening import open_list, shown
from village.trust.consent.models import Consent
from village.trust.directory.models import Membership, Organization
from village.trust.directory.queries import face_of_person
from village.trust.law.ages import age_on
from village.trust.law.policies import policy_for
from village.trust.law.policy import Policy
from village.trust.people.models import Guardianship, Person
from village.trust.villages.keys import warm
from village.trust.villages.models import Village
from village.trust.villages.sealed import Packed, packed_by, unseal_packed
from village.trust.vocabulary import Actor, DataKind, Purpose

SHOWS = ("open", "waiting", "late", "mine", "contact", "closed")
"""What an inbox can show: all that is open, nobody has it yet, late, I have it, somebody waits to hear, closed."""
COUNTED = ("open", "waiting", "late", "mine", "contact")
AT_ONCE = 300
"""Requests one search looks through; whoever has more looks further back."""
HEAVY = ("goes_well", "goes_well_stems", "hard", "hard_stems", "reach_where")
"""Sealed columns: a list never fetches them."""


@dataclass(frozen=True)
class Line:
    """A request as the team leader sees it: that there is work, and how much."""

    number: str
    owner: str | None
    asked_at: datetime
    taken_up_at: datetime | None
    answer_by: datetime | None
    closed_at: datetime | None
    is_late: bool


@dataclass(frozen=True)
class Child:
    """Somebody the actor is guardian of, and may ask about."""

    subject_id: UUID
    name: str
    age: int | None
    kind: DataKind = DataKind.CONTACT
    """What the choice itself tells, for the line in the logbook."""


def inbox_of(actor: Actor, show: str = "open", **narrow: str) -> QuerySet[HelpRequest]:
    """What came in for the organisations of this actor: late first, then what ends first. No words.

    `narrow`: area, asker, asks_for, owner (a chair) and state (the last step), as the address says them.
    """
    found = _with_state(actor).filter(to_organisation_id__in=actor.organisation_ids, held_back=False)
    found = found.exclude(author_id=actor.person_id)
    found = found.exclude(closed_at=None) if show == "closed" else found.filter(closed_at=None)
    found = found.filter(_of_tab(actor, show))
    if area := narrow.get("area"):
        found = found.filter(life_areas__contains=[area])
    if owner := narrow.get("owner"):
        found = found.filter(owner_id=UUID(owner))
    for name in ("asker", "asks_for", "state"):
        if narrow.get(name):
            found = found.filter(**{name: narrow[name]})
    return found.order_by(F("answer_by").asc(nulls_last=True), "asked_at", "id")


def tab_counts(actor: Actor) -> dict[str, int]:
    """How much there is behind each tab that counts, in one question."""
    found = HelpRequest.unscoped.filter(
        village_id=actor.village_id, to_organisation_id__in=actor.organisation_ids, held_back=False, closed_at=None
    ).exclude(author_id=actor.person_id)  # fmt: skip
    counted: dict[str, int] = found.aggregate(
        **{show: Count("pk", filter=_of_tab(actor, show)) for show in COUNTED}
    )
    return counted


def views_of(actor: Actor) -> QuerySet[SavedView]:
    """The lists this actor kept under a name."""
    mine = SavedView.unscoped.filter(village_id=actor.village_id, person_id=actor.person_id)
    return mine.order_by("name", "id")


def _of_tab(actor: Actor, show: str) -> Q:
    match show:
        case "waiting":
            return Q(owner=None)
        case "mine":
            return Q(owner__person_id=actor.person_id)
        case "late":
            return Q(answer_by__lte=now())
        case "contact":
            return Q(owner__isnull=False, answer_by__isnull=False)
        case _:
            return Q(village_id=actor.village_id)


def owners_of(actor: Actor, most: int = 100) -> list[tuple[str, str]]:
    """Who has what this actor may see, by name: to filter by. Needs an open list."""
    here = HelpRequest.unscoped.filter(
        village_id=actor.village_id, to_organisation_id__in=actor.organisation_ids, owner__isnull=False
    )
    named = here.order_by("owner__public_name", "owner_id").values_list("owner_id", "owner__public_name").distinct()
    return [(str(key), name) for key, name in named[:most]]


def for_me(actor: Actor) -> QuerySet[HelpRequest]:
    """What waits for this actor to do something: nobody has it yet, or it is theirs. What ends first on top."""
    waiting = Q(owner=None) | Q(owner__person_id=actor.person_id)
    return inbox_of(actor, "open").filter(waiting, answer_by__isnull=False)


def mine(actor: Actor) -> QuerySet[HelpRequest]:
    """What I asked, and what was asked about me or my children; not what I work on."""
    family = Q(author_id=actor.person_id) | Q(subject_id=actor.subject_id)
    found = _with_state(actor).filter(family | ~Q(to_organisation_id__in=actor.organisation_ids))
    return found.order_by(F("closed_at").desc(nulls_first=True), "-asked_at", "-id")


def steps_of(request: HelpRequest) -> QuerySet[RequestStep]:
    """Everything that happened, in order."""
    found: QuerySet[RequestStep] = RequestStep.unscoped.filter(village_id=request.village_id, request=request)
    return found.annotate(face=face_of_person("author_id")).order_by("done_at", "id")


def concern_of(request: HelpRequest) -> Concern | None:
    """What a school or another organisation added, when it passed it on."""
    if request.route != Route.CONCERN:
        return None
    found = Concern.unscoped.filter(village_id=request.village_id, request=request)
    return found.select_related("passed_on_by").first()


def agreed_how(request: HelpRequest) -> str:
    """How somebody said yes to the worker who wrote it down for them, in words; it stands with their consent."""
    if request.entered_by_id is None:
        return ""
    found = Consent.unscoped.filter(village_id=request.village_id, item_id=request.item_id, how__in=Agreed.values)
    how = found.order_by("created_at").values_list("how", flat=True).first()
    return str(Agreed(how).label) if how else ""


def questions_of(request: HelpRequest) -> list[SupportQuestion]:
    """What everybody around the child needs, in the order it was asked (C-09)."""
    return list(SupportQuestion.unscoped.filter(village_id=request.village_id, request=request))


def search_requests(actor: Actor, words: str, limit: int = 50) -> list[HelpRequest]:
    """Requests in which each word stands, in any of its forms; only among those this actor may see.

    Opens a search of its own in the logbook and completes it with what was found.
    """
    open_list(actor, Purpose.SEARCH, act="search")
    found, _goes_on = requests_with(actor, words, limit)
    shown(actor, found)
    return found


def requests_with(
    actor: Actor, words: str, limit: int = 50, back: int = 0
) -> tuple[list[HelpRequest], bool]:
    """The same inside a search that is open already; the caller completes its line.

    Looks through the newest AT_ONCE, or those before them when `back` is 1, 2, ...; and says whether there are older ones.
    """
    asked = [stems_of_word(word) for word in WORD.findall(words.lower())]
    if not asked:
        return [], False
    texts, goes_on = _stems_by_request(actor, back)
    hits = [key for key, text in texts.items() if all(_stands_in(text, forms) for forms in asked)]
    found = HelpRequest.unscoped.filter(village_id=actor.village_id, pk__in=hits).defer(*HEAVY)
    return list(found.order_by("-asked_at")[:limit]), goes_on


def membership_in(actor: Actor, organisation_id: UUID) -> Membership | None:
    """The chair of this actor at an organisation, now."""
    return (
        Membership.unscoped.filter(
            village_id=actor.village_id, person_id=actor.person_id, organisation_id=organisation_id,
            from_at__lte=now(), until__gt=now(),
        )
        .order_by("from_at", "id")
        .first()
    )  # fmt: skip


def seat_of(actor: Actor) -> Membership | None:
    """The first chair of this actor, wherever it is."""
    return (
        Membership.unscoped.filter(
            village_id=actor.village_id, person_id=actor.person_id, from_at__lte=now(), until__gt=now()
        )
        .select_related("organisation").order_by("from_at", "id").first()
    )  # fmt: skip


def place_of(actor: Actor) -> str:
    """Where a professional works, as the first chair says it."""
    if not actor.seats:
        return ""
    found = Organization.unscoped.filter(
        village_id=actor.village_id, pk=actor.seats[0].organisation_id
    ).first()
    return found.name if found else ""


def children_of(actor: Actor) -> list[Child]:
    """The children this actor may ask about. Needs an open list."""
    if actor.is_visitor or actor.only_item:
        return []
    wards = Guardianship.unscoped.filter(
        village_id=actor.village_id, guardian_id=actor.person_id, from_at__lte=now(), until__gt=now(),
        kinds__contains=[int(DataKind.FAMILY_STORY)],
    ).values("child_id")  # fmt: skip
    people = Person.unscoped.filter(village_id=actor.village_id, pk__in=wards).order_by("birth_date", "name")
    today = timezone.localdate()
    return [
        Child(p.subject_id, p.name, age_on(p.birth_date, today) if p.birth_date else None) for p in people
    ]


def overview_of(actor: Actor) -> list[Line]:
    """For the team leader of the contact point: numbers, owners and dates."""
    point = contact_point_of(actor.village_id)
    if point is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.requests_overview(%s)", [point.pk])
        return [Line(*row) for row in cursor.fetchall()]


def waited_for_me(request_id: UUID) -> bool:
    """Was this actor on duty for it, until a colleague took it up?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.waited_for_me(%s)", [request_id])
        return bool(cursor.fetchone()[0])


def requests_by_id(actor: Actor, ids: Collection[UUID]) -> QuerySet[HelpRequest]:
    return _with_state(actor).filter(pk__in=ids)


def desk_rules(village_id: UUID) -> DeskRules:
    """The village's own numbers, or those everybody begins with."""
    return DeskRules.unscoped.filter(village_id=village_id).first() or DeskRules(village_id=village_id)


@dataclass(frozen=True)
class StillNeeded:
    """What has to be tried before somebody may say that nobody could be reached."""

    days: int = 0
    ways: int = 0
    last: bool = False

    def __bool__(self) -> bool:
        return bool(self.days or self.ways or self.last)


def still_needed(request: HelpRequest, rules: DeskRules) -> StillNeeded:
    """So many tries on different days by so many ways, and then a visit or somebody they trust; since it last opened."""
    steps = list(steps_of(request).values_list("what", "way", "done_at"))
    since = max((at for what, _way, at in steps if what == What.REOPENED), default=request.asked_at)
    tries = [(way, timezone.localdate(at)) for what, way, at in steps if what == What.TRIED and at >= since]
    lasts = [number for number, (way, _day) in enumerate(tries) if way in LAST_WAYS] if rules.visits_last else []
    before = tries[: lasts[-1]] if lasts else tries
    return StillNeeded(
        days=max(rules.tries - len({day for _way, day in before}), 0),
        ways=max(rules.ways - len({way for way, _day in before}), 0),
        last=rules.visits_last and not lasts,
    )


def village_of(actor: Actor) -> Village:
    return Village.objects.get(pk=actor.village_id)


def law_here(actor: Actor) -> Policy:
    return policy_for(village_of(actor).jurisdiction, timezone.localdate())


def _with_state(actor: Actor) -> QuerySet[HelpRequest]:
    """Requests with their last step, without their sealed words."""
    # a step is about whom its request is about: said here, the index finds the last one without reading the others
    last = RequestStep.unscoped.filter(
        village_id=actor.village_id, request=OuterRef("pk"), subject=OuterRef("subject_id")
    )
    found: QuerySet[HelpRequest] = (
        HelpRequest.unscoped.filter(village_id=actor.village_id)
        .defer(*HEAVY)
        .select_related("owner")
        .annotate(
            state=Subquery(last.order_by("-done_at", "-id").values("what")[:1]),
            is_late=Case(When(closed_at=None, answer_by__lte=now(), then=Value(True)), default=Value(False)),
        )
    )
    return found


def _stems_by_request(actor: Actor, back: int) -> tuple[dict[UUID, str], bool]:
    """All searchable words per request, between spaces: its names and number, its own words, those of its steps.

    The steps come packed, one value per request: sixty families may bring ten thousand notes.
    """
    requests, goes_on = _looked_through(actor, back)
    if not requests:
        return {}, False
    these: dict[str, Any] = {"request_id__in": [row[0] for row in requests]} if goes_on or back else {}
    steps, questions = (
        packed_by(
            model.unscoped.filter(village_id=actor.village_id, **these)
            .order_by().values_list("request_id").annotate(packed=Packed("stems"))
        )
        for model in (RequestStep, SupportQuestion)
    )  # fmt: skip
    warm(actor.village_id, {row[1] for row in requests})
    texts = {}
    for key, subject, called, asker, number, well, hard in requests:
        # a step is about whom its request is about, so the request's subject opens it
        about, packed, asked = (actor.village_id, subject), steps.get(key), questions.get(key)
        parts = [
            *(unseal_packed(HelpRequest, "goes_well_stems", *about, bytes(well)) if well else ()),
            *(unseal_packed(HelpRequest, "hard_stems", *about, bytes(hard)) if hard else ()),
            *(unseal_packed(RequestStep, "stems", *about, packed) if packed else ()),
            *(unseal_packed(SupportQuestion, "stems", *about, asked) if asked else ()),
        ]
        texts[key] = f" {_plain_words(called, asker, number)} {b' '.join(parts).decode()} "
    return texts, goes_on


def _looked_through(actor: Actor, back: int) -> tuple[list[tuple[Any, ...]], bool]:
    """So many at once that the answer comes at once, the newest first; are there older ones?"""
    start = back * AT_ONCE
    keys = (
        HelpRequest.unscoped.filter(village_id=actor.village_id)
        .order_by("-asked_at", "-pk").values_list("pk", flat=True)[start : start + AT_ONCE + 1]
    )  # fmt: skip
    found = list(keys)
    rows = (
        HelpRequest.unscoped.filter(village_id=actor.village_id, pk__in=found[:AT_ONCE])
        .order_by().values_list("pk", "subject_id", "called_name", "asker_name", "number")
        .annotate(well=Packed("goes_well_stems"), hard=Packed("hard_stems"))
    )  # fmt: skip
    return list(rows), len(found) > AT_ONCE


def _plain_words(*names: str) -> str:
    return " ".join(fold(word) for word in WORD.findall(" ".join(names).lower()))


def _stands_in(text: str, forms: Collection[str]) -> bool:
    return any(f" {form} " in text for form in forms)
