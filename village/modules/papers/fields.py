"""The field with which any form takes a voice, a drawing or a letter: chosen from the device, or made on the spot."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from village.modules.papers.bench.refused import Why
from village.modules.papers.cleaning import SENTENCES, CannotBeKept, Cleaned, clean

VOICE, DRAWING, ANYTHING = "voice", "drawing", "anything"
ACCEPTS = {
    VOICE: "audio/*",
    DRAWING: "image/jpeg,image/png,image/webp",
    ANYTHING: "audio/*,image/jpeg,image/png,image/webp,application/pdf",
}


class PaperInput(forms.FileInput):
    """Chosen from the device; with script also recorded or drawn on the spot. `way`: what a page asks for."""

    template_name = "papers/forms/paper_input.html"

    def __init__(self, way: str = ANYTHING) -> None:
        super().__init__({"accept": ACCEPTS[way], "class": "keeping__choose"})
        self.way = way

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "speaks": self.way in (VOICE, ANYTHING), "draws": self.way in (DRAWING, ANYTHING),
            "most": settings.VILLAGE_LARGEST_UPLOAD, "pens": ("#1f2937", "#b42318", "#15704a", "#1d4ed8"),
        }  # fmt: skip
        return context


class PaperField(forms.FileField):
    """Its value is a `Cleaned`: written anew on the workbench, ready to keep. Or None, when it may be left out."""

    def __init__(self, *, way: str = ANYTHING, **named: Any) -> None:
        super().__init__(widget=PaperInput(way), **named)
        self.error_messages |= {
            "required": _("Choose something, or record it."), "empty": SENTENCES[Why.EMPTY],
            "missing": _("Choose something, or record it."), "invalid": _("Choose something, or record it."),
        }  # fmt: skip

    def clean(self, data: Any, initial: Any = None) -> Cleaned | None:
        if data and data.size > settings.VILLAGE_LARGEST_UPLOAD:
            raise CannotBeKept(Why.TOO_LARGE)
        chosen = super().clean(data, initial)
        return clean(chosen.read(), chosen.name) if chosen else None
