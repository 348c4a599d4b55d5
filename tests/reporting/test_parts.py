"""Where a paper may be parted, and that an edit has only its own part drawn again."""

from dataclasses import replace
from itertools import count
from xml.etree import ElementTree

import pytest

from reporting.defining import define_report
from reporting.renderers.fonts import printable
from reporting.renderers.paper import Paper
from reporting.renderers.parts import SHEET, begins_anew, chapters, height
from reporting.renderers.pdf import Print, _pages, render_pdf
from reporting.snapshot import PLAN, WORKFORCE, Snapshot
from tests.builders import make_action, make_body, make_objective, make_strategy, make_theme, make_update
from tests.reporting.papers import make_plan, snapshot_of
from tests.reporting.reading import text_of_pdf
from tests.reporting.staff import make_evidence

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sheets", "takes", "theme_begins", "anew"),
    [
        (0.2, 0.7, False, False),  # it fits
        (0.2, 0.7, True, False),
        (0.2, 2.0, False, False),  # the sheet would be left too empty
        (0.2, 2.0, True, False),
        (0.5, 2.0, False, False),
        (0.5, 2.0, True, True),
        (0.9, 0.5, False, True),
        (1.1, 2.0, False, False),
        (1.1, 2.0, True, True),
        (1.7, 0.2, False, False),
        (1.7, 0.4, False, True),
        (3.1, 0.1, False, True),  # a part is long enough
    ],
)
def test_an_objective_begins_on_a_new_sheet_where_the_last_is_well_filled(sheets, takes, theme_begins, anew):
    assert begins_anew(sheets, takes, theme_begins) is anew


def plan(*sizes: tuple[int, ...]) -> Snapshot:
    """Themes with objectives of so many actions each."""
    strategy = make_strategy(slug="parted")
    numbers = count(1)
    for place, objectives in enumerate(sizes):
        theme = make_theme(strategy, "ABCDEFGH"[place], f"Theme {place}")
        for actions in objectives:
            number = next(numbers)
            objective = make_objective(strategy, str(number), f"Objective {number}", theme)
            for n in range(actions):
                text = f"Action {n} of {number} " + "with many words " * 12
                make_action(number=f"{number}.{n + 1}", objective=objective, text=text, status="Green")
    return snapshot_of(strategy)


def parted(snapshot: Snapshot) -> list[list[str]]:
    return [
        [objective.number for stretch in chapter.stretches for objective in stretch.objectives]
        for chapter in chapters(Paper(snapshot, Print(snapshot)))
    ]


def test_long_objectives_begin_on_sheets_of_their_own_and_short_ones_share_one():
    assert parted(plan((24, 2, 1), (24,))) == [["1"], ["2", "3"], ["4"]]


def test_short_themes_follow_each_other_on_one_sheet():
    assert parted(plan((1,), (1,), (4,), (24,))) == [["1", "2"], ["3"], ["4"]]


def test_the_heading_of_a_theme_stands_once():
    snapshot = plan((24, 24), (2,))
    stretches = [s for chapter in chapters(Paper(snapshot, Print(snapshot))) for s in chapter.stretches]
    assert [s.heading for s in stretches] == ["Theme A: Theme 0", "", "Theme B: Theme 1"]
    text = " ".join(text_of_pdf(render_pdf(snapshot)).split())
    assert text.count("Theme A: Theme 0") == 1


def test_height_is_about_that_of_the_paper():
    snapshot = plan((24,))
    (group,) = [
        objective for theme in Paper(snapshot, Print(snapshot)).themes for objective in theme.objectives
    ]
    assert 3.5 < height(group) / SHEET < 5


class Store(dict):
    """Keeps parts, and counts what was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = 0

    def get_many(self, keys):
        return {key: self[key] for key in keys if key in self}

    def set(self, key, part):
        self.drawn += 1
        self[key] = part


def test_only_what_changed_is_drawn_again_and_the_paper_is_the_same_as_drawn_anew():
    snapshot = plan((24,), (24,), (24,))
    kept = Store()
    first = render_pdf(snapshot, kept)
    assert kept.drawn == 3 + 3 + 1  # front, body and end; three objectives; the feet
    assert render_pdf(snapshot, kept) == first
    assert kept.drawn == 7
    lines = list(snapshot.lines)
    lines[30] = replace(lines[30], success_measure="Something new was agreed.")
    edited = replace(snapshot, lines=tuple(lines))
    kept.drawn = 0
    again = render_pdf(edited, kept)
    assert kept.drawn == 1
    assert again == render_pdf(edited)
    assert "Something new was agreed." in " ".join(text_of_pdf(again).split())


def test_parts_are_kept_in_the_database_and_no_two_papers_share_what_differs():
    from django.core.cache import caches

    one, other = make_plan(), make_strategy(slug="other", title="Another plan")
    make_update(make_action(other, text="Other words"), "Green")
    for strategy in (one, other):
        snapshot = snapshot_of(strategy)
        assert render_pdf(snapshot, caches["papers"]) == render_pdf(snapshot, caches["papers"])
        assert render_pdf(snapshot, caches["papers"]) == render_pdf(snapshot)


def test_a_plan_that_says_nothing_is_drawn():
    text = text_of_pdf(render_pdf(snapshot_of(make_strategy(slug="empty"))))
    assert "The plan has no actions yet." in " ".join(text.split())


HOSTILE = "<p>&nbsp;]]> \x00\x0b\x1f\x7f\ufffe\ud800\u2028 <!-- & &amp; \" ' <![CDATA["


@pytest.mark.parametrize("kind", [PLAN, WORKFORCE])
def test_every_part_is_well_formed_whatever_people_write(kind):
    strategy = make_plan()
    make_evidence(strategy)
    body = make_body(strategy)
    define_report(body=body, kind=kind, by=None)
    snapshot = snapshot_of(strategy, body, texts={"outcome": HOSTILE})
    lines = tuple(
        replace(line, text=HOSTILE, narrative=HOSTILE, owner_text=HOSTILE) for line in snapshot.lines
    )
    snapshot = replace(snapshot, lines=lines, organisation=HOSTILE)
    pages = list(_pages(Paper(snapshot, Print(snapshot))))
    assert len(pages) > 1
    for page in pages:
        assert ElementTree.fromstring(printable(page)).tag == "html"
