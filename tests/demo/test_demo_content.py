"""The demo holds together as text: plan, updates, closures and papers agree, before any database."""

import datetime as dt
import hashlib
import io
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from fixtures.demo.workbook import FOLDER, build_workbook, load_plan
from foundation.numbering import sub_letter

RECORD_STARTS = dt.date(2025, 6, 1)
TODAY = dt.date(2026, 11, 22)
PEOPLE = {"edi@demo.test", "owner@demo.test"}
BLOCKS = {
    "to",
    "meeting_on",
    "from",
    "divisions",
    "key_decision",
    "outcome",
    "recommendations",
    "officer_contact",
    "background",
    "main_issues",
    "ambitions",
    "implications",
    "clearances",
    "sources",
}


def _load(name: str) -> dict:
    return json.loads((Path(FOLDER) / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def plan():
    return load_plan()


@pytest.fixture(scope="module")
def actions(plan):
    return {row["ref"]: row["cells"] for row in plan["rows"] if row["kind"] == "action"}


@pytest.fixture(scope="module")
def updates():
    return _load("updates.json")["updates"]


@pytest.fixture(scope="module")
def closures():
    return _load("updates.json")["closures"]


@pytest.fixture(scope="module")
def answers():
    return _load("answers.json")


def _kinds(plan) -> Counter:
    return Counter(row["kind"] for row in plan["rows"])


# The plan


def test_plan_has_three_themes_twelve_objectives_and_ninety_two_rows_of_work(plan, actions):
    kinds = _kinds(plan)
    assert (kinds["theme"], kinds["objective"], kinds["action"]) == (3, 12, 92)
    assert sum("(" not in ref for ref in actions) == 72
    assert sum("(" in ref for ref in actions) == 20
    assert len(actions) == kinds["action"], "a reference is used twice"


def test_headings_are_repeated_for_each_theme_and_one_of_them_is_worded_differently(plan):
    headings = [row["cells"] for row in plan["rows"] if row["kind"] == "heading"]
    assert [cells[7] for cells in headings] == ["Progress to date", "Progress to date", "Progress log"]
    assert [cells for cells in headings if cells == plan["columns"]] == headings[:2]


def test_a_row_without_number_is_lettered_under_the_numbered_row_above_it(plan):
    above, count = "", 0
    for row in plan["rows"]:
        if row["kind"] != "action":
            continue
        if row["cells"][0] is None:
            assert row["ref"] == f"{above} ({sub_letter(count)})"
            count += 1
        else:
            above, count = row["ref"], 0
            assert row["cells"][0] == float(row["ref"])


def test_plan_has_the_faults_that_real_plans_have(plan, actions):
    numbers = [ref for ref in actions if "(" not in ref]
    titles = [row["cells"][0].split(": ", 1)[1] for row in plan["rows"] if row["kind"] == "objective"]
    words = {str(cell) for cells in actions.values() for cell in cells[3:5]}
    texts = [str(cell) for cells in actions.values() for cell in cells if cell]
    assert actions["3.10"][0] == actions["3.1"][0] == 3.1
    assert numbers[numbers.index("5.4") + 1] == "5.6"
    assert actions["10.7"][1] == "Impact assessments: see objective 12"
    assert [title for title, count in Counter(titles).items() if count > 1]
    assert actions["3.6 (a)"][3:5] == [{"month": "2025-06"}, {"month": "2025-01"}]
    assert {"Ongoing", "Review every May", "Annually", "Quaterly", "TBC", "Spring 2026"} <= words
    assert {"Q2 2026/27", "by the end of March 2026", "2024"} <= words
    assert max(len(text) for text in texts) >= 1500
    assert any("\n- " in text for text in texts)
    assert any("https://" in text for text in texts)
    assert any("ŵ" in text for text in texts)
    assert any("ŷ" in text for text in texts)
    assert actions["4.4"][2] is None
    assert actions["3.9"][5] is None


@pytest.mark.parametrize(("ref", "total"), [("2.3", 111), ("4.1", 97)])
def test_survey_shares_that_do_not_make_a_hundred(actions, ref, total):
    shares = [int(share) for share in re.findall(r"(\d+)%", actions[ref][5])]
    assert sum(shares[:3]) == total


# What the council answered when the plan was brought in


def test_every_status_word_has_a_meaning_a_colour_and_a_sentence(actions, answers):
    words = {str(cells[6]).strip() for cells in actions.values() if cells[6]}
    assert words <= set(answers["statuses"])
    assert set(answers["statuses"]) == set(answers["status_definitions"]) == set(answers["status_colours"])
    assert answers["statuses"]["Blue"] == "not_started"
    assert all(re.fullmatch(r"[A-Z][^.]+\.", text) for text in answers["status_definitions"].values())


def test_every_owner_text_of_the_sheet_is_settled(actions, answers):
    assert {cells[2] for cells in actions.values() if cells[2]} == set(answers["owners"])
    owners = {name for names in answers["owners"].values() for name in names}
    assert owners == set(answers["owner_kinds"])
    assert set(answers["aliases"].values()) <= owners
    assert set(answers["owner_kinds"].values()) <= {"team", "group", "partner", "post"}
    assert {name for names in answers["members"].values() for name in names} <= owners


def test_demo_owner_answers_for_about_nine_open_actions_of_two_owners(actions, answers, updates, closures):
    mine = set(answers["members"]["owner@demo.test"])
    closed = {closure["action"] for closure in closures}
    latest = _latest_statuses(actions, updates)
    open_ones = [
        ref
        for ref, cells in actions.items()
        if mine & set(answers["owners"].get(cells[2], ()))
        and ref not in closed
        and latest[ref] not in {"Green", None}
    ]
    assert len(mine) == 2
    assert 8 <= len(open_ones) <= 11


# The record


def _latest_statuses(actions, updates) -> dict[str, str | None]:
    statuses = {ref: (cells[6] or "").strip() or None for ref, cells in actions.items()}
    return statuses | {update["action"]: update["status"] for update in updates}


def test_there_are_about_two_hundred_and_sixty_updates_over_more_than_eighty_actions(updates):
    assert 250 <= len(updates) <= 280
    assert len({update["action"] for update in updates}) >= 80


def test_every_update_and_closure_names_an_action_of_the_plan(actions, updates, closures):
    named = {update["action"] for update in updates} | {closure["action"] for closure in closures}
    named |= {closure["into"] for closure in closures if closure["into"]}
    assert named <= set(actions)


def test_updates_stand_in_order_of_date_within_the_eighteen_months(updates):
    dates = [dt.date.fromisoformat(update["on"]) for update in updates]
    assert all(earlier <= later for earlier, later in pairwise(dates))
    assert RECORD_STARTS <= dates[0] <= dt.date(2025, 6, 30)
    assert dt.date(2026, 11, 1) <= dates[-1] <= TODAY


def test_every_update_has_words_a_known_status_and_a_demo_user(updates, answers):
    for update in updates:
        assert update["narrative"].strip(), update
        assert update["status"] in answers["statuses"], update
        assert update["by"] in PEOPLE, update


def test_off_track_and_on_hold_say_why_and_a_moved_end_says_why(updates, answers):
    asked = {"needs_attention", "off_track", "on_hold"}
    for update in updates:
        if answers["statuses"][update["status"]] in asked:
            assert update["reason"].strip(), update
        assert bool(update["end"]) == bool(update["end_reason"].strip()), update
    assert sum(bool(update["end"]) for update in updates) >= 12


def test_a_correction_names_an_earlier_update_of_the_same_action(updates):
    corrections = [(index, update) for index, update in enumerate(updates) if update["corrects"] is not None]
    assert len(corrections) == 2
    for index, update in corrections:
        assert update["corrects"] < index
        assert updates[update["corrects"]]["action"] == update["action"]
        assert update["reason"]


def test_an_owner_writes_only_about_the_actions_of_own_teams(actions, answers, updates):
    mine = set(answers["members"]["owner@demo.test"])
    for update in updates:
        if update["by"] == "owner@demo.test":
            assert mine & set(answers["owners"][actions[update["action"]][2]]), update
            assert not update["told_by"], update


def test_closures_are_agreed_and_nothing_is_reported_after_them(updates, closures):
    assert len({closure["action"] for closure in closures}) == len(closures)
    for closure in closures:
        kind, on = closure["kind"], closure["on"]
        day = dt.date.fromisoformat(on)
        assert f"{day.day} {day:%B %Y}" in closure["agreed_by"], closure
        assert closure["reason"].endswith("."), closure
        assert (closure["into"] is not None) == (kind in {"merged", "superseded"}), closure
        last = max((u["on"] for u in updates if u["action"] == closure["action"]), default="2025-05-31")
        assert last <= on, closure
    assert {closure["kind"] for closure in closures} == {
        "completed",
        "business_as_usual",
        "merged",
        "superseded",
        "withdrawn",
    }


def test_only_what_is_green_is_closed_as_completed(actions, updates, closures):
    latest = _latest_statuses(actions, updates)
    done = [c["action"] for c in closures if c["kind"] in {"completed", "business_as_usual"}]
    assert {latest[ref] for ref in done} == {"Green"}


def test_the_plan_stands_where_the_story_says_on_the_last_day(actions, updates, closures):
    gone = {c["action"] for c in closures if c["kind"] in {"merged", "superseded", "withdrawn"}}
    latest = _latest_statuses(actions, updates)
    counts = Counter(status for ref, status in latest.items() if ref not in gone)
    assert counts == {"Green": 25, "Amber": 44, "Blue": 11, "Red": 5, "Purple": 3}


def test_some_open_actions_have_not_been_heard_of_for_half_a_year(actions, updates, closures):
    closed = {closure["action"] for closure in closures}
    latest = _latest_statuses(actions, updates)
    heard = {update["action"]: update["on"] for update in updates}
    quiet = [
        ref
        for ref in actions
        if ref not in closed and latest[ref] != "Green" and heard.get(ref, "2025-05-31") < "2026-05-22"
    ]
    assert 6 <= len(quiet) <= 12


# The papers


def test_each_body_has_its_own_front_sheet_in_its_own_order(answers):
    bodies = answers["bodies"]
    orders = [[block["key"] for block in body["headings"]] for body in bodies]
    assert [body["every_months"] for body in bodies] == [6, 3]
    assert orders[0] != orders[1]
    for keys in orders:
        assert set(keys) <= BLOCKS
        assert len(set(keys)) == len(keys)


def test_each_paper_fills_blocks_of_its_body_and_comes_before_its_meeting(answers):
    headings = {body["slug"]: {block["key"] for block in body["headings"]} for body in answers["bodies"]}
    assert len(answers["reports"]) == 2
    for report in answers["reports"]:
        meeting = dt.date.fromisoformat(report["meeting_on"])
        assert set(report["blocks"]) <= headings[report["body"]]
        assert all(text.strip() for text in report["blocks"].values())
        assert report["as_at"] < report["meeting_on"]
        assert report["blocks"]["meeting_on"] == f"{meeting.day} {meeting:%B %Y}"


def test_the_papers_speak_only_of_actions_that_exist(actions, answers):
    for report in answers["reports"]:
        for block in ("recommendations", "main_issues"):
            text = report["blocks"][block]
            bare = re.sub(r"(?m)^\d+\.\d+ |^\d+\. |paragraphs? \d+\.\d+|£[\d,.]+|[\d.,]+%", "", text)
            mentioned = set(re.findall(r"(?<![\d.,])\d{1,2}\.\d{1,2}(?: \([a-z]\))?", bare))
            assert mentioned - {"5.5"} <= set(actions)
            assert len(mentioned) > 5


def test_each_closure_was_put_to_the_committee_that_agreed_it(answers, closures):
    for closure in closures:
        paper = next(r for r in answers["reports"] if r["meeting_on"] == closure["on"])
        pattern = rf"(?<![\d.]){re.escape(closure['action'])}(?! \(|\d)"
        assert re.search(pattern, paper["blocks"]["recommendations"]), closure["action"]


# The workbook


def test_workbook_is_the_same_bytes_each_time():
    assert hashlib.sha256(build_workbook()).digest() == hashlib.sha256(build_workbook()).digest()


def test_workbook_reads_back_as_the_plan(plan):
    book = openpyxl.load_workbook(io.BytesIO(build_workbook()))
    sheet = book[plan["sheet_title"]]
    assert sheet.max_row == len(plan["rows"])
    for number, row in enumerate(plan["rows"], start=1):
        read = [sheet.cell(number, column).value for column in range(1, len(plan["columns"]) + 1)]
        wanted = row["cells"] + [None] * (len(plan["columns"]) - len(row["cells"]))
        assert read == [_as_read(value) for value in wanted], number
    assert book.properties.modified == book.properties.created


def _as_read(value):
    if isinstance(value, dict):
        text = value.get("day") or value["month"] + "-01"
        return dt.datetime.fromisoformat(text)
    return value


def test_workbook_shows_months_as_months_and_banners_as_merged_cells(plan):
    sheet = openpyxl.load_workbook(io.BytesIO(build_workbook())).active
    rows = {row.get("ref"): number for number, row in enumerate(plan["rows"], start=1)}
    assert sheet.cell(rows["1.1"], 4).number_format == "mmm-yy"
    assert sheet.cell(rows["10.4"], 5).number_format == "dd/mm/yyyy"
    assert sheet.cell(rows["3.10"], 1).value == 3.1
    merged = {area.min_row for area in sheet.merged_cells.ranges}
    banners = {"title", "note", "theme", "objective"}
    assert merged == {n for n, row in enumerate(plan["rows"], start=1) if row["kind"] in banners}


# The staffing committee


def test_the_reports_on_the_workforce_fill_blocks_of_their_body_and_name_measures_of_the_demo(answers):
    staffing = answers["staffing"]
    measures = json.loads((FOLDER / "measures.json").read_text(encoding="utf-8"))["measures"]
    assert set(staffing["measures"]) <= {one["name"] for one in measures}
    headings = {block["key"] for block in staffing["body"]["headings"]}
    assert [report["as_at"][:4] for report in staffing["reports"]] == ["2025", "2026"]
    for report in staffing["reports"]:
        assert set(report["blocks"]) <= headings
        assert report["as_at"] < report["meeting_on"]
