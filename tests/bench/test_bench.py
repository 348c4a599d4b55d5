"""The benchmarks compare like with like: at a tiny size, each side of a pair is shown to do the same work."""

import re
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.test import override_settings
from openpyxl import load_workbook

from bench.files import document_of, wide_workbook
from bench.filling import EDITOR, fill, workbook_of
from bench.goals import judge
from bench.pairs import Measured, Spent, compared, in_turn, measure
from bench.peers import register_pages as peers
from bench.peers.counted_models import count_models
from bench.peers.document_reader import read_tables
from bench.peers.office_paper import word_file
from bench.peers.plain_paper import plain_html
from bench.peers.replay import replay
from bench.peers.row_by_row import save_rows
from bench.peers.styled_workbook import styled_workbook
from bench.peers.workbook_reader import read_cells
from bench.plans import AS_AT, STATUS_KEY, TODAY, UPDATES
from bench.prepare import FRONT
from bench.prepared import Prepared
from bench.table import json_lines, table
from bench.work import checking, importing, pages, queries
from foundation.appendonly import verify_chain
from imports.files.workbook import read_workbook
from objectives.models import ProgressUpdate
from objectives.register import load_register
from objectives.views.register import register as register_view
from reporting.queries import draw_snapshot
from reporting.renderers.xlsx import render_xlsx

SIZE = 36
TEMPLATES = [dict(settings.TEMPLATES[0])]
TEMPLATES[0]["DIRS"] = [
    *TEMPLATES[0]["DIRS"], Path(settings.BASE_DIR, "bench", "peers", "templates")
]  # fmt: skip


@pytest.fixture(autouse=True)
def _as_the_benchmarks_run():
    with override_settings(TEMPLATES=TEMPLATES), time_machine.travel(f"{TODAY.isoformat()}T12:00:00Z"):
        yield


@pytest.fixture
def prepared(db, tmp_path):
    strategy = fill(SIZE)
    prepared = Prepared(tmp_path, SIZE)
    body = strategy.bodies.get()
    prepared.snapshot = draw_snapshot(body=body, as_at=TODAY, today=TODAY, texts=FRONT, ref="b", draft=False)
    return prepared


def words_of(html: str) -> list[str]:
    """The words of the register's table that stand for actions, without marks and markup."""
    body = html[html.index("<tbody") : html.rindex("</tbody>")]
    body = re.sub(r"<span class=\"govuk-visually-hidden\">[^<]*</span>", " ", body)
    return re.sub(r"<[^>]+>", " ", body).split()


def test_plan_is_as_large_as_it_says_and_its_log_is_whole(prepared):
    assert prepared.strategy.actions.count() == SIZE
    assert verify_chain(ProgressUpdate) == (SIZE * UPDATES, None)
    texts = [
        len(cell.value)
        for cell in read_cells(workbook_of(SIZE))
        if cell.row > 1 and isinstance(cell.value, str)
    ]
    assert 420 <= sum(texts) / SIZE <= 500


def test_plan_page_and_its_peer_print_the_same_words(prepared):
    ours = pages.ask(register_view, prepared.user, per="all").content.decode()
    theirs = pages.ask(peers.plan_page, prepared.user).content.decode()
    assert words_of(ours) == words_of(theirs)
    assert theirs.count("<tr") == ours.count("<tr")


@pytest.mark.parametrize("page", ["1", "2"])
def test_register_and_its_peer_find_the_same_lines(prepared, page):
    term = pages.status_in(prepared.strategy)
    ours = pages.rows(prepared.strategy, None, int(page)).lines
    theirs = peers.page_by_log(prepared.strategy, None, int(page))
    assert [(line.id, line.update_id, line.assessment) for line in ours] == [
        (action.pk, action.newest_id, action.assessment) for action in theirs
    ]
    ours = pages.ask(register_view, prepared.user, status=term.key, page=page).content.decode()
    theirs = pages.ask(peers.log_page, prepared.user, status=term.key, page=page).content.decode()
    assert words_of(ours) == words_of(theirs)


def test_overview_and_its_peer_count_the_same(prepared):
    tally, chart = pages.counts(prepared.strategy)
    counted = count_models(prepared.strategy, today=TODAY)
    by_meaning = {STATUS_KEY[label][0]: count for label, count in counted.statuses.items()}
    assert dict(tally.meanings) == by_meaning
    assert tally.past_end == counted.past_end > 0
    drawn = {
        (row.bar.label, part.label): (part.count, part.past_end)
        for row in chart.rows
        for part in row.bar.parts
        if part.count
    }
    assert drawn == {key: (n, counted.late_by_objective[key]) for key, n in counted.by_objective.items()}


def test_register_as_at_a_date_is_what_a_replay_of_the_log_says(prepared):
    lines = pages.as_at_lines(prepared.strategy)
    judged = replay(prepared.strategy, AS_AT)
    assert {
        line.id: (line.update_id, line.status.label if line.status else "", line.narrative, line.end.text)
        for line in lines
    } == {
        pk: (stood.update_id, stood.status, stood.narrative, stood.end_text) for pk, stood in judged.items()
    }
    assert [line.update_id for line in lines] != [
        line.update_id for line in load_register(prepared.strategy, today=TODAY)
    ]


def test_reader_and_its_peer_read_the_same_cells():
    content = workbook_of(SIZE)
    ours = [
        (row.number, cell.column)
        for sheet in read_workbook(content, "plan.xlsx").sheets
        for row in sheet.rows
        for cell in row.cells
        if not cell.is_blank
    ]
    assert ours == [(cell.row, cell.column) for cell in read_cells(content)]


def test_saving_and_its_peer_leave_the_same_plan(prepared):
    content = workbook_of(SIZE)
    by = prepared.user
    ours = importing.save(content, slug="ours", by=by)
    theirs = save_rows(content, slug="theirs", as_at=TODAY, by=by)
    drawn = [
        [
            (line.label, line.text, line.owners, line.end.latest, line.status.label, line.narrative)
            for line in load_register(strategy, today=TODAY)
        ]
        for strategy in (ours, theirs)
    ]
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == SIZE


def test_workbook_and_its_peer_hold_the_same_list(prepared):
    ours = load_workbook(BytesIO(render_xlsx(prepared.snapshot)))["Actions"]
    theirs = load_workbook(BytesIO(styled_workbook(prepared.snapshot)))["Actions"]

    def cells(sheet):
        return [
            [(cell.value or "", cell.fill.start_color.rgb, cell.is_date) for cell in row]
            for row in sheet.iter_rows()
        ]

    assert cells(ours) == cells(theirs)


def test_peers_of_the_paper_print_every_action(prepared, tmp_path):
    html = plain_html(prepared.snapshot)
    word_file(prepared.snapshot, tmp_path / "paper.docx")
    for line in prepared.snapshot.lines:
        assert line.text in html
        assert line.narrative in html
    assert html.count("<tr>") == SIZE + 1


def test_every_page_whose_queries_are_counted_is_there(prepared):
    counted = queries.counted(prepared)
    assert counted.keys() == queries.PAGES.keys()
    assert all(number > 0 for number in counted.values())


def test_ratio_is_taken_pair_by_pair_and_judged_by_its_median():
    ours, theirs = iter([1.0, 4.0, 9.0]), iter([2.0, 4.0, 3.0])
    runs = in_turn(lambda: Spent(next(ours), 1.0), lambda: Spent(next(theirs), 1.0), pairs=3)
    result = compared("xlsx", 1_100, "peer", runs)
    assert (result.ratio.least, result.ratio.median, result.ratio.most) == (0.5, 1.0, 3.0)
    assert judge(result).met is False
    assert "NO" in table([result])
    assert Measured.from_json(result.to_json()) == result
    assert json_lines([result]).count("\n") == 0


def test_both_sides_are_repeated_equally_often():
    calls = []
    measure("x", 1, "y", lambda: calls.append("a"), lambda: calls.append("b"), pairs=3, shortest=0.001)
    warm, counted = calls[:3], calls[3:]
    assert sorted(warm) == ["a", "a", "b"]
    assert counted.count("a") == counted.count("b") > 0


def test_editor_of_the_benchmarks_is_no_administrator(prepared):
    assert prepared.user.email == EDITOR
    assert not prepared.user.is_staff


def test_word_file_and_its_peer_read_the_same_cells():
    content = document_of(SIZE)
    ours = read_workbook(content, "plan.docx").sheets[0].rows
    assert [[row.text(n) for n in range(1, 9)] for row in ours] == read_tables(content)
    assert len(ours) == SIZE + 1


def test_mapping_page_of_sixty_columns_has_a_box_for_each(prepared):
    batch = importing.looked_at(prepared, wide_workbook(SIZE))
    page = importing.mapping_page(prepared, batch).content.decode()
    assert len(re.findall(r'<select[^>]*name="role_0_', page)) == 60


def test_an_import_and_the_checker_are_measured_at_a_tiny_size(prepared):
    prepared.workbook = workbook_of(SIZE)
    names = [each.name for each in [*checking.measured(prepared, 1), *importing.measured(prepared, 1)]]
    assert names == [
        "plan checker", "reading", "preview", "preview of a Word file", "mapping page", "queries: mapping page",
        "save",
    ]  # fmt: skip
