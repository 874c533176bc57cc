"""Who showed the first step of signing in and not yet the second: known by name, and nothing is open to them."""

from allauth.account.stages import LoginStageController
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from village.trust.access.actor import enter, standing, tell_database
from village.trust.access.sessions import device_class
from village.trust.vocabulary import Actor


def half_way_in(request: HttpRequest) -> Actor | None:
    """Without the second factor, and nobody becomes it by this: the database goes on with who was acting."""
    village = getattr(request, "village", None)
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if village is None or stage is None or not stage.login.user.is_active:
        return None
    found = enter(village.pk, account_id=stage.login.user.pk, device=device_class(request))
    now = standing()
    tell_database(now.actor, key=now.key)
    return found
