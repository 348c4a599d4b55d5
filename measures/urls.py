"""The pages of the evidence, below /staff/."""

from django.urls import path

from measures.views import categories, figures, measures, targets

CATEGORIES = "measures/categories/"
MEASURE = "measures/<slug:slug>/"

urlpatterns = [
    path("measures/", measures.measures, name="measures"),
    path("measures/new/", measures.new_measure, name="new_measure"),
    path(CATEGORIES, categories.categories, name="categories"),
    path(f"{CATEGORIES}new/", categories.new_category, name="new_category"),
    path(f"{CATEGORIES}<int:pk>/words/", categories.new_alias, name="new_alias"),
    path(f"{CATEGORIES}priorities/new/", categories.adopt_priority, name="adopt_priority"),
    path(MEASURE, measures.measure, name="measure"),
    path(f"{MEASURE}edit/", measures.edit_measure, name="edit_measure"),
    path(f"{MEASURE}target/", targets.set_target, name="set_target"),
    path(f"{MEASURE}figures/new/", figures.record_figure, name="record_figure"),
    path(f"{MEASURE}figures/<int:pk>/correct/", figures.correct_figure, name="correct_figure"),
]
