"""What every screen of enrolling does the same."""

from uuid import UUID

from django.http import Http404, HttpRequest

from village.modules.enrolment.queries import is_about_enrolling, is_mine
from village.modules.help_requests.models import HelpRequest
from village.trust.access.opening import find
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Purpose, Right


def my_question(request: HttpRequest, pk: UUID) -> HelpRequest:
    """Of who asked, and nobody else."""
    actor = actor_of(request)
    asked: HelpRequest = find(actor, HelpRequest, pk, Purpose.FOLLOW, Right.CONTRIBUTE)
    if not is_mine(asked, actor):
        raise Http404
    return asked


def question_at_work(request: HttpRequest, pk: UUID) -> HelpRequest:
    """Of who works on it."""
    actor = actor_of(request)
    asked: HelpRequest = find(actor, HelpRequest, pk, Purpose.HELP, Right.CONTRIBUTE)
    if not is_about_enrolling(asked) or not asked.is_work_of(actor):
        raise Http404
    return asked
