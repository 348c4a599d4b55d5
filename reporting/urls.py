"""Cycles, from the meeting to the paper. Reports: the list, a draft until it is issued, and what was issued."""

from django.urls import path

from reporting.bases import pages as bases
from reporting.cycles import calendar_pages, my_pages
from reporting.cycles import pages as cycles
from reporting.drafts import pages as drafts
from reporting.letters import pages as letters
from reporting.members import pages as members
from reporting.pages import comparing, definition, downloads, drafting, issues, readiness
from reporting.publications import pages as publications

urlpatterns = [
    path(
        "strategies/<slug:slug>/settings/bodies/<slug:body>/report/",
        definition.report_definition,
        name="report_definition",
    ),
    path("strategies/<slug:slug>/settings/word/", bases.word_base, name="word_base"),
    path("strategies/<slug:slug>/settings/word/plain/", bases.own_word_base, name="own_word_base"),
    path("strategies/<slug:slug>/settings/word/<int:pk>/", bases.word_base_file, name="word_base_file"),
    path(
        "strategies/<slug:slug>/settings/word/<int:pk>/sample/",
        bases.word_base_sample,
        name="word_base_sample",
    ),
    path("strategies/<slug:slug>/settings/word/<int:pk>/stop/", bases.stop_word_base, name="stop_word_base"),
    path("calendar/", calendar_pages.calendar, name="calendar"),
    path("calendar/address/", calendar_pages.new_calendar_address, name="new_calendar_address"),
    path("calendar/address/stop/", calendar_pages.stop_calendar_address, name="stop_calendar_address"),
    path("my-actions/", my_pages.my_actions, name="my_actions"),
    path("my-actions/next/", my_pages.next_of_mine, name="next_of_mine"),
    path("my-actions/updates/", my_pages.update_my_actions, name="update_my_actions"),
    path("owners/<slug:slug>/updates/", my_pages.update_owners_actions, name="update_owners_actions"),
    path("cycles/", cycles.cycles, name="cycles"),
    path("cycles/new/", cycles.new_cycle, name="new_cycle"),
    path("cycles/<slug:slug>/", cycles.cycle, name="cycle"),
    path("cycles/<slug:slug>/edit/", cycles.edit_cycle, name="edit_cycle"),
    path("cycles/<slug:slug>/move/", cycles.move_meeting, name="move_meeting"),
    path("cycles/<slug:slug>/discard/", cycles.discard_cycle, name="discard_cycle"),
    path("cycles/<slug:slug>/draft/", cycles.draft_of_cycle, name="draft_of_cycle"),
    path("cycles/<slug:slug>/chase/<slug:owner>/", letters.chase_owner, name="chase_owner"),
    path("mail/", letters.mail, name="mail"),
    path("mail/<int:pk>/again/", letters.try_mail_again, name="try_mail_again"),
    path("mail/<int:pk>/came-back/", letters.mail_came_back, name="mail_came_back"),
    path("cycles/<slug:slug>/chased/<slug:owner>/", cycles.note_chase, name="note_chase"),
    path("reports/", issues.reports, name="reports"),
    path("reports/new/", drafting.new_report, name="new_report"),
    path("reports/drafts/<int:pk>/", drafting.report_draft, name="report_draft"),
    path("reports/drafts/<int:pk>/preview/", drafting.report_preview, name="report_preview"),
    path("reports/drafts/<int:pk>/files/", drafts.draft_files, name="draft_files"),
    path("reports/drafts/<int:pk>/files/<str:name>/", drafts.draft_file, name="draft_file"),
    path("reports/drafts/<int:pk>/ready/", readiness.report_readiness, name="report_readiness"),
    path("reports/drafts/<int:pk>/issue/", drafting.issue_draft, name="issue_draft"),
    path("reports/drafts/<int:pk>/discard/", drafting.throw_away_draft, name="discard_draft"),
    path("reports/<slug:ref>/", issues.report, name="report"),
    path("reports/<slug:ref>/correct/", drafting.correct_report, name="correct_report"),
    path("reports/<slug:ref>/decisions/", members.members_decisions, name="members_decisions"),
    path("reports/<slug:ref>/compare/", comparing.choose_comparison, name="choose_comparison"),
    path("reports/<slug:ref>/compare/<slug:earlier>/", comparing.compare_reports, name="compare_reports"),
    path("reports/<slug:ref>/publish/", publications.publish_report, name="publish_report"),
    path("reports/<slug:ref>/publish/begin/", publications.begin_publishing, name="begin_publishing"),
    path(
        "reports/<slug:ref>/publish/call-off/",
        publications.call_off_publication,
        name="call_off_publication",
    ),
    path(
        "reports/<slug:ref>/publish/preview/",
        publications.preview_publication,
        name="preview_publication",
    ),
    path("reports/<slug:ref>/publish/preview/report/", publications.preview_paper, name="preview_paper"),
    path(
        "reports/<slug:ref>/publish/preview/objectives/<str:objective>/",
        publications.preview_objective,
        name="preview_objective",
    ),
    path(
        "reports/<slug:ref>/publish/preview/measures/<slug:measure>/",
        publications.preview_measure,
        name="preview_measure",
    ),
    path(
        "reports/<slug:ref>/publications/<int:pk>/withdraw/",
        publications.withdraw_publication,
        name="withdraw_publication",
    ),
    path("reports/<slug:ref>/<str:name>", downloads.report_file, name="report_file"),
]
