"""What a browser answers with a passkey. Anybody can send anything here, so nonsense is refused like a wrong key."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

NONSENSE = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, InvalidSignature)
"""What the package that reads passkeys trips over, when the answer does not come from a browser."""


class _Answer(forms.JSONField):
    """A number of thousands of digits, or brackets without end, is no JSON either."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (ValueError, RecursionError) as trouble:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from trouble

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was refused goes back into the page as the words it was."""
        try:
            return super().bound_data(data, initial)
        except (ValueError, RecursionError):
            return InvalidJSONInput(data)


class NewPasskey(AddWebAuthnForm):
    """Always a passkey that unlocks with a finger, a face or a PIN: it is both factors in one."""

    credential = _Answer(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        name, passwordless = self.fields["name"], self.fields["passwordless"]
        name.label, name.help_text = (
            _("A name for it"),
            _("So that you recognise it later, as in “my phone”."),
        )
        passwordless.widget, passwordless.initial = forms.HiddenInput(), True
        proof = self.fields["credential"]
        proof.label, proof.error_messages["required"] = (
            _("Passkey"),
            _("That did not work. Try it once more."),
        )

    def clean_passwordless(self) -> bool:
        return True

    def clean(self) -> dict[str, Any]:
        try:
            values: dict[str, Any] = super().clean()
        except NONSENSE as trouble:
            raise get_adapter().validation_error("incorrect_code") from trouble
        return values


class _Careful:
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except NONSENSE as trouble:
            raise get_adapter().validation_error("incorrect_code") from trouble


class PasskeySignIn(_Careful, LoginWebAuthnForm):
    """Coming in with a passkey alone."""

    credential = _Answer(widget=forms.HiddenInput)


class PasskeySecond(_Careful, AuthenticateWebAuthnForm):
    """As the second step."""

    credential = _Answer(widget=forms.HiddenInput)


class PasskeyAgain(_Careful, ReauthenticateWebAuthnForm):
    """Once more, before something that counts."""

    credential = _Answer(widget=forms.HiddenInput)
