"""An import in sentences: how much it holds, what it did, and what a person should look at, kind by kind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from imports.understanding.findings import Problem

MOST_SENTENCES = 200
OTHER = "Other things to look at"

_CHANGES = (("new", "new"), ("changed", "changed"), ("same", "the same"), ("refused", "refused"))


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 action", "85 actions", "1,200 actions"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def totals_sentence(totals: Mapping[str, int], doubts: int) -> str:
    """What a preview found: "85 actions: 80 new, 5 changed; 14 doubts."""
    parts = [(totals.get(change, 0), word) for change, word in _CHANGES if totals.get(change, 0)]
    total = sum(number for number, _ in parts)
    if not total:
        return "The file holds no action."
    doubtful = counted(doubts, "doubt") if doubts else "no doubts"
    if parts == [(total, "the same")]:
        held = "the one action of this file" if total == 1 else f"all {total:,} actions of this file"
        return f"Nothing would change: the plan holds {held} as they are; {doubtful}."
    if len(parts) == 1:
        return f"{counted(total, 'action')}, {'all ' if total > 1 else ''}{parts[0][1]}; {doubtful}."
    told = ", ".join(f"{number:,} {word}" for number, word in parts)
    return f"{counted(total, 'action')}: {told}; {doubtful}."


def saved_sentence(totals: Mapping[str, int]) -> str:
    """What a save did: "80 actions were added and 5 changed; 3 were left as they were."""
    new, changed, same = (totals.get(change, 0) for change in ("new", "changed", "same"))
    if not new and not changed:
        return f"Nothing changed: the plan held the {counted(same, 'action')} of this file already."
    number, verb = (new, "added") if new else (changed, "changed")
    said = f"{counted(number, 'action was', 'actions were')} {verb}"
    if new and changed:
        said += f" and {changed:,} changed"
    return f"{said}; {same:,} {'was' if same == 1 else 'were'} left as before." if same else f"{said}."


def difference_sentence(previewed: Mapping[str, int], saved: Mapping[str, int]) -> str:
    """What the plan's own movement between preview and save did to the totals; empty where it did nothing."""
    moved = [
        f"{saved.get(change, 0):,} {word} instead of {previewed.get(change, 0):,}"
        for change, word in _CHANGES
        if saved.get(change, 0) != previewed.get(change, 0)
    ]
    return f"The plan changed after the preview: {', '.join(moved)}." if moved else ""


# --- findings of the same kind together -------------------------------------------------------------------

KINDS_OF_FINDING = {
    "duplicate_number": "The same number twice",
    "number_may_be_float": "Numbers that a spreadsheet shortened",
    "number_is_date": "Numbers that show as dates",
    "number_too_long": "Numbers that are too long",
    "number_gap": "Numbers that are missing",
    "end_before_start": "Ends before starts",
    "missing_end": "No end",
    "missing_owner": "Nobody answers for it",
    "missing_success_measure": "No success measure",
    "missing_action": "Rows without an action",
    "unknown_status": "Status words that the key does not explain",
    "status_key_differs": "Status words that the key explains in another way",
    "status_contradicts_text": "The status says one thing, the progress another",
    "unparsed_date": "Timescales that were not understood",
    "placeholder_date": "Dates still to be decided",
    "invalid_date": "Days that no calendar has",
    "ambiguous_date": "Dates that can be read in two ways",
    "suspicious_date": "Dates far from the years of the plan",
    "serial_date": "Days written as a spreadsheet counts them",
    "conditional_date": "Dates with a condition",
    "as_above": "Dates and statuses that point to the row above",
    "colours_by_rule": "Colours that come from rules",
    "status_is_date": "A date where a status should stand",
    "struck_through": "Words with a line through them",
    "status_contradicts_fill": "The status says one thing, the colour of its cell another",
    "not_read": "What was not read of the file",
    "shares_do_not_make_100": "Shares that do not make 100",
    "duplicate_objective_text": "Objectives with the same words",
    "duplicate_theme_number": "Theme numbers used twice",
    "duplicate_objective_number": "Objective numbers used twice",
    "cross_reference_only": "Rows that only point elsewhere",
    "formula_without_value": "Formulas without a result",
    "formula_error": "Formulas with an error",
    "hidden_row": "Hidden rows",
    "hidden_column": "Hidden columns",
    "hidden_sheet": "Hidden sheets",
    "unknown_sheet": "Sheets that the file does not have",
    "merged_value": "Merged cells",
    "continued_row": "Rows that go on from the row above",
    "truncated": "Texts that are too long",
    "text_beside_table": "Tables beside the plan",
    "colours_not_read": "Colours without words",
    "marks_not_read": "Marks below months",
    "text_over_headings": "Lines above the headings of a group",
    "sheets_of_years": "Sheets of two years",
    "day_order_learnt": "Day or month first",
    "outline_read": "Parts of actions",
    "horizons_read": "Plans on a page",
    "subitems_read": "Boards with sub-items",
    "transposed_sheet": "Plans on their side",
    "several_actions_in_one_cell": "Several points in one action",
    "person_name": "Names of persons",
    "renumbered": "Numbers that have changed",
    "same_number_other_words": "The same number over other words",
    "matched_by_words": "Actions known by words that are alike",
    "number_taken": "Numbers that passed to another action",
    "may_be_split": "Actions that may have been split",
    "may_be_merged": "Actions that may have been merged",
    "theme_renamed": "Themes under a new name",
    "objective_renamed": "Objectives under a new name",
    "edited_here": "Changed here since the last file",
    "heard_since": "Actions of which something later is known",
    "reference_not_known": "References that are not of this plan",
    "unknown_parent": "Actions above that are not in the file",
    "placed_by_row_above": "New rows placed by the row above",
    "sheet_left_out": "Sheets that were left out",
    "not_gone": "Answers about actions that are not gone",
    "closed_action": "Actions that are closed",
    "not_in_file": "Actions that are in the plan and not in this file",
}


def grouped_findings(problems: Iterable[Problem], *, name_sheets: bool = False) -> list[dict[str, Any]]:
    """Findings of one kind together in the order above, with the place in each sentence, and how many."""
    groups: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        where = f"{problem.sheet}: " if name_sheets and problem.sheet else ""
        groups[KINDS_OF_FINDING.get(problem.code, OTHER)].append(where + problem.message)
    order = [*dict.fromkeys(KINDS_OF_FINDING.values()), OTHER]
    told = {kind: list(dict.fromkeys(groups[kind])) for kind in order if kind in groups}
    return [
        {"kind": kind, "count": len(sentences), "sentences": sentences[:MOST_SENTENCES]}
        for kind, sentences in told.items()
    ]
