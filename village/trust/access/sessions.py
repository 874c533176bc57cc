"""What a session proves: a second factor or not, and on what kind of device."""

from django.http import HttpRequest

PROOFS = {"mfa", "webauthn"}


def has_second_factor(request: HttpRequest) -> bool:
    """True after a passkey, an authenticator code or a recovery code in this session (ASVS 6.3.3).

    What somebody else proved in this browser before proves nothing.
    """
    whose = request.session.get("account_authentication_methods_user")
    if whose is not None and whose != str(request.user.pk):
        return False
    used = request.session.get("account_authentication_methods", [])
    return any(method.get("method") in PROOFS for method in used)


def device_class(request: HttpRequest) -> str:
    """Only phone or computer: enough to recognise a look, too little to follow somebody."""
    agent = request.headers.get("User-Agent", "").lower()
    return "phone" if any(word in agent for word in ("mobile", "android", "iphone")) else "computer"
