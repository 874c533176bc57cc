"""What somebody told so far, screen by screen. Kept on the server between the screens, sealed."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, QueryDict

from village.modules.circles.queries import is_young
from village.modules.help_requests.actions import Question
from village.modules.help_requests.forms import (
    ME,
    AboutForm,
    HowForm,
    RouteForm,
    WhatForm,
    WhoForm,
)
from village.modules.help_requests.queries import Child, children_of
from village.modules.help_requests.reach_form import ANOTHER_LANGUAGE
from village.modules.help_requests.shield import at_the_contact_point
from village.modules.help_requests.words import Asker, AsksFor, Route
from village.modules.own_questions.offering import Offer, offer
from village.modules.own_questions.words import Moment
from village.trust.access.drafts import draft_of, drop_draft, keep_draft
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of
from village.trust.directory.models import Membership
from village.trust.vocabulary import Purpose

DRAFT = "ask"
SCREENS = ("who", "with", "about", "what", "how")
STEP = {"who": 1, "with": 1, "about": 1, "what": 2, "how": 3}


class Asking:
    """One request being told. Each screen is a form; nothing typed is lost between them."""

    def __init__(self, request: HttpRequest, screen: str = "") -> None:
        self.request, self.screen = request, screen
        self.actor = actor_of(request)
        self.told: dict[str, dict[str, Any]] = draft_of(request, DRAFT)

    @property
    def asker(self) -> str:
        """Who is signed in is not asked what we know: a young person, or somebody who works here."""
        if self.is_young:
            return Asker.YOUNG
        told = str(self.told.get("who", {}).get("asker", ""))
        return Asker.PROFESSIONAL if self.actor.is_professional and not told else told

    @cached_property
    def is_young(self) -> bool:
        if self.actor.is_visitor or self.actor.is_professional:
            return False
        open_list(self.actor, Purpose.LIST)
        return is_young(self.actor)

    @property
    def asks_who(self) -> bool:
        """Who works here may say that it is about themself or their family; then the first screen is theirs too."""
        if self.actor.is_professional:
            return self.screen == "who" or "who" in self.told
        return not self.is_young

    @property
    def route(self) -> Route:
        if self.asker == Asker.PROFESSIONAL:
            return Route.WORK
        alone = self.told.get("with", {}).get("route") == Route.OWN
        return Route.OWN if self.asker == Asker.YOUNG and alone else Route.FAMILY

    @cached_property
    def children(self) -> list[Child]:
        """Only a parent who is signed in chooses among children."""
        if self.asker != Asker.PARENT or self.actor.is_visitor:
            return []
        open_list(self.actor, Purpose.LIST)
        found = children_of(self.actor)
        shown(self.actor, found)
        return found

    @cached_property
    def people(self) -> list[Membership]:
        """Whom somebody who is signed in can keep out before it is sent."""
        return at_the_contact_point(self.actor)

    @cached_property
    def own(self) -> Offer:
        """What the village asks besides; as it was asked, when something was filled in already."""
        told = self.request.POST if self.screen == "what" and self.request.method == "POST" else self.told.get("what", {})
        return offer(self.request, Moment.ASKING, asker=self.asker, alone=self.route == Route.OWN, told=told)

    @property
    def screens(self) -> list[str]:
        """The screens this asker meets, in order."""
        left_out = set() if self.asks_who else {"who"}
        if self.asker != Asker.YOUNG:
            left_out.add("with")
        if not self.children:
            left_out.add("about")
        return [screen for screen in SCREENS if screen not in left_out]

    def before(self, screen: str) -> str:
        place = self.screens.index(screen)
        return self.screens[place - 1] if place else ""

    def after(self, screen: str) -> str:
        place = self.screens.index(screen)
        return self.screens[place + 1] if place + 1 < len(self.screens) else ""

    def first_open(self, until: str) -> str:
        """The first screen before this one that is not finished yet."""
        for screen in self.screens[: self.screens.index(until)]:
            if not self.form(screen, self._as_post(screen)).is_valid():
                return screen
        return ""

    def form(self, screen: str, data: Any = None) -> forms.Form:
        initial = self.told.get(screen, {})
        match screen:
            case "who":
                return WhoForm(data, initial=initial, knows_you=not self.actor.is_visitor)
            case "with":
                return RouteForm(data, initial=initial)
            case "about":
                return AboutForm(data, initial=initial, children=self.children)
            case "what":
                return WhatForm(data, initial=initial, without_names=self.route == Route.WORK, own=self.own)
            case _:
                languages = self.request.village.languages  # type: ignore[attr-defined]
                spoken = {"language": self.request.LANGUAGE_CODE}
                return HowForm(data, initial=spoken | initial, languages=languages, people=self.people)

    def keep(self, screen: str, form: forms.Form) -> None:
        """As it was typed, right or wrong."""
        typed = {}
        for name, field in form.fields.items():
            values = [value.replace("\x00", "") for value in self.request.POST.getlist(name)]
            many = isinstance(field, forms.MultipleChoiceField)
            typed[name] = values if many else (values[-1] if values else "")
        self.told[screen] = typed
        for name in ("children", "own"):  # another asker may have other choices
            self.__dict__.pop(name, None)
        keep_draft(self.request, DRAFT, self.told)

    def drop(self) -> None:
        drop_draft(self.request, DRAFT)

    def question(self) -> Question:
        """Everything together, checked once more."""
        said: dict[str, Any] = {}
        for screen in self.screens:
            form = self.form(screen, self._as_post(screen))
            form.is_valid()
            said |= form.cleaned_data
        language = "" if said["language"] == ANOTHER_LANGUAGE else said["language"]
        name = self.actor.name or said.get("name", "")
        return Question(
            asker=Asker(self.asker), hard=said["hard"], goes_well=said["goes_well"],
            life_areas=tuple(said["life_areas"]), called_name=self._called(said, name),
            asks_for=AsksFor(said.get("asks_for") or AsksFor.SUPPORT), own=said["own"],
            reach_by=said["reach_by"], reach_where=said["reach_where"], language=language or ANOTHER_LANGUAGE,
        )  # fmt: skip

    @property
    def kept_out(self) -> tuple[UUID, ...]:
        form = self.form("how", self._as_post("how"))
        form.is_valid()
        return tuple(form.cleaned_data.get("keep_out", ()))

    @property
    def name(self) -> str:
        return self.actor.name or str(self.told.get("who", {}).get("name", "")).strip()

    def about(self) -> UUID | None:
        """The child it is about; None: about the one who asks."""
        chosen = self.told.get("about", {}).get("about", ME) if "about" in self.screens else ME
        return next((child.subject_id for child in self.children if str(child.subject_id) == chosen), None)

    def _called(self, said: dict[str, Any], name: str) -> str:
        if self.asker == Asker.YOUNG:
            return name
        if self.asker == Asker.PROFESSIONAL:
            return ""
        about = self.about()
        chosen = next((child.name.split(" ")[0] for child in self.children if child.subject_id == about), "")
        return said.get("called_name", "") or chosen

    def _as_post(self, screen: str) -> QueryDict:
        data = QueryDict(mutable=True)
        told = self.own.belongs(self.told.get(screen, {})) if screen == "what" else self.told.get(screen, {})
        for name, value in told.items():
            data.setlist(name, value if isinstance(value, list) else [value])
        return data
