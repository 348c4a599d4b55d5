"""The pages on which a strategy is set up, below /staff/."""

from django.urls import path

from plans import views

SETTINGS = "strategies/<slug:slug>/settings/"

urlpatterns = [
    path(SETTINGS, views.strategy_settings, name="strategy_settings"),
    path(f"{SETTINGS}facts/", views.edit_facts, name="edit_facts"),
    path(f"{SETTINGS}key/new/", views.new_word, name="new_word"),
    path(f"{SETTINGS}key/<int:pk>/", views.edit_word, name="edit_word"),
    path(f"{SETTINGS}bodies/new/", views.new_body, name="new_body"),
    path(f"{SETTINGS}bodies/<slug:body>/", views.edit_body, name="edit_body"),
]
