"""The safety note on half a sheet (A5), in large letters, to hang behind a door or to keep in a bag."""

import json
from pathlib import Path

import typst
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from village.foundation import pdf
from village.modules.agreements.drawing import pictures
from village.modules.agreements.papers import mark_of
from village.modules.safety_notes.models import SafetyNote
from village.modules.safety_notes.reading import parts_of
from village.trust.vocabulary import Actor

HERE = Path(__file__).parent
ON_PAPER = {"check-circle": "hand-heart", "hand-palm": "megaphone"}
"""Pictures of the screen that have another one on paper."""


def pdf_of(note: SafetyNote, actor: Actor) -> bytes:
    """Tagged for screen readers; what people wrote travels as data and is never read as commands."""
    code = (get_language() or "en").split("-")[0]
    drawn = pictures()
    told = {
        "title": note.whose, "lead": _("When it is acute"), "mark": mark_of(actor), "language": code,
        "rtl": bool(get_language_info(code)["bidi"]), "phone": drawn["phone"],
        "review": _("Read again before {day}.").format(day=date_format(note.review_on, "j F Y")),
        "parts": [
            {"title": part["title"], "words": part["words"], "picture": drawn.get(ON_PAPER.get(part["icon"], part["icon"]), "")}
            for part in parts_of(note)
        ],
        "numbers": [{"name": name, "number": number} for name, number in note.numbers],
    }  # fmt: skip
    return typst.compile(
        HERE / "note.typ", font_paths=[pdf.HERE / "fonts"], ignore_system_fonts=True, format="pdf",
        sys_inputs={"paper": json.dumps(told)},
    )  # fmt: skip
