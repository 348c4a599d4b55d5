"""The table of contents of the site."""

from django.contrib import admin
from django.urls import include, path

from edi_tracker import components, site_views

urlpatterns = [
    path("", include("public.urls")),
    path("brand.css", site_views.brand, name="brand"),
    path("healthz", site_views.healthz, name="healthz"),
    path("readyz", site_views.readyz, name="readyz"),
    path("accounts/", include("allauth.urls")),
    path("staff/components/", components.index, name="components"),
    path("staff/", include("imports.urls")),
    path("staff/", include("reporting.urls")),
    path("staff/", include("accounts.urls")),
    path("staff/", include("objectives.urls")),
    path("admin/", admin.site.urls),
]
