"""The first draft of a front sheet: what the figures say, and no more."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.roles import Role
from plans.timescales import parse_timescale
from reporting.changes import begin_issue, save_draft, start_draft
from reporting.evidence import MeasureMoved, MeasureShown, TargetShown
from reporting.members.decisions import decisions_asked
from reporting.models import ReportDraft
from reporting.narrative import first_words, followed, untouched
from reporting.pages.forms import DraftForm
from reporting.queries import snapshot_of_draft, words_of
from reporting.snapshot import (
    FIRST_REPORT,
    WORKFORCE,
    Changes,
    Earlier,
    Line,
    Mention,
    Snapshot,
    StatusChange,
    StrategyFacts,
    from_json,
)
from tests.builders import make_action, make_body, make_strategy, make_user
from tests.reporting.lines import AMBER, GREEN, KEY, RED, make_figures, make_line

AS_AT = date(2026, 3, 31)
SINCE = Earlier("board-2025-09-30", 1, date(2025, 9, 30))
LATE = {"status": RED, "attention": ("past_end",), "end": parse_timescale("January 2026")}
ONE = "Of 1 action 1 is in progress; none is past its end date.\n\n"
STILL = (
    "Since the report as at 30 September 2025 no action has another status or end date, and none was closed "
    "or is new."
)
NOTE = "Note the progress summarised in “Where the plan stands”."


def snapshot(*lines: Line, **more: object) -> Snapshot:
    values = {
        "organisation": "Testshire Council", "strategy": StrategyFacts("equality", "Equality plan"),
        "body_slug": "board", "body": "Board", "ref": "board-2026-03-31", "version": 1, "as_at": AS_AT,
        "meeting_on": None, "prepared_on": AS_AT, "blocks": (), "key": KEY, "lines": lines,
        "figures": make_figures(lines), "changes": None, "decisions": decisions_asked(lines, None), "notes": (),
        "log_head": "0" * 64,
    }  # fmt: skip
    return Snapshot(**values | more)  # type: ignore[arg-type]


def measure(name: str, **fields: object) -> MeasureShown:
    texts = {"unit": "percent", "unit_words": "", "direction": "up", "sentence": "", "kind": "share"}
    return MeasureShown(slug=name, name=name, population="staff", **texts | fields)  # type: ignore[arg-type]


def moved(name: str, way: str) -> MeasureMoved:
    return MeasureMoved(name, name, "staff", "38% (2024)", "40% (2025)", way)


def named(id_: int, **fields: object) -> Line:
    return make_line(**{"id": id_, "ref": f"1.{id_}", "label": f"1.{id_}"} | fields)


BOTH_WAYS = Changes(
    SINCE,
    statuses=(StatusChange(1, "1.1", "", AMBER, GREEN), StatusChange(2, "1.2", "", GREEN, RED)),
    closed=(Mention(3, "1.3", ""),),
    measures=(moved("Women in senior posts", "better"), moved("Staff who feel safe", "worse")),
)
ADOPTED = StrategyFacts(
    "e", "Equality plan", date(2024, 4, 1), date(2028, 3, 31), "Full Council", date(2024, 3, 14)
)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        pytest.param(snapshot(), "The plan has no actions yet.", id="nothing"),
        pytest.param(
            snapshot(named(1, status=GREEN)),
            "Of 1 action 1 is complete; none is past its end date.",
            id="one",
        ),
        pytest.param(
            snapshot(named(1, **LATE)),
            "Of 1 action 1 is off track; 1 is past its end date.\n\n"
            "1 action is past its end date: 1.1. No reason is given.",
            id="one late",
        ),
        pytest.param(
            snapshot(*(named(n, reason="No supplier" if n < 4 else "", **LATE) for n in range(1, 10))),
            "Of 9 actions 9 are off track; 9 are past their end date.\n\n9 actions are past their end date: "
            "1.1, 1.2, 1.3, 1.4, 1.5, 1.6 and 3 others. A reason is given for 3 of 9.",
            id="many late",
        ),
        pytest.param(snapshot(named(1), changes=Changes(SINCE)), ONE + STILL, id="nothing has changed"),
        pytest.param(
            snapshot(named(1), evidence=(measure("a"),), changes=Changes(SINCE)),
            f"{ONE}{STILL}\n\nNo measure has another figure than in the last report.",
            id="no measure moved",
        ),
        pytest.param(
            snapshot(named(1), evidence=(measure("a"), measure("b")), changes=BOTH_WAYS),
            ONE
            + "Since the report as at 30 September 2025, 2 actions have another status and 1 was closed. Of those "
            "with another status, 1 is complete and 1 is off track now.\n\n2 measures have another figure than in "
            "the last report: Women in senior posts (staff) was 38% (2024), is 40% (2025); Staff who feel safe "
            "(staff) was 38% (2024), is 40% (2025). Of these, 1 moved in the direction that is wanted and 1 in "
            "the other direction.",
            id="both ways",
        ),
        pytest.param(
            snapshot(named(1), evidence=(measure("a"),)),
            ONE + "Of 1 measure, none has a figure.",
            id="first report with a measure",
        ),
        pytest.param(
            snapshot(
                kind=WORKFORCE,
                evidence=(
                    measure(
                        "a", targets=(TargetShown("40%", "2028", reached=True), TargetShown("x", "2028"))
                    ),
                    measure("b", targets=(TargetShown("50%", "2028", reached=False),)),
                ),
            ),
            "Of 2 measures, none has a figure.\n\nOf 2 targets, 1 is reached.",
            id="on the workforce",
        ),
        pytest.param(snapshot(kind=WORKFORCE), "", id="on the workforce, without measures"),
    ],
)
def test_the_main_issues_are_what_the_figures_say(told, words):
    assert first_words(told)["main_issues"] == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        pytest.param(snapshot(), FIRST_REPORT, id="nothing known"),
        pytest.param(
            snapshot(strategy=ADOPTED, changes=Changes(SINCE)),
            "Equality plan was adopted by Full Council on 14 March 2024. It runs from 1 April 2024 to 31 March "
            "2028.\n\nThe last report to this body had figures as at 30 September 2025.",
            id="all known",
        ),
        pytest.param(
            snapshot(
                named(1, objective_ref="1", theme_title="Staff"),
                named(2, objective_ref="2", theme_title="Staff"),
                strategy=StrategyFacts("e", "Equality plan", starts_on=date(2024, 4, 1)),
            ),
            "Equality plan began on 1 April 2024.\n\nThe plan has 2 actions under 2 objectives and 1 theme.\n\n"
            + FIRST_REPORT,
            id="how large it is",
        ),
        pytest.param(
            snapshot(kind=WORKFORCE, threshold=10),
            "Figures about fewer than 10 people are hidden.",
            id="on the workforce",
        ),
    ],
)
def test_the_background_is_what_is_known_of_the_strategy(told, words):
    assert first_words(told)["background"] == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        pytest.param(snapshot(), NOTE, id="nothing is asked"),
        pytest.param(
            snapshot(named(1, closure="completed"), named(2, original_end=parse_timescale("May 2025"))),
            f"{NOTE}\n\nDecide on 1 closure and 1 new end date, listed in “Decisions asked of members”.",
            id="one of each",
        ),
        pytest.param(
            snapshot(named(1, closure="completed"), sections=("exceptions",)),
            "Note the progress reported.",
            id="a paper without those sections",
        ),
    ],
)
def test_members_are_recommended_what_the_paper_asks_them(told, words):
    assert first_words(told)["recommendations"] == words


def test_the_outcome_promises_only_what_there_is_to_know():
    stands = "Members know how the actions of the Equality plan stand as at 31 March 2026"
    assert first_words(snapshot())["outcome"] == f"{stands}."
    told = first_words(snapshot(named(1, **LATE), changes=Changes(SINCE)))
    assert told["outcome"] == f"{stands}, what has changed and what is late."


def test_late_sub_actions_are_named_only_where_they_are_counted():
    lines = (named(1, **LATE), named(2, parent_label="1.1", **LATE))
    told = snapshot(*lines, figures=make_figures(lines, count_sub_actions=False))
    assert "1 action is past its end date: 1.1." in first_words(told)["main_issues"]


def test_long_names_and_figures_are_cut():
    long = replace(moved("A" * 500, "better"), before="x" * 900, after="word " * 900)
    lines = [make_line(id=n, label="", text="Write " * 400, **LATE) for n in range(40)]
    told = snapshot(*lines, evidence=(measure("a"),), changes=Changes(SINCE, measures=(long,) * 40))
    assert len(first_words(told)["main_issues"]) < 4000


def test_what_nobody_touched_follows_and_what_a_person_wrote_stays():
    texts = {"to": "Board", "outcome": "Old", "background": "My own", "main_issues": ""}
    drafted = {"outcome": "Old", "background": "Old", "main_issues": "Old"}
    assert untouched(texts, drafted) == {"outcome"}
    now = {"outcome": "New", "background": "New", "main_issues": "New", "recommendations": "New"}
    assert followed(texts, drafted, now) == texts | {"outcome": "New"}


# --- on the page ------------------------------------------------------------------------------------------


@pytest.fixture
def draft(db) -> ReportDraft:
    strategy = make_strategy(title="Equality plan", slug="equality")
    make_action(strategy, number="1.1", end="May 2027", status="Amber")
    make_action(strategy, number="1.2", end="May 2027", status="Amber")
    return start_draft(body=make_body(strategy), as_at=AS_AT, by=None, today=AS_AT)


@pytest.fixture
def page(client, draft):
    client.force_login(make_user(Role.EDI_EDITOR))
    return lambda: client.get(draft.get_absolute_url())


def sent(page) -> dict[str, object]:
    """What a browser would send of the form as it stands."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


def test_a_draft_begins_with_what_the_figures_say(draft):
    assert list(draft.blocks) == ["to", "outcome", "recommendations", "background"]
    assert draft.blocks["to"] == "Communities Committee"
    assert "The plan has 2 actions." in draft.blocks["background"]
    assert set(draft.drafted) == {"outcome", "recommendations", "background"}


def test_untouched_words_follow_into_preview_and_issue_and_written_ones_stay(draft):
    draft = save_draft(draft=draft, texts={"outcome": "Our own"}, meeting_on=None, by=None)
    make_action(draft.strategy, number="1.3", end="May 2027")
    told = snapshot_of_draft(draft, today=AS_AT)
    said = {block.key: block.text for block in told.blocks}
    assert said == words_of(draft, told)
    assert said["outcome"] == "Our own"
    assert "The plan has 3 actions" in said["background"]
    begun = begin_issue(draft=draft, by=None, today=AS_AT, start=False)
    assert {block.key: block.text for block in from_json(begun.snapshot).blocks} == said
    assert begun.blocks == said


def test_the_page_says_which_words_are_drafted_and_saving_leaves_them_untouched(client, draft, page):
    html = page().content.decode()
    assert html.count("Drafted from the figures; read and edit it.") == 3
    assert "Use these words" not in html
    client.post(draft.get_absolute_url(), sent(page()))
    draft.refresh_from_db()
    assert untouched(draft.blocks, draft.drafted) == {"outcome", "recommendations", "background"}


def test_edited_words_are_kept_and_the_new_ones_are_offered_beside_them(client, draft, page):
    client.post(draft.get_absolute_url(), sent(page()) | {"block_4": "Our own background"})
    assert "What the figures say for “Background”" in page().content.decode()
    make_action(draft.strategy, number="1.3", end="May 2027")
    html = page().content.decode()
    assert "The figures have changed. For “Background” they now say" in html
    assert "The plan has 3 actions" in html
    assert "Our own background" in html
    client.post(draft.get_absolute_url(), sent(page()) | {"use": "4"})
    draft.refresh_from_db()
    assert "The plan has 3 actions" in draft.blocks["background"]
    assert "background" in untouched(draft.blocks, draft.drafted)


def test_an_empty_box_is_not_called_drafted_and_fills_once_the_figures_say_something(draft):
    draft.blocks |= {"background": ""}
    draft.drafted |= {"background": ""}
    draft.save()
    empty = DraftForm.for_draft(draft, now={"background": ""})
    assert "Drafted" not in empty.fields["block_4"].help_text
    filled = DraftForm.for_draft(draft, now={"background": "The plan has 2 actions."})
    assert filled["block_4"].value() == "The plan has 2 actions."
    assert "Drafted" in filled.fields["block_4"].help_text
