"""What people fill in to come in, and about themselves."""

from typing import Any

from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
    SetPasswordForm,
    SignupForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ProveAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from village.trust.access.forms import CarefulForm

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr", "autocapitalize": "off"}
MAIL = {"type": "email", "autocomplete": "username", "dir": "ltr", "spellcheck": "false"}


def _ask(field: forms.Field, label: Any, hint: Any = "", **attrs: str) -> None:
    """Our question above the field; no grey words inside it."""
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class AskForCode(RequestLoginCodeForm):
    """The way in for everybody: an address, and a code comes by mail."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(self.fields["email"], _("Your e-mail address"), **MAIL)


class GiveCode(ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(self.fields["code"], _("The code from the message"), _("Eight digits."), **CODE)


class GiveMailCode(ConfirmEmailVerificationCodeForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(self.fields["code"], _("The code from the message"), _("Eight digits."), **CODE)


class PasswordSignIn(LoginForm):
    """For who chose a password. Nobody has to, and signing up asks for none."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(self.fields["login"], _("Your e-mail address"), **MAIL)
        _ask(self.fields["password"], _("Password"), dir="ltr")

    def _setup_password_field(self) -> None:
        """The package would take the password away, because signing up does not ask for one."""


class NewAccount(SignupForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(
            self.fields["email"],
            _("Your e-mail address"),
            _("We send you a code to check that it is yours."),
            **MAIL,
        )


class AnotherAddress(AddEmailForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(self.fields["email"], _("The new e-mail address"), _("We send a code to it."), **MAIL)


class PasswordAgain(ReauthenticateForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(self.fields["password"], _("Password"), dir="ltr")


class NewPassword(SetPasswordForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _new_password(self)


class OtherPassword(ChangePasswordForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(self.fields["oldpassword"], _("The password you have now"), dir="ltr")
        _new_password(self)


def _new_password(form: forms.Form) -> None:
    hint = _("At least 12 signs. A few words in a row are easy to remember and hard to guess.")
    _ask(form.fields["password1"], _("The new password"), hint, dir="ltr")
    _ask(form.fields["password2"], _("The new password once more"), dir="ltr")


class AppCode(AuthenticateForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(self.fields["code"], _("The code from your app, or a spare code"), **CODE)


class AppCodeAgain(ProveAgainForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(self.fields["code"], _("The code from your app, or a spare code"), **CODE)


class FirstAppCode(ActivateTOTPForm):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _ask(self.fields["code"], _("The code that the app shows now"), _("Six digits."), **CODE)


class ReceiptForm(CarefulForm):
    """Sixteen digits in groups of four; spaces and dashes do not matter."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Sixteen digits. Spaces do not matter."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr", "spellcheck": "false"}
        ),
    )

    def digits(self) -> str:
        """What stands for the code; nonsense becomes a code that nobody has, so that it is looked up all the same."""
        typed = "".join(str(int(sign)) for sign in self.cleaned_data.get("code", "") if sign.isdecimal())
        return typed if len(typed) == 16 else "0" * 17


def language_choices(village: Any) -> list[tuple[str, str]]:
    known = dict(settings.LANGUAGES)
    codes = [code for code in (village.languages or known) if code in known]
    return [(code, get_language_info(code)["name_local"].capitalize()) for code in codes]


class JoinForm(CarefulForm):
    """The little that a village needs to know of somebody new."""

    name = forms.CharField(
        label=_("Your name"), help_text=_("As you want people to call you."), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Your language"))

    def __init__(self, *args: Any, village: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = language_choices(village)


class AboutMeForm(JoinForm):
    """How the village calls and reaches me. Messages go only to an address that was proved to be mine."""

    email = forms.ChoiceField(
        label=_("Where may we send a message?"), required=False,
        help_text=_("A message says only that something waits for you, never what."),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Phone"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )  # fmt: skip

    def __init__(self, *args: Any, addresses: list[str], **named: Any) -> None:
        super().__init__(*args, **named)
        field = self.fields["email"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*[(one, one) for one in addresses], ("", _("Send me no messages"))]
