"""From rows to what people read: when it was, in words of one's own language, and what belongs to it."""

from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from village.modules.papers import queries
from village.modules.papers.models import EarlierHelp, Paper
from village.trust.access.explain import who_can_see
from village.trust.access.mine import may_decide
from village.trust.vocabulary import Actor


def line_of(actor: Actor, rows: list[EarlierHelp]) -> list[dict[str, Any]]:
    """Under the lock: a list was opened. Papers that this reader may not see are not counted."""
    if not rows:
        return []
    names = queries.names_of_subjects(actor, [one.subject_id for one in rows])
    papers = _papers(actor, rows)
    queries.ready_to_read(actor, rows)
    ours = {key: may_decide(key[0], key[1], [key[2]]) for key in {(one.subject_id, one.item_id, one.kind) for one in rows}}
    return [
        {
            "one": one, "when": when_in_words(one), "is_me": one.subject_id == actor.subject_id,
            "whose": names.get(one.subject_id, "").split(" ")[0],
            "papers": [papers[key] for key in one.paper_ids if key in papers],
            "is_ours": ours[one.subject_id, one.item_id, one.kind],
        }
        for one in rows
    ]  # fmt: skip


def readers_in_words(record: Paper | EarlierHelp, actor: Actor) -> list[dict[str, Any]]:
    """Everybody who can see it now, and by which key."""
    return [
        {"one": reader, "because": reader.because(actor.person_id), "is_me": reader.person_id == actor.person_id}
        for reader in who_can_see(record)
    ]


def when_in_words(one: EarlierHelp) -> str:
    begins = _moment(one.from_year, one.from_month)
    if one.goes_on:
        return _("since {begin}").format(begin=begins)
    if one.until_year is None or (one.until_year, one.until_month) == (one.from_year, one.from_month):
        return begins
    return _("{begin} to {end}").format(begin=begins, end=_moment(one.until_year, one.until_month))


def _moment(year: int, month: int | None) -> str:
    return f"{MONTHS[month]} {year}" if month else str(year)


def _papers(actor: Actor, rows: list[EarlierHelp]) -> dict[Any, Paper]:
    wanted = {key for one in rows for key in one.paper_ids}
    found = list(queries.papers_seen(actor).filter(pk__in=wanted)) if wanted else []
    queries.ready_to_read(actor, found)
    return {paper.pk: paper for paper in found}
