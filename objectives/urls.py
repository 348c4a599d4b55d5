"""The pages of the work, below /staff/."""

from django.urls import path

from objectives.views import (
    action,
    agreement,
    checker,
    closing,
    coverage,
    objective,
    overview,
    register,
    tagging,
    updates,
)

CHECKER = "strategies/<slug:slug>/checker/"
ACTION = "strategies/<slug:slug>/actions/<str:ref>/"

urlpatterns = [
    path("", overview.staff_home, name="staff_home"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/<int:pk>/", agreement.waiting_update, name="waiting_update"),
    path("drafts/<int:pk>/discard/", agreement.discard, name="discard_update_draft"),
    path("strategies/", overview.strategies, name="strategies"),
    path("strategies/<slug:slug>/", overview.strategy, name="strategy"),
    path("strategies/<slug:slug>/register/", register.register, name="register"),
    path("strategies/<slug:slug>/register.xlsx", register.register_workbook, name="register_workbook"),
    path("strategies/<slug:slug>/coverage/", coverage.coverage, name="coverage"),
    path("strategies/<slug:slug>/coverage/tags/", tagging.tag_actions, name="tag_actions"),
    path(CHECKER, checker.checker, name="checker"),
    path(f"{CHECKER}know/", checker.know_fault, name="know_fault"),
    path(f"{CHECKER}know-all/", checker.know_faults_of_kind, name="know_faults_of_kind"),
    path(f"{CHECKER}ask-again/", checker.ask_again, name="ask_again"),
    path("strategies/<slug:slug>/objectives/<str:ref>/", objective.objective, name="objective"),
    path(
        "strategies/<slug:slug>/objectives/<str:ref>/edit/", objective.edit_objective, name="edit_objective"
    ),
    path(
        "strategies/<slug:slug>/objectives/<str:ref>/measures/",
        objective.objective_measures,
        name="objective_measures",
    ),
    path("strategies/<slug:slug>/actions/new/", action.new_action, name="new_action"),
    path(ACTION, action.action, name="action"),
    path(f"{ACTION}edit/", action.edit_action, name="edit_action"),
    path(f"{ACTION}history/", action.action_history, name="action_history"),
    path(f"{ACTION}updates/new/", updates.new_update, name="new_update"),
    path(f"{ACTION}updates/no-change/", updates.no_change, name="no_change"),
    path(f"{ACTION}updates/<int:n>/correct/", updates.correct_update, name="correct_update"),
    path(f"{ACTION}close/", closing.close_action, name="close_action"),
    path(f"{ACTION}reopen/", closing.reopen_action, name="reopen_action"),
]
