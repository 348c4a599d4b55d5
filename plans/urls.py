"""The duties of the organisation, and the pages on which a strategy is set up, below /staff/."""

from django.urls import path

from plans import duty_pages, views

SETTINGS = "strategies/<slug:slug>/settings/"

urlpatterns = [
    path("duties/", duty_pages.duties, name="duties"),
    path("duties/new/", duty_pages.new_duty, name="new_duty"),
    path("duties/usual/", duty_pages.usual_duties, name="usual_duties"),
    path("duties/<slug:slug>/", duty_pages.duty, name="duty"),
    path("duties/<slug:slug>/edit/", duty_pages.edit_duty, name="edit_duty"),
    path("duties/<slug:slug>/publications/new/", duty_pages.record_publication, name="record_publication"),
    path(
        "duties/<slug:slug>/publications/<int:pk>/",
        duty_pages.put_publication_right,
        name="put_publication_right",
    ),
    path(SETTINGS, views.strategy_settings, name="strategy_settings"),
    path(f"{SETTINGS}facts/", views.edit_facts, name="edit_facts"),
    path(f"{SETTINGS}key/new/", views.new_word, name="new_word"),
    path(f"{SETTINGS}key/<int:pk>/", views.edit_word, name="edit_word"),
    path(f"{SETTINGS}bodies/new/", views.new_body, name="new_body"),
    path(f"{SETTINGS}bodies/<slug:body>/", views.edit_body, name="edit_body"),
]
