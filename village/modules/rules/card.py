"""The rules of the village in the menu of its keeper. It asks nothing."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from village.trust.access.screens import actor_of
from village.ui.cards import MenuItem


def menu_for(request: HttpRequest) -> list[MenuItem]:
    if not actor_of(request).is_keeper:
        return []
    return [MenuItem("rules:all", _("Rules of the village"), "clock", order=45, wide=True)]
