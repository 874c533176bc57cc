"""What a young person told so far, in two steps; kept sealed on the server between them."""

from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from village.modules.help_requests.actions import Question
from village.modules.help_requests.words import Asker
from village.modules.talks.actions import Wishes, some_words
from village.modules.talks.forms import HowForm, TellForm
from village.modules.talks.models import Talk
from village.modules.talks.views.frames import village_languages
from village.modules.talks.words import Kind
from village.trust.access.drafts import draft_of, drop_draft, keep_draft
from village.trust.access.screens import actor_of

DRAFT = "talk"


class Telling:
    """One talk being asked for. Each step is a form; nothing typed is lost between them."""

    def __init__(self, request: HttpRequest, talk: Talk) -> None:
        self.request, self.talk, self.actor = request, talk, actor_of(request)
        kept: dict[str, Any] = draft_of(request, DRAFT)
        self.told: dict[str, dict[str, Any]] = (
            kept.get("told", {}) if kept.get("talk") == str(talk.pk) else {}
        )

    def form(self, step: str, data: Any = None) -> forms.Form:
        initial = self.told.get(step, {})
        if step == "tell":
            together = self.talk.what == Kind.MEDIATION
            return TellForm(data, initial=initial, knows_you=not self.actor.is_visitor, together=together)
        spoken = {"language": self.request.LANGUAGE_CODE}
        return HowForm(data, initial=spoken | initial, languages=self._languages())

    def is_told(self) -> bool:
        """Is the first step finished?"""
        return "tell" in self.told and self.form("tell", self._as_post("tell")).is_valid()

    def keep(self, step: str, form: forms.Form) -> None:
        """As it was typed, right or wrong."""
        typed: dict[str, Any] = {}
        for name, field in form.fields.items():
            values = [value.replace("\x00", "") for value in self.request.POST.getlist(name)]
            many = isinstance(field, forms.MultipleChoiceField)
            typed[name] = values if many else (values[-1] if values else "")
        self.told[step] = typed
        keep_draft(self.request, DRAFT, {"talk": str(self.talk.pk), "told": self.told})

    def drop(self) -> None:
        drop_draft(self.request, DRAFT)

    @property
    def name(self) -> str:
        return self.actor.name or str(self.told.get("tell", {}).get("name", "")).strip()

    def result(self) -> tuple[Question, Wishes]:
        """Both steps together, checked once more."""
        said: dict[str, Any] = {}
        for step in ("tell", "how"):
            form = self.form(step, self._as_post(step))
            form.is_valid()
            said |= form.cleaned_data
        first = self.name.split(" ")[0]
        question = Question(
            asker=Asker.YOUNG, hard=said["words"].strip() or some_words(self.talk), called_name=first,
            reach_by=said["reach_by"], reach_where=said["reach_where"], language=said["language"],
        )  # fmt: skip
        wishes = Wishes(
            companion=said["companion"], companion_called=said["companion_called"], limits=tuple(said["limits"]),
            limit_words=said["limit_words"], other=said.get("other", ""), other_called=said.get("other_called", ""),
            other_how=said.get("other_how", ""),
        )  # fmt: skip
        return question, wishes

    def _languages(self) -> list[str]:
        """Those this person speaks, as far as the village knows them."""
        return [
            code for code in self.talk.languages if code in village_languages(self.request)
        ] or village_languages(self.request)

    def _as_post(self, step: str) -> QueryDict:
        data = QueryDict(mutable=True)
        for name, value in self.told.get(step, {}).items():
            data.setlist(name, value if isinstance(value, list) else [value])
        return data
