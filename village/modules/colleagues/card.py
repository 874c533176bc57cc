"""Colleagues elsewhere: a place in the menu for who manages, and the words of the logbook. It asks nothing."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.trust.access.screens import actor_of
from village.trust.vocabulary import Role
from village.ui.cards import MenuItem

VERBS = {
    "accept": gettext_lazy("came to work at an organisation"),
    "change_chair": gettext_lazy("changed what somebody does at work"),
    "propose_chair": gettext_lazy("proposed what somebody does for the village or at work"),
    "end_proposal": gettext_lazy("stopped a proposal about what somebody does"),
    "ask_recovery": gettext_lazy("asked colleagues to help with a lost second step"),
    "say_known": gettext_lazy("said to know who lost a second step"),
    "stop_recovery": gettext_lazy("stopped taking away a second step"),
    "end_lost_factor": gettext_lazy("a lost second step was taken away after the waiting time"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item or not actor.second_factor:
        return []
    if actor.works_as(Role.MANAGER):
        return [MenuItem("colleagues:people", _("Colleagues"), "users-three", order=40, wide=True)]
    if actor.is_keeper:
        return [MenuItem("colleagues:organisations", _("Organisations"), "users-three", order=40, wide=True)]
    if actor.works_as(Role.PRIVACY_OFFICER):
        return [MenuItem("colleagues:village", _("Who keeps the village"), "users-three", order=40, wide=True)]
    return []
