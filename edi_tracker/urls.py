"""The table of contents of the site."""

from django.contrib import admin
from django.urls import include, path, re_path

from edi_tracker import components, site_views
from reporting.cycles.calendar_pages import calendar_feed

urlpatterns = [
    path("", include("public.urls")),
    path("brand.css", site_views.brand, name="brand"),
    path("healthz", site_views.healthz, name="healthz"),
    path("readyz", site_views.readyz, name="readyz"),
    # Administrators keep the addresses of people, and single sign-on isn't connected: these stay shut.
    re_path(r"^accounts/(?:email|confirm-email|login/code|3rdparty|social)/", site_views.shut, name="shut"),
    path("accounts/", include("allauth.urls")),
    path("calendar/<slug:address>.ics", calendar_feed, name="calendar_feed"),
    path("staff/components/", components.index, name="components"),
    path("staff/", include("imports.urls")),
    path("staff/", include("reporting.urls")),
    path("staff/", include("accounts.urls")),
    path("staff/", include("plans.urls")),
    path("staff/", include("measures.urls")),
    path("staff/", include("objectives.urls")),
    path("admin/", admin.site.urls),
]
