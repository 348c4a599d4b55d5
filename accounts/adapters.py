"""Where sign-in meets the council's own ways: an administrator opens accounts, or single sign-on does."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens an account for themselves."""
        return False


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """The place where the council's identity provider decides who comes in and with which roles."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Until a provider is connected, nobody comes in this way."""
        return False
