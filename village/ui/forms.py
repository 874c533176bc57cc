"""How fields of forms look: big choices with a picture, chips, a switch, and all other fields."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import ChoiceWidget
from django.utils.functional import Promise, cached_property

HERE = Path(__file__).parent / "templates"
DJANGOS = Path(forms.__file__).parent / "templates"


class VillageRenderer(DjangoTemplates):
    """Draws every widget with our classes; what we do not draw ourselves comes from Django."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    @cached_property
    def engine(self) -> Any:
        where = {"APP_DIRS": True, "DIRS": [HERE, DJANGOS], "NAME": "village-forms", "OPTIONS": {}}
        return self.backend(where)


class Picture(NamedTuple):
    """What a choice shows besides its word: a two-tone icon (without duo-), a colour, a short hint."""

    icon: str = ""
    cat: str = "brand"
    hint: str | Promise = ""


class _WithPictures(ChoiceWidget):
    """pictures: per value of a choice; wide: low, broad tiles for longer words."""

    def __init__(
        self, attrs: dict[str, Any] | None = None, choices: Any = (),
        pictures: Mapping[Any, Picture] | None = None, wide: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(attrs, choices)
        self.pictures = pictures or {}
        self.wide = wide

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["wide"] = self.wide
        return context

    def create_option(self, name: str, value: Any, *args: Any, **named: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **named)
        option["picture"] = self.pictures.get(getattr(value, "value", value), Picture())
        option["wide"] = self.wide
        return option


class Tiles(_WithPictures, forms.RadioSelect):
    """One choice out of a few, each with a picture."""

    template_name = "ui/forms/tiles.html"
    option_template_name = "ui/forms/tile.html"


class TilesMany(_WithPictures, forms.CheckboxSelectMultiple):
    """As many choices as fit, each with a picture."""

    template_name = "ui/forms/tiles.html"
    option_template_name = "ui/forms/tile.html"


class Chips(_WithPictures, forms.CheckboxSelectMultiple):
    """As many short words as fit."""

    template_name = "ui/forms/chips.html"
    option_template_name = "ui/forms/chip.html"


class ChipsOne(_WithPictures, forms.RadioSelect):
    """One short word out of a few."""

    template_name = "ui/forms/chips.html"
    option_template_name = "ui/forms/chip.html"


class Switch(forms.CheckboxInput):
    """On or off, at once clear."""

    def __init__(self, attrs: dict[str, Any] | None = None, check_test: Any = None) -> None:
        super().__init__({"role": "switch", **(attrs or {})}, check_test)
