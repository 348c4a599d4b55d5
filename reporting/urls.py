"""Cycles, from the meeting to the paper. Reports: the list, a draft until it is issued, and what was issued."""

from django.urls import path

from reporting import (
    calendar_pages,
    comparing,
    cycle_pages,
    deciding_page,
    downloads,
    drafting,
    my_pages,
    readiness_page,
    views,
)
from reporting.definition_page import report_definition

urlpatterns = [
    path(
        "strategies/<slug:slug>/settings/bodies/<slug:body>/report/",
        report_definition,
        name="report_definition",
    ),
    path("calendar/", calendar_pages.calendar, name="calendar"),
    path("calendar/address/", calendar_pages.new_calendar_address, name="new_calendar_address"),
    path("calendar/address/stop/", calendar_pages.stop_calendar_address, name="stop_calendar_address"),
    path("my-actions/", my_pages.my_actions, name="my_actions"),
    path("my-actions/next/", my_pages.next_of_mine, name="next_of_mine"),
    path("my-actions/updates/", my_pages.update_my_actions, name="update_my_actions"),
    path("owners/<slug:slug>/updates/", my_pages.update_owners_actions, name="update_owners_actions"),
    path("cycles/", cycle_pages.cycles, name="cycles"),
    path("cycles/new/", cycle_pages.new_cycle, name="new_cycle"),
    path("cycles/<slug:slug>/", cycle_pages.cycle, name="cycle"),
    path("cycles/<slug:slug>/edit/", cycle_pages.edit_cycle, name="edit_cycle"),
    path("cycles/<slug:slug>/move/", cycle_pages.move_meeting, name="move_meeting"),
    path("cycles/<slug:slug>/discard/", cycle_pages.discard_cycle, name="discard_cycle"),
    path("cycles/<slug:slug>/draft/", cycle_pages.draft_of_cycle, name="draft_of_cycle"),
    path("cycles/<slug:slug>/chased/<slug:owner>/", cycle_pages.note_chase, name="note_chase"),
    path("reports/", views.reports, name="reports"),
    path("reports/new/", drafting.new_report, name="new_report"),
    path("reports/drafts/<int:pk>/", drafting.report_draft, name="report_draft"),
    path("reports/drafts/<int:pk>/preview/", drafting.report_preview, name="report_preview"),
    path("reports/drafts/<int:pk>/ready/", readiness_page.report_readiness, name="report_readiness"),
    path("reports/drafts/<int:pk>/issue/", drafting.issue_draft, name="issue_draft"),
    path("reports/drafts/<int:pk>/discard/", drafting.throw_away_draft, name="discard_draft"),
    path("reports/<slug:ref>/", views.report, name="report"),
    path("reports/<slug:ref>/correct/", drafting.correct_report, name="correct_report"),
    path("reports/<slug:ref>/decisions/", deciding_page.members_decisions, name="members_decisions"),
    path("reports/<slug:ref>/compare/", comparing.choose_comparison, name="choose_comparison"),
    path("reports/<slug:ref>/compare/<slug:earlier>/", comparing.compare_reports, name="compare_reports"),
    path("reports/<slug:ref>/<str:name>", downloads.report_file, name="report_file"),
]
