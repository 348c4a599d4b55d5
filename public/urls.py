"""The addresses that anybody may open."""

from django.urls import path

from public import about, files, views

urlpatterns = [
    path("", views.home, name="home"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("open-data/", about.open_data, name="open_data"),
    path("open-data/schema.json", about.schema, name="open_data_schema"),
    path("feed/", files.feed, name="feed"),
    path("strategies/<slug:slug>/", views.strategy, name="public_strategy"),
    path("strategies/<slug:slug>/search/", views.search, name="public_search"),
    path("strategies/<slug:slug>/embed/", views.embed, name="embed"),
    path("strategies/<slug:slug>/objectives/<str:ref>/", views.objective, name="public_objective"),
    path("strategies/<slug:slug>/measures/<slug:measure>/", views.measure, name="public_measure"),
    path("strategies/<slug:slug>/reports/", views.reports, name="public_reports"),
    path("strategies/<slug:slug>/reports/<slug:ref>/", views.report, name="public_report"),
    path("strategies/<slug:slug>/reports/<slug:ref>/<str:name>", files.report_file, name="public_file"),
]
