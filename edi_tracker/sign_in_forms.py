"""The forms of signing in, with messages that say what to do. Named in ACCOUNT_FORMS and MFA_FORMS."""

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as authenticator_app

from edi_tracker.forms import PlainMessages


class LoginForm(PlainMessages, account.LoginForm):
    pass


class ResetPasswordForm(PlainMessages, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(PlainMessages, account.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(PlainMessages, account.ChangePasswordForm):
    pass


class ReauthenticateForm(PlainMessages, account.ReauthenticateForm):
    pass


class AuthenticateForm(PlainMessages, second_step.AuthenticateForm):
    pass


class ReauthenticateCodeForm(PlainMessages, second_step.ReauthenticateForm):
    pass


class ActivateTOTPForm(PlainMessages, authenticator_app.ActivateTOTPForm):
    pass
