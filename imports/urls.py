from django.urls import path

from imports.pages import views
from imports.recording.pages import views as figures

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/new/", views.new_import, name="new_import"),
    path("imports/<int:pk>/", views.import_batch, name="import_batch"),
    path("imports/<int:pk>/columns/", views.columns, name="import_columns"),
    path("imports/<int:pk>/words/", views.words, name="import_words"),
    path("imports/<int:pk>/preview/", views.preview, name="import_preview"),
    path("imports/<int:pk>/result/", views.result, name="import_result"),
    path("imports/<int:pk>/again/", views.again, name="import_again"),
    path("strategies/<slug:slug>/plan.xlsx", views.plan_workbook, name="plan_workbook"),
    path("imports/<int:pk>/file/", views.original_file, name="import_file"),
    path("measures/imports/", figures.measure_imports, name="measure_imports"),
    path("measures/imports/new/", figures.new_measure_import, name="new_measure_import"),
    path("measures/imports/template.xlsx", figures.measure_template, name="measure_template"),
    path("measures/imports/template.csv", figures.measure_template_csv, name="measure_template_csv"),
    path("measures/imports/<int:pk>/", figures.measure_import, name="measure_import"),
    path("measures/imports/<int:pk>/file/", figures.measure_import_file, name="measure_import_file"),
]
