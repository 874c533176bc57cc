"""The forms of faces: a photo with a yes, and why one goes."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from village.modules.papers.bench.refused import Why
from village.modules.papers.cleaning import SENTENCES, CannotBeKept, clean_face
from village.trust.access.forms import CarefulForm

CHOOSE = _("Choose a photo.")


class FaceField(forms.FileField):
    """Its value is a small square, drawn anew on the workbench: no place, no camera, nothing hidden behind it."""

    def __init__(self, **named: Any) -> None:
        super().__init__(widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}), **named)
        self.error_messages |= {
            "required": CHOOSE, "missing": CHOOSE, "invalid": CHOOSE, "empty": SENTENCES[Why.EMPTY],
        }  # fmt: skip

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        if data and data.size > settings.VILLAGE_LARGEST_UPLOAD:
            raise CannotBeKept(Why.TOO_LARGE)
        chosen = super().clean(data, initial)
        return clean_face(chosen.read()) if chosen else None


class FaceForm(CarefulForm):
    """My own face, and that I agree."""

    photo = FaceField(
        label=_("A photo of you alone"),
        help_text=_("Nobody else on it, and never a child. We keep a small square, without where and when it was taken."),
    )
    agreed = forms.BooleanField(
        label=_("Families and everybody else in the village see it wherever I am named. I can take it away at once."),
        error_messages={"required": _("Without your yes nothing is shown.")},
    )


class WhyForm(CarefulForm):
    """Why the face of somebody else goes; whose it is reads it."""

    words = forms.CharField(
        label=_("Why does it go?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Short and true. Your colleague reads these words and your name."),
        error_messages={"required": _("Write why; your colleague reads it.")},
    )  # fmt: skip
