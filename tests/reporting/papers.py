"""Plans to report on, and the reports drawn of them."""

from datetime import date

from plans.models import GovernanceBody, Strategy
from reporting.queries import draw_snapshot
from reporting.snapshot import Snapshot
from tests.builders import (
    make_action,
    make_body,
    make_objective,
    make_owner,
    make_strategy,
    make_theme,
    make_update,
)

AS_AT = date(2025, 1, 31)
TODAY = date(2025, 2, 10)
WORDS = {
    "outcome": "Members know how the actions stand.",
    "recommendations": "Note the progress summarised in “Where the plan stands”.\n\n"
    "Decide on what is listed in “Decisions asked of members”.",
}


def make_plan(**fields: object) -> Strategy:
    """Two themes, three objectives, seven actions: one is late, one has no status, one is a sub-action."""
    strategy = make_strategy(title="Equality strategy 2024 to 2028", slug="equality", **fields)
    people, places = make_theme(strategy, "A", "Our workforce"), make_theme(strategy, "B", "Our services")
    hiring = make_objective(strategy, "1", "Hire fairly", people)
    growing = make_objective(strategy, "2", "Help everybody to grow", people)
    access = make_objective(strategy, "3", "Open every door", places)
    team = make_owner("People team")
    first = make_action(
        number="1.1",
        objective=hiring,
        text="Train every hiring manager",
        owners=(team,),
        end="December 2024",
    )
    make_update(first, "Amber", narrative="Half are trained.", on=AS_AT)
    make_action(strategy, parent=first, text="Write the course", end="March 2025", status="Green")
    make_action(number="1.2", objective=hiring, text="Publish the pay gap", end="Ongoing", status="Amber")
    make_action(number="2.1", objective=growing, text="Start a mentoring scheme", end="2026", status="Blue")
    make_action(number="2.10", objective=growing, text="See action 3.1", cross_reference=True)
    make_action(number="3.1", objective=access, text="Audit our buildings", end="Q1 2025/26", status="Red")
    make_action(number="3.2", objective=access, text="Caption every film", end="June 2024", status="Green")
    return strategy


def snapshot_of(strategy: Strategy, body: GovernanceBody | None = None, **fields: object) -> Snapshot:
    body = body or strategy.bodies.first() or make_body(strategy)
    texts = {"to": body.name, **WORDS, **dict(fields.pop("texts", {}))}  # type: ignore[call-overload]
    defaults = {"as_at": AS_AT, "today": TODAY, "texts": texts} | fields
    return draw_snapshot(body=body, **defaults)  # type: ignore[arg-type]
