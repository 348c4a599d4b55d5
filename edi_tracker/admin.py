"""The administration as a whole: its name, its door, and what has no place in it."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from edi_tracker.admin_rules import ReadOnly

admin.site.site_header = f"{settings.PRODUCT_NAME}: administration"
admin.site.site_title = settings.PRODUCT_NAME
admin.site.index_title = "What would you like to look after?"
admin.site.site_url = "/staff/"
# One door for everybody: the admin's own form knows neither the second step nor the limit on attempts.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

# Rights come from the table of roles, addresses from the person, and single sign-on from the environment.
for model in (Group, EmailAddress, SocialAccount, SocialApp, SocialToken, Authenticator):
    admin.site.unregister(model)


@admin.register(Authenticator)
class SecondStepAdmin(ReadOnly):
    """A person's second step of sign-in. It is taken away when phone and codes are lost."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    list_select_related = ("user",)
    search_fields = ("user__email",)
    fields = ("user", "type", "created_at", "last_used_at")

    def has_delete_permission(self, request: HttpRequest, obj: Authenticator | None = None) -> bool:
        return bool(request.user.is_staff)
