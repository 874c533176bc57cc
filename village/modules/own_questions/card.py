"""The questions of a village in the menu of its keeper. It asks nothing."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from village.modules.own_questions.queries import asked_now
from village.trust.access.screens import actor_of
from village.ui.cards import MenuItem, RulesPage


def rules_for(request: HttpRequest) -> list[RulesPage]:
    """For the keeper: what the village asks besides."""
    asked = asked_now(actor_of(request).village_id)
    holds = [ngettext("{number} question is asked", "{number} questions are asked", len(asked)).format(number=len(asked))]
    last = max((one.created_at for one in asked), default=None)
    about = _("Each answer keeps the question as it was asked")
    return [RulesPage(_("Own questions"), about, "own_questions:all", holds, last)]


def menu_for(request: HttpRequest) -> list[MenuItem]:
    if not actor_of(request).is_keeper:
        return []
    return [MenuItem("own_questions:all", _("Own questions"), "list", order=46, wide=True)]
