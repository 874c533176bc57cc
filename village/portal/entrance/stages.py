"""The second step of signing in, for whom it is."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from village.portal.entrance.standing import works_anywhere


class SecondStep(AuthenticateStage):
    """Professionals, and whoever set up an authenticator app, prove a second thing.

    A parent with a passkey may still come in with a code by mail: a lost phone must not close the door.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        if not super()._should_handle(request):
            return False
        account: Any = self.login.user
        return is_mfa_enabled(account, [Authenticator.Type.TOTP]) or works_anywhere(account)
