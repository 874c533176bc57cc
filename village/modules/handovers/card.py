"""How handing over shows itself elsewhere: on the page of a question, in the menu, in the circle."""

from collections.abc import Iterable

from django.http import HttpRequest

from village.modules.circles.queries import may_decide
from village.modules.handovers.reading import readers
from village.modules.help_requests.models import HelpRequest
from village.trust.vocabulary import Actor
from village.ui.cards import Panel


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    if not isinstance(record, HelpRequest):
        return
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if record.is_open and may_decide(record.subject_id, record.item_id, [record.kind]) and not _works_on(record, actor):
        yield Panel("handovers/_along.html", {"asked": record, "readers": readers(record)}, order=40)


def _works_on(record: HelpRequest, actor: Actor) -> bool:
    return record.to_organisation_id in actor.organisation_ids and record.author_id != actor.person_id
