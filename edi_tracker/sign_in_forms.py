"""The forms of signing in, with messages that say what to do. Named in ACCOUNT_FORMS and MFA_FORMS."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as authenticator_app

from edi_tracker.forms import PlainMessages


class SignInForm(PlainMessages):
    """Names the questions in our words; the pages have their own link for a forgotten password."""

    labels = {
        "login": "E-mail address",
        "email": "E-mail address",
        "password": "Password",
        "oldpassword": "Current password",
        "password1": "New password",
        "password2": "New password again",
        "code": "Code",
    }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in {"password", "oldpassword"} & set(self.fields):
            self.fields[name].help_text = ""


class LoginForm(SignInForm, account.LoginForm):
    """E-mail address and password."""


class ResetPasswordForm(SignInForm, account.ResetPasswordForm):
    """Asks where to send the link."""


class ResetPasswordKeyForm(SignInForm, account.ResetPasswordKeyForm):
    """A new password, for the holder of the link."""


class ChangePasswordForm(SignInForm, account.ChangePasswordForm):
    """A new password, for somebody who knows the old one."""


class ReauthenticateForm(SignInForm, account.ReauthenticateForm):
    """The password again, before what changes how one signs in."""


class AuthenticateForm(SignInForm, second_step.AuthenticateForm):
    """The second step."""


class ReauthenticateCodeForm(SignInForm, second_step.ReauthenticateForm):
    """A code again, before what changes how one signs in."""


class ActivateTOTPForm(SignInForm, authenticator_app.ActivateTOTPForm):
    """The first code of an authenticator app."""
