"""Every kind of fault: its heading, its rule in a sentence, and where it is mended."""

from dataclasses import dataclass
from enum import StrEnum


class Mend(StrEnum):
    """The page on which a fault is mended."""

    EDIT = "edit_action"
    UPDATE = "new_update"
    ADD = "new_action"
    OBJECTIVE = "edit_objective"
    WORD = "edit_word"
    NOWHERE = ""

    @property
    def label(self) -> str:
        return {
            Mend.EDIT: "Edit the action",
            Mend.UPDATE: "Send an update",
            Mend.ADD: "Add an action",
            Mend.OBJECTIVE: "Edit the objective",
            Mend.WORD: "Edit the word",
            Mend.NOWHERE: "",
        }[self]


@dataclass(frozen=True, slots=True)
class KindOfFault:
    """`rule` says what was looked at and why it matters, for an officer to read."""

    code: str
    title: str
    rule: str
    mend: Mend = Mend.EDIT


KINDS: tuple[KindOfFault, ...] = (
    KindOfFault(
        "status_out_of_step",
        "The status shown is not the one in the log",
        "Lists show the status, last update and end of an action. We work them out again from its log of "
        "updates: where the two differ, a list says something that nobody reported.",
        Mend.UPDATE,
    ),
    KindOfFault(
        "end_before_start",
        "The end comes before the start",
        "The last day that the end allows is before the first day that the start allows, so one of the two "
        "is wrong and a reader cannot tell which.",
    ),
    KindOfFault(
        "duplicate_number",
        "A number is used more than once",
        "Two numbers read the same when capitals and punctuation are left out. In a meeting nobody can tell "
        "which of the two is meant.",
    ),
    KindOfFault(
        "number_may_be_float",
        "Numbers that may have lost their zero",
        "A spreadsheet shows 3.10 as 3.1. Where 3.1 stands right after 3.9 and the plan has no 3.10, we think "
        "that 3.10 was meant.",
    ),
    KindOfFault(
        "number_gap",
        "Numbers that are missing",
        "A number is missing between two others, such as 5.5 between 5.4 and 5.6. Readers will ask whether an "
        "action was dropped.",
        Mend.ADD,
    ),
    KindOfFault(
        "missing_number",
        "Actions without a number",
        "An action that stands by itself has no number, so a report and its readers cannot name it.",
    ),
    KindOfFault(
        "missing_owner",
        "Nobody answers for it",
        "No team is chosen for an open action, so nobody is asked for an update.",
    ),
    KindOfFault(
        "placeholder_owner",
        "The owner is still to be named",
        "The owner is only a word such as TBC or Vacant, so nobody is asked for an update.",
    ),
    KindOfFault(
        "person_name",
        "An owner that looks like a person",
        "An owner reads like a person’s name. People move on, and a plan that is published should name teams "
        "and posts.",
    ),
    KindOfFault(
        "missing_end",
        "No end date",
        "An open action has no end, so nobody can say whether it is late.",
        Mend.UPDATE,
    ),
    KindOfFault(
        "past_end_without_update",
        "Past its end, and nothing said since",
        "The last day of an open action is over and its log has no update after that day, so a reader cannot "
        "tell whether it is done, late or forgotten.",
        Mend.UPDATE,
    ),
    KindOfFault(
        "review_overdue",
        "A review that was due and not told",
        "An action says that it is reviewed regularly. The last review is due for longer than one round, and "
        "no update was sent since.",
        Mend.UPDATE,
    ),
    KindOfFault(
        "end_after_strategy",
        "Ends after the strategy",
        "An open action ends after the last day of the strategy. Either the date is wrong, or the next "
        "strategy has to take the action over.",
        Mend.UPDATE,
    ),
    KindOfFault(
        "unparsed_date",
        "Dates that we don’t understand",
        "The words of a start or an end are no date, quarter, season or review that we can read, so lateness "
        "cannot be worked out.",
    ),
    KindOfFault(
        "invalid_date",
        "Days that no calendar has",
        "A start or an end names a day such as 31 February.",
    ),
    KindOfFault(
        "ambiguous_date",
        "Dates that can be read in two ways",
        "A date such as 03/04/2026 means 3 April to some readers and 4 March to others.",
    ),
    KindOfFault(
        "suspicious_date",
        "Years that look wrong",
        "A year lies outside 1990 to 2100, or more than 15 years from the other dates of the plan. It is "
        "often a slip of the keyboard.",
    ),
    KindOfFault(
        "placeholder_date",
        "Dates still to be decided",
        "A start or an end says TBC or the like, so lateness cannot be worked out.",
        Mend.UPDATE,
    ),
    KindOfFault(
        "date_in_future",
        "A day to come that is told as past",
        "An update tells something as done on a day after the one that it speaks for, or speaks for a day "
        "that has not come. Usually the year is wrong.",
        Mend.UPDATE,
    ),
    KindOfFault(
        "missing_status",
        "No status yet",
        "An open action has no update with a status, so it stands in every report as not told.",
        Mend.UPDATE,
    ),
    KindOfFault(
        "status_contradicts_text",
        "Words that contradict the status",
        "The status and the words of the last update say different things: not started, but progress is "
        "told; complete, but something is not yet done; or complete in words and not in the status.",
        Mend.UPDATE,
    ),
    KindOfFault(
        "status_without_definition",
        "Status words without a definition",
        "Actions have a status that the key does not explain. The key is printed on every report.",
        Mend.WORD,
    ),
    KindOfFault(
        "missing_success_measure",
        "No success measure",
        "An open action does not say what will show that it worked.",
    ),
    KindOfFault(
        "shares_do_not_make_100",
        "Survey shares that do not make 100",
        "Positive, neutral and negative shares of one question add up to more or less than 100, by more than "
        "rounding explains.",
    ),
    KindOfFault(
        "figures_flip",
        "Figures whose sense flips",
        "A share is told once as “not completed” and later as “completed”. The two cannot be compared: a fall "
        "from 78.9% to 38.1% may be progress or the opposite.",
    ),
    KindOfFault(
        "small_count_in_text",
        "A number of people so small that it may point to them",
        "A text counts fewer people than may be shown to the public, beside a characteristic or a monitoring "
        "category. Who knows the place may know the person.",
        Mend.UPDATE,
    ),
    KindOfFault(
        "duplicate_objective_text",
        "Objectives with the same words",
        "Two objectives have the same words, capitals and punctuation left out. One may be a copy by mistake.",
        Mend.OBJECTIVE,
    ),
    KindOfFault(
        "duplicate_action_text",
        "Actions with the same words",
        "Two open actions of three words or more have the same words. One may be a copy by mistake.",
    ),
    KindOfFault(
        "cross_reference_only",
        "Actions that only point to another one",
        "A line of the plan says no more than where to look. We look whether what it points to is there.",
    ),
    KindOfFault(
        "objective_without_actions",
        "Objectives without actions",
        "An objective has no action under it, so nothing is planned to reach it.",
        Mend.ADD,
    ),
    KindOfFault(
        "theme_without_actions",
        "Themes without actions",
        "A theme has neither objectives nor actions under it.",
        Mend.ADD,
    ),
)
KIND = {kind.code: kind for kind in KINDS}
ORDER = {kind.code: place for place, kind in enumerate(KINDS)}
TITLES = {kind.code: kind.title for kind in KINDS}
