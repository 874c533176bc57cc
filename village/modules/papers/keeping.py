"""For other modules: keep a voice, a drawing or a letter with what somebody tells, and show it beside the words.

A form gets `PaperField` (fields.py); its page says `{% include "papers/_keeping_head.html" %}` in the head and is marked
with `may_record`; `keep_paper(record, by=..., content=form.cleaned_data["voice"])` keeps it; `papers_of(item_id)`, or for many
records `papers_of_each(item_ids)`, with `{% include "papers/_kept.html" %}` shows it on a page marked with `may_listen`.
Whoever may read the record hears and sees it; nobody else does.
"""

from village.modules.papers.actions import Told, keep, keep_with
from village.modules.papers.cleaning import Cleaned
from village.modules.papers.fields import DRAWING, VOICE, PaperField
from village.modules.papers.models import Paper
from village.modules.papers.problems import NoRoomLeft
from village.modules.papers.queries import papers_of, papers_of_each
from village.modules.papers.recording import may_listen, may_record
from village.modules.papers.words import Sort
from village.trust.people.models import Family, Person, PersonRecord
from village.trust.vocabulary import Actor, DataKind

__all__ = [
    "DRAWING", "VOICE", "Cleaned", "NoRoomLeft", "Paper", "PaperField", "Sort", "Told", "keep_paper", "may_listen",
    "may_record", "papers_of", "papers_of_each",
]  # fmt: skip


def keep_paper(
    with_what: PersonRecord | Person | Family, *, by: Actor, content: Cleaned, told: Told = Told(),  # noqa: B008 - frozen
    kind: DataKind = DataKind.FAMILY_STORY,
) -> Paper:  # fmt: skip
    """With a record: about whom, of what kind and for whom that record is. With a person or family: of this kind."""
    if isinstance(with_what, PersonRecord):
        return keep_with(with_what, by=by, content=content, told=told)
    return keep(with_what, by=by, kind=kind, content=content, told=told)
