"""Plans to measure with: N actions under twelve objectives, awkward timescales, and ten updates an action.

Everything follows from the number of the action, so two runs measure the same plan.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from plans.statuses import Meaning

SLUG = "benchmark-plan"
TITLE = "Equality, diversity and inclusion strategy"
LAST_UPDATE = date(2025, 11, 30)
TODAY = date(2025, 12, 15)
AS_AT = date(2025, 6, 30)  # in the middle of the log: about half of its entries count
OBJECTIVES = 12
UPDATES = 10
UPDATE_EVERY = 37  # days, so that dates of updates are as uneven as people make them

STATUS_KEY = {
    "In progress": (Meaning.IN_PROGRESS, "blue"),
    "Not started": (Meaning.NOT_STARTED, "grey"),
    "Complete": (Meaning.COMPLETE, "green"),
    "At risk": (Meaning.NEEDS_ATTENTION, "amber"),
    "Delayed": (Meaning.OFF_TRACK, "red"),
}
# Of twenty actions eleven are in progress: a filter on that leaves more than two hundred pages of 10,000.
STATUSES = [
    *["In progress"] * 11, *["Complete"] * 4, *["Not started"] * 2, *["At risk"] * 2, "Delayed",
]  # fmt: skip
THEMES = (("A", "A fair employer"), ("B", "Services that fit people"), ("C", "Communities that are heard"))
OWNERS = tuple(
    f"{name} Team"
    for name in (
        "People and Culture", "Learning", "Housing Options", "Libraries", "Customer Contact", "Planning",
        "Public Health", "Adult Care", "Children and Families", "Parks", "Procurement", "Elections",
        "Digital", "Communications", "Data and Insight", "Community Safety",
    )
)  # fmt: skip
ENDS = (
    "March 2026", "31 December 2025", "Q2 2026/27", "Ongoing", "Autumn 2025", "2026/27", "Review every May",
    "June 2025", "By the end of 2026", "Subject to funding", "30/09/2025", "TBC",
)  # fmt: skip
STARTS = ("April 2024", "", "Q1 2024/25", "January 2025")
VERBS = ("Review", "Publish", "Agree", "Train managers in", "Set up", "Ask staff about", "Offer", "Measure")
THINGS = (
    "the guidance on reasonable adjustments", "how interviews are held", "an interpreting service",
    "the questions of the yearly survey", "a mentoring scheme", "easy-read versions of letters",
    "the way complaints are recorded", "step-free routes to public counters",
)  # fmt: skip
MEANS = (
    "together with the staff networks, so that nobody has to ask twice",
    "in every directorate, beginning with the two that have the most posts",
    "with the partners who sit on the forum and the people who use the service",
)
TOLD = (
    "The first group met and agreed what is to be done next, by whom and with what money.",
    "Training was held twice; the notes of those who took part were read and used for the next session.",
    "The supplier was late, so the pilot runs in two places and not in four as it was planned.",
    "Figures for the last quarter came in and were looked at together with the staff networks.",
    "A draft went round for comments and comes back to the board with what people asked for.",
)


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One row of the plan; together its texts have about 450 characters."""

    objective: int
    number: str
    text: str
    owners: tuple[str, ...]
    start: str
    end: str
    success_measure: str
    status: str
    progress: str


@dataclass(frozen=True, slots=True)
class PlannedUpdate:
    on: date
    status: str
    narrative: str
    reason: str = ""
    moves_end_to: str = ""


def planned_actions(count: int) -> list[PlannedAction]:
    per_objective = -(-count // OBJECTIVES)
    return [_action(n, n // per_objective, n % per_objective + 1) for n in range(count)]


def _action(n: int, objective: int, place: int) -> PlannedAction:
    verb, thing, means = VERBS[n % 8], THINGS[n // 8 % 8], MEANS[n % 3]
    return PlannedAction(
        objective=objective,
        number=f"{objective + 1}.{place}",
        text=f"{verb} {thing} {means}, and tell the board by the middle of each year what came of it.",
        owners=tuple(dict.fromkeys((OWNERS[n % 16], OWNERS[n * 7 % 16])))[: 1 + n % 2],
        start=STARTS[n % 4],
        end=ENDS[n % 12],
        success_measure=f"At least {50 + n % 45} in a hundred of those asked say that it works for them.",
        status=STATUSES[n * 7 % 20],
        progress=f"{TOLD[n % 5]} {TOLD[(n + 2) % 5]}",
    )


def planned_updates(n: int, action: PlannedAction) -> list[PlannedUpdate]:
    """Ten updates, oldest first; the last says what the plan does. The end of every fourth action moves."""
    labels = list(STATUS_KEY)
    updates = []
    for k in range(UPDATES):
        last = k == UPDATES - 1
        label = action.status if last else labels[(n + k) % 5]
        on = LAST_UPDATE - timedelta(days=UPDATE_EVERY * (UPDATES - 1 - k) + n % 29)
        updates.append(
            PlannedUpdate(
                on=on,
                status=label,
                narrative=action.progress if last else f"{TOLD[(n + k) % 5]} {TOLD[(n + k + 1) % 5]}",
                reason="Money was needed elsewhere first." if STATUS_KEY[label][0].needs_reason else "",
                moves_end_to="September 2026" if k == 6 and n % 4 == 0 else "",
            )
        )
    return updates
