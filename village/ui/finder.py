"""One out of possibly thousands: a list while it is short; in a large village one writes the name and chooses who it is.

Nobody is chosen by a part of a name: what was typed only brings a short list, and a choice is made from that.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import ChoiceWidget
from django.utils.translation import gettext_lazy as _

from village.foundation.later import Many
from village.foundation.stems import WORD, fold

LOTS = 100
"""Choices that a list still shows: more than these nobody reads through."""
SHOWN = 20


class Typed(str):
    """Words somebody wrote to find a choice; not a choice yet."""


class Ticked(list[str]):
    """Choices that were ticked, and the words somebody wrote beside them; `look`: to find others with."""

    def __init__(self, chosen: Iterable[str], words: str, look: bool) -> None:
        super().__init__(chosen)
        self.words, self.look = words, look


class Option(NamedTuple):
    """A choice as it is shown: the place it stands under is part of its words."""

    value: str
    words: str


class Finder(forms.Select):
    """few: how it looks while the choices are few. `among`: what the choices are made of, when that is not fetched yet."""

    kind = "radio"

    def __init__(self, attrs: Any = None, choices: Any = (), few: type[ChoiceWidget] = forms.Select) -> None:
        super().__init__(attrs, choices)
        self.drawn_by = few
        self.aside: list[tuple[str, Any]] = []
        self.found: list[str] = []
        self.among: Many | None = None

    @property
    def template_name(self) -> str:  # type: ignore[override]
        return "ui/forms/finder.html" if self.is_long else str(self.drawn_by.template_name)

    @property
    def is_long(self) -> bool:
        if self.among is not None:
            return self.among.has_more_than(LOTS)
        return next(islice(self.lines(), LOTS, None), None) is not None

    @property
    def use_fieldset(self) -> bool:  # type: ignore[override]
        return self.is_long or self.drawn_by.use_fieldset

    def lines(self) -> Iterator[Option]:
        for value, label in self.choices:
            if isinstance(label, list | tuple):
                yield from (Option(str(one), f"{words}, {value}") for one, words in label)
            else:
                yield Option(str(value), str(label))

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return f"{id_}_1" if self.is_long else str(self._plain().id_for_label(id_, index))

    def use_required_attribute(self, initial: Any) -> bool:
        return not self.is_long and self._plain().use_required_attribute(initial)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        chosen, (words, before) = data.get(name), self._written(data, name)
        if words and (words != before or not chosen):
            return Typed(words)
        return chosen

    def _written(self, data: Any, name: str) -> tuple[str, str]:
        """What somebody wrote to find a choice, now and the time before."""
        now, before = (str(data.get(f"{name}_{part}") or "").strip() for part in (1, 2))
        return now, before

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        if not self.is_long:
            return self._plain().get_context(name, value, attrs)
        context = super(ChoiceWidget, self).get_context(name, value, attrs)
        chosen, words = self._answered(value)
        options = self._shown({*(key for key, _words in self.aside), *self.found, *(chosen - {""})})
        told = {"options": options, "chosen": chosen, "words": words, "kind": self.kind}
        return {**context, **told, "invalid": "aria-invalid" in context["widget"]["attrs"]}

    def _answered(self, value: Any) -> tuple[set[str], str]:
        """What was chosen, and what was written to find somebody."""
        if isinstance(value, Typed):
            return set(), str(value)
        return {str(value or "")}, ""

    def _shown(self, values: set[str]) -> list[Option]:
        """In the order of the list; without going through it when all that is shown stands before it."""
        aside = [Option(str(value), str(words)) for value, words in self.aside]
        if values <= {one.value for one in aside}:
            return [one for one in aside if one.value in values]
        return [one for one in self.lines() if one.value in values]

    def _plain(self) -> ChoiceWidget:
        return self.drawn_by(self.attrs, self.choices)


class FinderOfSeveral(Finder):
    """As many as fit; who was ticked stays while one looks for others."""

    kind, allow_multiple_selected = "checkbox", True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        words, before = self._written(data, name)
        chosen = self.drawn_by().value_from_datadict(data, files, name)
        return Ticked(chosen or (), words, words != before)

    def _answered(self, value: Any) -> tuple[set[str], str]:
        return {str(one) for one in value or ()}, value.words if isinstance(value, Ticked) else ""


SAYS = {
    "nobody": _("Nobody here is called so. Write the name another way."),
    "several": _("Choose from who is called so."),
    "too_many": _("Many are called so; these are the first. Write more of the name to see others."),
}


def show(widget: Finder, hits: list[Option]) -> ValidationError:
    """Who is called so is shown from now on; and what to say about it."""
    widget.found = [one.value for one in hits[:SHOWN]]
    code = "too_many" if len(hits) > SHOWN else "several" if hits else "nobody"
    return ValidationError(SAYS[code], code=code)


def called(widget: Finder, words: str) -> list[Option]:
    asked = words_of(words)
    return [one for one in widget.lines() if one.value and is_called(asked, words_of(one.words))]


class OfMany(forms.ChoiceField):
    """Made of choices that may be thousands."""

    def offer(self, choices: Any, aside: Sequence[tuple[str, Any]] = (), among: Many | None = None) -> None:
        """aside: shown however long the list is. With `among`, a callable for choices is asked only when they are needed."""
        self.widget.aside, self.widget.among = list(aside), among
        self.choices = cache(choices) if callable(choices) else choices


class OneOfMany(OfMany):
    """A choice that may be one out of thousands."""

    def __init__(self, *, few: type[ChoiceWidget] = forms.Select, attrs: Any = None, **named: Any) -> None:
        super().__init__(widget=Finder(attrs, few=few), **named)

    def clean(self, value: Any) -> Any:
        return super().clean(self._found(value) if isinstance(value, Typed) else value)

    def _found(self, typed: Typed) -> str:
        hits = called(self.widget, typed)
        exact = [one for one in hits if words_of(one.words) == words_of(typed)]
        if len(exact) == 1:
            return str(exact[0].value)
        raise show(self.widget, hits)


class SeveralOfMany(OfMany, forms.MultipleChoiceField):
    """Some out of possibly thousands; ticked one after the other."""

    def __init__(self, *, choices: Any, among: Many | None = None, **named: Any) -> None:
        super().__init__(widget=FinderOfSeveral(few=forms.CheckboxSelectMultiple), **named)
        self.offer(choices, among=among)

    def clean(self, value: Any) -> Any:
        if isinstance(value, Ticked) and value.words:
            said = show(self.widget, called(self.widget, value.words))
            if value.look:
                raise said
        return super().clean(list(value or ()))


def words_of(text: str) -> list[str]:
    return WORD.findall(fold(text))


def is_called(asked: list[str], known: list[str]) -> bool:
    """Each word that was typed begins a word of the name, the function or the place."""
    return bool(asked) and all(any(other.startswith(word) for other in known) for word in asked)
