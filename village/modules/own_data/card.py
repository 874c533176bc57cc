"""How own data show themselves elsewhere: a place in the menu, and the words of copies in the logbook."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.trust.vocabulary import Actor
from village.ui.cards import MenuItem

VERBS = {
    "take_own_copy": gettext_lazy("took a copy of everything"),
    "take_copy": gettext_lazy("took a copy of everything"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.only_item:
        return []
    group = _("About me") if actor.is_professional else ""
    return [MenuItem("own_data:home", _("What is kept about me"), "backpack", order=95, group=group, wide=True)]
