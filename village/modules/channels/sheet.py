"""What stands on paper for a family: who has it, what was promised, whom to call. Never a word of what was asked.

A paper lies on a table where others read it: no child, no service, no story. It speaks the language of who gets it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from village.foundation.time_range import now
from village.modules.channels.asked import Asked, Said
from village.modules.channels.words import ANOTHER_LANGUAGE, YOUNG


@dataclass(frozen=True)
class Sheet:
    """One question as it stands today."""

    number: str
    name: str
    asked_at: datetime
    owner: str
    phone: str
    place: str
    place_phone: str
    answer_by: datetime | None
    is_open: bool
    is_young: bool = False

    @property
    def is_late(self) -> bool:
        return self.answer_by is not None and self.answer_by <= now()


def sheet_of(asked: Asked) -> Sheet:
    point = asked.to_organisation
    return Sheet(
        number=asked.number, name=asked.asker_name, asked_at=asked.asked_at,
        owner=asked.owner.public_name if asked.owner else "", phone=asked.owner.public_phone if asked.owner else "",
        place=point.name, place_phone=point.phone, answer_by=asked.answer_by if asked.is_open else None, is_open=asked.is_open,
        is_young=asked.asker == YOUNG,
    )  # fmt: skip


def written(sheet: Sheet, language: str, *, by: str, is_large: bool) -> SafeString:
    """The page with pictures, in one language, whatever language the reader of the screen has."""
    return _drawn("channels/_sheet.html", sheet, language, {"by": by, "is_large": is_large})


def letter(sheet: Sheet, language: str, *, said: Said | None, written_in: str, by: str, is_large: bool) -> SafeString:
    """Fixed sentences in their language; the words of who works on it in the language they were written in, and so said."""
    with override(language):
        name = get_language_info(written_in)["name_translated"]
    told = {"said": said, "written_in": written_in, "written_in_name": name, "is_other": written_in != language}
    return _drawn("channels/_letter.html", sheet, language, {**told, "by": by, "is_large": is_large})


def language_for(wished: str, chosen: str, languages: list[str]) -> str:
    """What was chosen on the page, else what they speak, else the first language of the village."""
    known = languages or [code for code, _name in settings.LANGUAGES]
    return next((one for one in (chosen, wished) if one in known and one != ANOTHER_LANGUAGE), known[0])


def _drawn(template: str, sheet: Sheet, language: str, told: dict[str, object]) -> SafeString:
    with override(language):
        info = get_language_info(language)
        direction = "rtl" if info["bidi"] else "ltr"
        before = _day_and_hour(sheet.answer_by) if sheet.answer_by else ""
        context = {"sheet": sheet, "language": language, "direction": direction, "before": before, "today": now(), **told}
        return render_to_string(template, context)


def _day_and_hour(moment: datetime) -> str:
    """Never "tomorrow": a paper is read on another day."""
    local = timezone.localtime(moment)
    return _("%(day)s, %(time)s") % {"day": date_format(local, _("l j F")), "time": date_format(local, "H:i")}
