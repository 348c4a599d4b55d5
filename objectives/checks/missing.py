"""What a plan leaves out: measures, statuses, definitions, and actions under its objectives and themes."""

from collections.abc import Iterator

from objectives.checks.faults import ERROR, WARNING, Fault, Plan, of
from objectives.pointers import wrong_pointers


def check_pointers(plan: Plan) -> Iterator[Fault]:
    for action in wrong_pointers(plan.strategy):
        yield Fault(
            "status_out_of_step",
            ERROR,
            action.label,
            action.ref,
            "The status, last update or end that lists show is not what the log says. "
            "Send an update to set it right, and tell the administrator.",
            words=action.text,
            concerns=(str(action.status_id), str(action.latest_update_id), action.end.text),
        )


def check_what_is_missing(plan: Plan) -> Iterator[Fault]:
    for line in plan.open_lines:
        if not line.success_measure:
            yield of(line, "missing_success_measure", "Say how you will know that it worked.")
        if line.status is None:
            yield of(line, "missing_status", "Send a first update with its status.")


def check_definitions(plan: Plan) -> Iterator[Fault]:
    used = {line.status.label for line in plan.lines if line.status}
    for term in plan.terms:
        if term.label in used and not term.definition.strip():
            said = "Say in a sentence what it means. Readers of every report look it up in the key."
            yield Fault(
                "status_without_definition",
                WARNING,
                term.label,
                str(term.pk),
                said,
                "status",
                concerns=(term.label,),
            )


def check_empty_groups(plan: Plan) -> Iterator[Fault]:
    if not plan.lines:
        return
    filled = {line.objective_ref for line in plan.lines}
    for objective in plan.objectives:
        if objective.ref not in filled:
            said = "Add an action, or say in the next report why it has none."
            yield Fault(
                "objective_without_actions",
                WARNING,
                objective.number,
                objective.ref,
                said,
                "objective",
                objective.title,
            )
    themes = {(line.theme_code, line.theme_title) for line in plan.lines}
    held = {objective.theme_id for objective in plan.objectives}
    for theme in plan.themes:
        if theme.pk not in held and (theme.code, theme.title) not in themes:
            said = "Add an action or an objective to it, or say in the next report why it has none."
            name = theme.code or theme.title
            yield Fault("theme_without_actions", WARNING, name, str(theme.pk), said, "theme", theme.title)
