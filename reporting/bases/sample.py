"""A small report on an invented plan: drawn on a base before it is taken, and to look at afterwards."""

from datetime import date

from plans.timescales import parse_timescale
from reporting.numbers import draw_figures
from reporting.snapshot import Asked, Block, Line, Snapshot, StrategyFacts, Word

PREPARED_ON = date(2026, 5, 1)
UNDER_WAY = Word("Under way", "amber", "in_progress", "Work has begun.")
DONE = Word("Done", "green", "complete", "What was promised is there.")
BEHIND = Word("Behind", "red", "off_track", "The end date is at risk.")
KEY = (UNDER_WAY, DONE, BEHIND)


def _line(
    number: int, text: str, end: str, status: Word | None, progress: str = "", *, late: str = ""
) -> Line:
    when = parse_timescale(end)
    return Line(
        id=number,
        ref=f"1-{number}",
        label=f"1.{number}",
        text=text,
        parent_label=None,
        theme_code="A",
        theme_title="A sample theme",
        objective_ref="1",
        objective_number="1",
        objective_title="A sample objective",
        owners=("A sample team",),
        owner_text="",
        start=parse_timescale("2026"),
        end=when,
        original_end=when,
        end_reason="",
        success_measure="What shows that it worked",
        priority="",
        extra={},
        status=status,
        updated_on=PREPARED_ON if progress else None,
        narrative=progress,
        reason="Somebody is missing." if status is BEHIND else "",
        closure="",
        closure_label="",
        closed_on=None,
        closed_reason="",
        cross_reference=False,
        attention=("past_end",) if late else (),
        late_words=(late,) if late else (),
        next_review_on=None,
        days_past_end=31 if late else None,
    )


LINES = (
    _line(1, "An action that is under way", "March 2027", UNDER_WAY, "Half of it is there.\nThe rest comes next."),
    _line(2, "An action that is done", "May 2026", DONE, "It is there."),
    _line(3, "An action past its end date", "March 2026", BEHIND, "It waits.", late="Past its end date: 31 March 2026"),
    _line(4, "An action that nobody has told about", "Ongoing", None),
)  # fmt: skip


def sample(organisation: str) -> Snapshot:
    """The report, with a front sheet, numbered paragraphs, counts, bars, decisions and the plan on its side."""
    return Snapshot(
        organisation=organisation,
        strategy=StrategyFacts("sample", "A sample strategy"),
        body_slug="sample",
        body="Sample Committee",
        ref="sample",
        version=1,
        as_at=PREPARED_ON,
        meeting_on=date(2026, 5, 14),
        prepared_on=PREPARED_ON,
        blocks=(
            Block("to", "To", "Sample Committee"),
            Block("outcome", "Outcome", "Members see how reports look on this Word document."),
            Block(
                "recommendations", "Recommendations", "Note the sample.\n\nLook at header, footer and tables."
            ),
            Block("background", "Background", "A first paragraph.\n\nA second paragraph.", section=True),
        ),
        key=KEY,
        lines=LINES,
        figures=draw_figures(LINES, KEY, count_sub_actions=True),
        changes=None,
        decisions=(Asked("closure", 2, "1.2", LINES[1].text, "Agree to close action 1.2.", "It is there."),),
        notes=("Everything in this report is invented.",),
        log_head="0" * 64,
        draft=True,
        closing="This report can be given in another format.",
    )
