"""A plan typed in any usual layout is read as the same plan."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from imports.files.cells import Workbook
from imports.files.limits import LIMITS
from imports.files.reading.reader import read
from imports.understanding.answers import Answers
from imports.understanding.plan import Understanding, understand
from imports.understanding.reading.rows import ParsedRow
from tests.imports.layouts import FORMATS, HEADINGS, SHAPES, Layout, Line, Value, written

WORDS = [
    "residents", "carers’", "schools", "letters", "“easy”", "step-free", "Welsh", "signs,", "networks", "(all)",
    "six", "managers’", "training", "every", "year;", "people", "who", "rent", "–", "and", "owners", "&",
    "partners'", "90%", "of", "1,200", "café", "visits:", "more", "status", "by", "March", "see", "3.2",
]  # fmt: skip
VERBS = ("Publish", "Ask", "Train", "Write down", "Hold", "Offer", "Look again at")
OBJECTIVES = (
    "Hear the people whom we hear least", "Be a fair employer", "Open every building to everybody",
    "Know who uses what we do", "Spend public money fairly",
)  # fmt: skip
OWNERS = ("Housing Options", "Equality, Policy and Insight", "Learning Team", "HR", "Adults’ Services")
STATUSES = {
    "In progress": "in_progress", "Complete": "complete", "Not started": "not_started", "On hold": "on_hold",
    "At risk": "needs_attention", "Withdrawn": "closed",
}  # fmt: skip
ENDS: dict[Value, tuple[str | None, str | None]] = {
    "31 March 2026": ("2026-03-31", "2026-03-31"),
    "Sept 2026": ("2026-09-01", "2026-09-30"),
    "by end of Q2 2026/27": ("2026-07-01", "2026-09-30"),
    "Ongoing": (None, None),
    "Every May": (None, None),
    "TBC": (None, None),
    "Once the new system is live": (None, None),
    date(2027, 1, 31): ("2027-01-31", "2027-01-31"),
}
STARTS = {"April 2024": ("2024-04-01", "2024-04-30"), "2024/25": ("2024-04-01", "2025-03-31")}


@st.composite
def sentences(draw: st.DrawFn, first: Iterable[str] = VERBS) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=9))
    return f"{draw(st.sampled_from(list(first)))} {' '.join(words)}".rstrip("–:;,& ")


@st.composite
def plans(draw: st.DrawFn) -> list[Line]:
    lines = []
    some = draw(st.lists(st.sampled_from(OBJECTIVES), min_size=1, max_size=3, unique=True))
    for number, objective in enumerate(some, start=1):
        numbered = 0
        for place in range(1, draw(st.sampled_from([1, 2, 3, 4, 13])) + 1):
            sub_action = place > 1 and draw(st.integers(0, 5)) == 0
            numbered += not sub_action
            values: dict[str, Value] = {
                "number": "" if sub_action else f"{number}.{numbered}",
                "action": f"{draw(sentences())} ({number}-{place})",
                "owner": draw(st.sampled_from(OWNERS)),
                "start": draw(st.sampled_from([*STARTS, ""])),
                "end": draw(st.sampled_from(list(ENDS))),
                "success_measure": draw(
                    st.one_of(st.just(""), sentences(("Four in five", "No more than ten")))
                ),
                "status": draw(st.sampled_from([*STATUSES, ""])),
                "progress": draw(st.one_of(st.just(""), sentences(("We asked", "The group met about")))),
                "extra": draw(st.sampled_from(["", "HR-104", "see register", "7"])),
            }
            lines.append(Line(objective, values))
    return lines


@st.composite
def layouts(draw: st.DrawFn, formats: tuple[str, ...] = FORMATS) -> Layout:
    file_format = draw(st.sampled_from(formats))
    shape = draw(st.sampled_from(SHAPES if file_format == "xlsx" else SHAPES[:3]))
    roles = [role for role in HEADINGS if role != "objective" or shape not in ("banners", "sheets")]
    left_out = draw(st.sets(st.sampled_from(["start", "success_measure", "status", "progress", "extra"])))
    columns = draw(st.permutations([role for role in roles if role not in left_out]))
    return Layout(
        shape=shape,
        format=file_format,
        columns=tuple(columns),
        headings={role: draw(st.sampled_from(HEADINGS[role])) for role in columns},
        title=draw(st.sampled_from(["", "Equality action plan 2024 to 2028"])),
        blank_rows=draw(st.booleans()),
        headings_again=draw(st.booleans()),
        floats=draw(st.booleans()),
        note=draw(st.sampled_from(["", "Note: the board looks at this plan twice a year."])),
    )


def understood(content: bytes, name: str) -> Understanding:
    packed = {**read(content, LIMITS), "file_name": name, "sha256": ""}
    owners = {name: [name] for name in OWNERS}
    return understand(Workbook.from_json(packed), Answers.from_json({"owners": owners}))


def expected(lines: list[Line], layout: Layout) -> Iterator[dict[str, Any]]:
    """What the rows say; one without a number stands under the numbered one above it."""
    numbered = ""
    for line in lines:
        numbered = str(line.values["number"]) or numbered
        yield _expected(line, layout) | {"parent": None if line.values["number"] else numbered}


def _expected(line: Line, layout: Layout) -> dict[str, Any]:
    values = {role: value if role in layout.columns else "" for role, value in line.values.items()}
    status = str(values["status"])
    return {
        "number": values["number"],
        "action": values["action"],
        "objective": line.objective,
        "owners": (values["owner"],),
        "start": STARTS.get(str(values["start"]), (None, None)),
        "end": ENDS[line.values["end"]],
        "success_measure": values["success_measure"],
        "status": (status, STATUSES.get(status)),
        "progress": values["progress"],
        "extra": [values["extra"]] if values["extra"] else [],
    }


def told(row: ParsedRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "parent": row.parent and row.parent.number,
        "action": row.text,
        "objective": row.objective and row.objective.title,
        "owners": row.owners,
        "start": _bounds(row.start),
        "end": _bounds(row.end),
        "success_measure": row.success_measure,
        "status": (row.status.text, str(row.status.meaning)) if row.status else ("", None),
        "progress": row.progress,
        "extra": list(row.extra.values()),
    }


def _bounds(timescale: Any) -> tuple[str | None, str | None]:
    first, last = timescale.earliest, timescale.latest
    return (first and first.isoformat(), last and last.isoformat())


def check(lines: list[Line], layout: Layout) -> None:
    read_back = understood(written(lines, layout), f"plan.{layout.format}")
    assert read_back.questions == []
    assert [told(row) for row in read_back.rows] == list(expected(lines, layout))


@given(plans(), layouts(("xlsx", "csv")))
@settings(max_examples=150, deadline=None)
def test_a_plan_typed_as_a_workbook_or_as_text_is_read_as_it_was_meant(lines, layout):
    check(lines, layout)


@given(plans(), layouts(("docx",)))
@settings(max_examples=40, deadline=None)
def test_a_plan_typed_as_a_document_is_read_as_it_was_meant(lines, layout):
    check(lines, layout)
