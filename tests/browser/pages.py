"""Every page of the site in each of its states: the table that the tests of pages walk."""

from types import SimpleNamespace

from django.urls import reverse

from reporting.publications.answers import Answer
from reporting.snapshot import from_json
from tests.test_access import SHUT

# Addresses that answer with no page of ours to look at, and why.
NO_PAGES = dict.fromkeys(SHUT | {"shut"}, "shut: answers 404, which is looked at as /nowhere/") | {
    "brand": "colours, not a page",
    "healthz": "an answer for machines",
    "readyz": "an answer for machines",
    "register_workbook": "a download",
    "plan_workbook": "a download",
    "report_file": "a download",
    "word_base_file": "a download",
    "word_base_sample": "a download",
    "own_word_base": "a download",
    "stop_word_base": "takes a POST and leads on",
    "import_file": "a download",
    "measure_import_file": "a download",
    "measure_template": "a download",
    "measure_template_csv": "a download",
    "mfa_download_recovery_codes": "a download",
    "import_again": "takes a POST and leads on",
    "calendar_feed": "a feed for calendars",
    "new_calendar_address": "takes a POST and leads on",
    "stop_calendar_address": "takes a POST and leads on",
    "draft_of_cycle": "takes a POST and leads on",
    "discard_cycle": "takes a POST and leads on",
    "note_chase": "takes a POST and leads on",
    "issue_draft": "takes a POST and leads on",
    "begin_publishing": "takes a POST and leads on",
    "call_off_publication": "takes a POST and leads on",
    "open_data_schema": "for programs",
    "feed": "for feed readers",
    "public_file": "a download",
    "correct_report": "takes a POST and leads on",
    "choose_comparison": "leads on to the comparison",
    "draft_file": "a download",
    "discard_draft": "takes a POST and leads on",
    "owner_answering": "takes a POST and leads on",
    "add_owner_alias": "a form of the owner's page",
    "remove_owner_alias": "takes a POST and leads on",
    "add_owner_member": "a form of the owner's page",
    "owner_manager": "a form of the owner's page",
    "know_fault": "a form of the checker",
    "know_faults_of_kind": "a form of the checker",
    "ask_again": "takes a POST and leads on",
    "remove_owner_member": "takes a POST and leads on",
    "account_set_password": "for people without a password, who come with single sign-on",
    "no_change": "a form of the update's page",
    "discard_update_draft": "takes a POST and leads on",
    "chase_owner": "takes a POST and leads on",
    "try_mail_again": "takes a POST and leads on",
    "mail_came_back": "takes a POST and leads on",
    "next_of_mine": "leads on to the next action",
    "staff_home": "leads on to the page where a person starts",
}
# Looked at in a test of their own, because one has to come to them.
ON_THE_WAY = ["mfa_authenticate", "account_reset_password_from_key"]
# Looked at by strangers; everything else by somebody who is signed in.
FOR_STRANGERS = [
    "home",
    "accessibility",
    "open_data",
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
]
ALWAYS_THERE = [
    "components", "my_actions", "update_my_actions", "agreement", "strategies", "imports", "new_import", "reports",
    "new_report", "owners", "new_owner", "cycles", "new_cycle", "calendar", "duties", "new_duty", "usual_duties",
    "mail",
    "measures", "new_measure", "categories", "new_category", "adopt_priority", "measure_imports", "new_measure_import",
    "account_logout", "account_change_password", "account_reauthenticate", "mfa_index", "mfa_activate_totp",
]  # fmt: skip
WITH_A_SECOND_STEP = [
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_deactivate_totp",
]
IN_THE_AWKWARD_WORLD = [
    "agreement", "waiting_update", "update_my_actions", "update_owners_actions",
    "my_actions", "strategies", "strategy", "register", "coverage", "tag_actions", "checker", "objective",
    "edit_objective", "objective_measures", "new_action",
    "action", "edit_action", "action_history", "new_update", "correct_update", "close_action", "reopen_action",
    "cycles", "new_cycle", "cycle", "edit_cycle", "move_meeting", "calendar",
    "duties", "duty", "edit_duty", "record_publication", "put_publication_right",
    "reports", "new_report", "report_draft", "report_preview", "draft_files", "report_readiness", "report",
    "compare_reports", "members_decisions",
    "publish_report", "preview_publication", "preview_objective", "preview_paper", "withdraw_publication",
    "preview_measure", "public_measure",
    "home", "open_data", "public_strategy", "public_search", "public_objective", "public_reports", "public_report",
    "embed",
    "imports", "new_import", "import_batch", "import_columns", "import_words", "import_preview", "import_result",
    "owners", "owner", "edit_owner",
    "strategy_settings", "edit_facts", "new_word", "edit_word", "new_body", "edit_body", "report_definition",
    "word_base", "measure", "edit_measure", "set_target", "record_figure", "correct_figure", "new_alias",
    "measure_imports", "measure_import",
]  # fmt: skip
# Forms of strangers, and of others, that say what is missing when they are sent empty.
SENT_EMPTY_BY_STRANGERS = ["account_login", "account_reset_password"]
SENT_EMPTY = [
    "components", "new_import", "new_measure_import", "new_report", "new_owner",
    "edit_owner", "owner", "new_action", "edit_action",
    "edit_facts", "new_word", "edit_word", "new_body", "edit_body", "report_definition", "word_base",
    "members_decisions",
    "new_cycle", "edit_cycle", "move_meeting",
    "new_measure", "edit_measure", "set_target", "record_figure", "correct_figure",
    "new_category", "new_alias", "adopt_priority", "new_duty", "edit_duty", "record_publication",
    "edit_objective", "new_update", "correct_update", "waiting_update", "close_action", "reopen_action", "import_words",
    "account_change_password", "account_reauthenticate", "mfa_activate_totp",
]  # fmt: skip


def pages_of_plan(strategy, objective, action, closed, update: int) -> dict[str, list[str]]:
    """The pages of one strategy, by their names."""
    of, at = [strategy.slug], [strategy.slug, action.ref]
    register = reverse("register", args=of)
    return {
        "strategy": [
            reverse("strategy", args=of) + query for query in ("", "?as_at=2025-03-31", "?as_at=2999-01-01")
        ],
        "register": [
            register,
            f"{register}?q=zzz",
            f"{register}?status=blue&attention=any&sort=owner&per=all",
            f"{register}?as_at=2025-03-31",
            f"{register}?as_at=2025-03-31&record=then",
            f"{register}?characteristic=race&aim=none&state=open",
            f"{register}?as_at=2999-01-01&owner=nobody",
        ],
        "coverage": [
            reverse("coverage", args=of),
            reverse("coverage", args=of) + "?characteristic=race&aim=advance",
        ],
        "tag_actions": [reverse("tag_actions", args=of), reverse("tag_actions", args=of) + "?show=open"],
        "checker": [
            reverse("checker", args=of),
            reverse("checker", args=of) + "?kind=missing_owner",
            reverse("checker", args=of) + "?show=known",
        ],
        "objective": [
            reverse("objective", args=[strategy.slug, objective.ref]) + query
            for query in ("", "?as_at=2025-03-31", "?as_at=2999-01-01")
        ],
        "edit_objective": [reverse("edit_objective", args=[strategy.slug, objective.ref])],
        "objective_measures": [reverse("objective_measures", args=[strategy.slug, objective.ref])],
        "new_action": [reverse("new_action", args=of)],
        "action": [reverse("action", args=at), closed.get_absolute_url()],
        "edit_action": [reverse("edit_action", args=at)],
        "action_history": [reverse("action_history", args=at)],
        "new_update": [reverse("new_update", args=at), reverse("new_update", args=at) + "?from=my-actions"],
        "correct_update": [reverse("correct_update", args=[*at, update])],
        "close_action": [reverse("close_action", args=at)],
        "reopen_action": [reverse("reopen_action", args=[strategy.slug, closed.ref])],
    }


def pages_of_settings(strategy, body) -> dict[str, list[str]]:
    of = [strategy.slug]
    words = strategy.status_terms.all()
    return {
        "strategy_settings": [reverse("strategy_settings", args=of)],
        "edit_facts": [reverse("edit_facts", args=of)],
        "new_word": [reverse("new_word", args=of)],
        "edit_word": [reverse("edit_word", args=[*of, word.pk]) for word in (words.first(), words.last())],
        "new_body": [reverse("new_body", args=of)],
        "edit_body": [reverse("edit_body", args=[*of, body.slug])],
        "report_definition": [reverse("report_definition", args=[*of, body.slug])],
        "word_base": [reverse("word_base", args=of)],
    }


def pages_of_duties(duties) -> dict[str, list[str]]:
    first = duties[0]
    return {
        "duties": [reverse("duties")],
        "duty": [duty.get_absolute_url() for duty in duties],
        "edit_duty": [reverse("edit_duty", args=[first.slug])],
        "record_publication": [reverse("record_publication", args=[duty.slug]) for duty in duties],
        "put_publication_right": [
            reverse("put_publication_right", args=[first.slug, one.pk]) for one in first.publications.all()
        ],
    }


def pages_of_cycles(cycles) -> dict[str, list[str]]:
    return {
        "cycle": [cycle.get_absolute_url() for cycle in cycles],
        "edit_cycle": [reverse("edit_cycle", args=[cycles[0].slug])],
        "move_meeting": [reverse("move_meeting", args=[cycles[0].slug])],
    }


def pages_of_reports(drafts, report, earlier) -> dict[str, list[str]]:
    return {
        "report_draft": [draft.get_absolute_url() for draft in drafts],
        "report_readiness": [reverse("report_readiness", args=[draft.pk]) for draft in drafts[:2]],
        "report_preview": [reverse("report_preview", args=[drafts[0].pk])],
        "draft_files": [reverse("draft_files", args=[drafts[0].pk])],
        "report": [report.get_absolute_url(), earlier.get_absolute_url()],
        "compare_reports": [reverse("compare_reports", args=[report.ref, earlier.ref])],
        "members_decisions": [reverse("members_decisions", args=[report.ref])],
    }


def pages_of_publications(publication, waiting) -> dict[str, list[str]]:
    """Where a report is published, and what the public reads of it."""
    issue, of = publication.issue, [publication.slug]
    answer = Answer(from_json(publication.payload))
    groups, measures = answer.groups, [told.measure.slug for told in answer.measures]
    search = reverse("public_search", args=of)
    return {
        "publish_report": [reverse("publish_report", args=[one.ref]) for one in (issue, waiting)],
        "preview_publication": [reverse("preview_publication", args=[issue.ref])],
        "preview_objective": [reverse("preview_objective", args=[issue.ref, one.ref]) for one in groups[:1]],
        "preview_measure": [reverse("preview_measure", args=[issue.ref, slug]) for slug in measures[:1]],
        "public_measure": [reverse("public_measure", args=[*of, slug]) for slug in measures],
        "preview_paper": [reverse("preview_paper", args=[issue.ref])],
        "withdraw_publication": [reverse("withdraw_publication", args=[issue.ref, publication.pk])],
        "home": [reverse("home")],
        "open_data": [reverse("open_data")],
        "public_strategy": [reverse("public_strategy", args=of)],
        "public_search": [search, f"{search}?q=a", f"{search}?q={'zz' * 50}"],
        "public_objective": [reverse("public_objective", args=[*of, group.ref]) for group in groups],
        "public_reports": [reverse("public_reports", args=of)],
        "public_report": [publication.get_absolute_url()],
        "embed": [reverse("embed", args=of)],
    }


def pages_of_measures(measures: list, group) -> dict[str, list[str]]:
    """The pages of each measure, of its first figure, and of one monitoring category."""
    figures = [(measure, measure.observations.first()) for measure in measures]
    return {
        "measure": [
            measure.get_absolute_url() + view
            for measure in measures
            for view in ("", "?as=committee", "?as=public", "?as_at=2025-03-31", "?as_at=2999-01-01")
        ],
        **{
            name: [reverse(name, args=[measure.slug]) for measure in measures]
            for name in ("edit_measure", "set_target", "record_figure")
        },
        "correct_figure": [
            reverse("correct_figure", args=[measure.slug, figure.pk]) for measure, figure in figures if figure
        ],
        "new_alias": [reverse("new_alias", args=[group.pk])],
    }


def pages_of_imports(batches: dict) -> dict[str, list[str]]:
    def at(name: str, *states: str) -> list[str]:
        return [reverse(name, args=[batches[state].pk]) for state in states]

    previews = at("import_preview", "preview", "same", "words")
    return {
        "import_batch": at("import_batch", "reading", "saving", "failed"),
        "import_columns": at("import_columns", "columns", "words", "preview"),
        "import_words": at("import_words", "words", "preview", "same"),
        "import_preview": [*previews, f"{previews[0]}?show=refused", f"{previews[0]}?show=left-out"],
        "import_result": at("import_result", "saved"),
    }


def pages_of_figures(uploads: list) -> dict[str, list[str]]:
    asked = uploads[0].get_absolute_url()
    return {
        "measure_imports": [reverse("measure_imports")],
        "measure_import": [*(upload.get_absolute_url() for upload in uploads), f"{asked}?show=asked"],
    }


def awkward_pages(world: SimpleNamespace) -> dict[str, list[str]]:
    """All pages of the awkward world that show something of it."""
    single = world.single.actions.get()
    listed = [
        "my_actions",
        "update_my_actions",
        "agreement",
        "strategies",
        "imports",
        "cycles",
        "new_cycle",
        "calendar",
        "reports",
        "owners",
        "new_import",
        "new_report",
    ]
    told = pages_of_plan(world.strategy, world.objective, world.action, world.closed, 1)
    told |= pages_of_settings(world.strategy, world.body)
    for name in ("strategy", "register", "coverage", "tag_actions", "checker", "strategy_settings"):
        told[name] += [reverse(name, args=[other.slug]) for other in (world.single, world.empty)]
    told["action"] += [action.get_absolute_url() for action in (single, *world.action.sub_actions.all())]
    return {
        **{name: [reverse(name)] for name in listed},
        **told,
        **pages_of_publications(world.publication, world.earlier),
        **pages_of_cycles(world.cycles),
        **pages_of_duties(world.duties),
        "waiting_update": [reverse("waiting_update", args=[draft.pk]) for draft in world.waiting],
        **pages_of_reports(list(world.drafts.values()), world.corrected, world.earlier),
        **pages_of_imports(world.batches),
        **pages_of_measures(world.measures, world.group),
        **pages_of_figures(world.uploads),
        "update_owners_actions": [
            reverse("update_owners_actions", args=[owner.slug]) for owner in (world.team, world.welsh)
        ],
        "owner": [reverse("owner", args=[owner.slug]) for owner in (world.team, world.welsh)],
        "edit_owner": [reverse("edit_owner", args=[world.welsh.slug])],
    }
