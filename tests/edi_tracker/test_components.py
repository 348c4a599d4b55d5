"""The pieces that pages are built from: what they say, to eyes and to ears, and what they keep out."""

import datetime as dt
import re

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from edi_tracker.components import OBJECTIVES, SampleForm, objective_bar
from edi_tracker.templatetags.components import file_size, lateness, status_tag, timescale
from foundation.charts import small_line, stacked_bars
from foundation.palette import SHAPES


def words(html: str) -> str:
    """What a screen reader says, spaces settled."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_a_status_is_said_with_its_meaning_where_the_council_uses_a_colour():
    assert words(status_tag("Blue", "blue", "not_started")) == "Blue (not started)"


def test_the_meaning_is_not_said_twice():
    assert words(status_tag("Not started", "blue", "not_started")) == "Not started"


@pytest.mark.parametrize("meaning", SHAPES)
def test_every_meaning_has_its_own_shape_hidden_from_ears(meaning):
    html = status_tag("Word", "green", meaning)
    assert SHAPES[meaning] in html
    assert 'aria-hidden="true"' in html
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_a_status_in_a_colour_we_do_not_know_is_grey_and_keeps_its_word():
    html = status_tag("Paused", "magnolia", "on_hold")
    assert "edi-tag--grey" in html
    assert words(html) == "Paused (on hold)"


def test_a_status_word_is_escaped_even_after_the_same_word_came_marked_safe():
    risky = "<b>Amber</b>"
    assert risky in status_tag(mark_safe(risky), "amber", "needs_attention")
    assert "&lt;b&gt;Amber&lt;/b&gt;" in status_tag(risky, "amber", "needs_attention")


def test_the_component_and_the_tag_are_the_same():
    context = {"label": "Amber", "colour": "amber", "meaning": "needs_attention"}
    assert render_to_string("components/status_tag.html", context).strip() == status_tag(**context)


def test_lateness_is_words_and_nothing_where_there_is_none():
    assert words(lateness("3 months past its end date")) == "3 months past its end date"
    assert lateness("") == ""


def test_a_moved_date_keeps_the_first_promise_in_sight():
    html = timescale("March 2026", "December 2025")
    assert "<s " in html
    assert words(html) == "March 2026, originally December 2025"


@pytest.mark.parametrize(
    ("text", "original", "said"),
    [
        ("Ongoing", "", "Ongoing"),
        ("Ongoing", "Ongoing", "Ongoing"),
        ("", "", "No date given"),
        ("", "May", "No date given, originally May"),
    ],
)
def test_a_date_is_struck_through_only_when_it_moved(text, original, said):
    assert words(timescale(text, original)) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (812, "812 bytes"),
        (64_000, "64 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (10_000_000, "10.0 MB"),
    ],
)
def test_the_size_of_a_file_is_said_as_people_say_it(size, said):
    assert file_size(size).replace("\N{NO-BREAK SPACE}", " ") == said


def test_pages_keep_the_rest_of_the_query():
    request = RequestFactory().get("/staff/", {"owner": "hr", "page": "2"})
    page = Paginator(range(100), 20).get_page(2)
    html = render_to_string("components/pagination.html", {"page": page, "noun": "actions"}, request=request)
    assert "?owner=hr&amp;page=3" in html
    assert html.count('aria-current="page"') == 1
    assert "21 to 40 of 100 actions" in html


def test_one_page_needs_no_page_links():
    page = Paginator(range(5), 20).get_page(1)
    html = render_to_string("components/pagination.html", {"page": page, "noun": "actions"})
    assert "<nav" not in html
    assert words(html) == "1 to 5 of 5 actions"


def test_a_chart_says_each_bar_in_words_and_gives_every_figure_in_a_table():
    chart = stacked_bars(objective_bar(*objective) for objective in OBJECTIVES)
    html = render_to_string("components/stacked_bars.html", {"chart": chart, "title": "By status", "id": "c"})
    assert (
        "<title>9 actions: 1 Blue, 3 Green, 2 Amber, 1 Red, 2 Complete; 3 of 9 past the end date</title>"
        in html
    )
    assert html.count('<th scope="row">') == len(OBJECTIVES) + 1
    assert "No actions yet" in html


def test_nothing_is_styled_or_scripted_inline():
    chart = stacked_bars(objective_bar(*objective) for objective in OBJECTIVES)
    html = render_to_string("components/stacked_bars.html", {"chart": chart, "title": "By status", "id": "c"})
    assert not re.search(r"\sstyle=|\son\w+=|<script>|<style", html)


def test_a_small_line_has_a_sentence_and_its_figures():
    line = small_line([(dt.date(2024, 3, 31), 31.2), (dt.date(2025, 3, 31), 32.4)], target=40)
    html = render_to_string(
        "components/small_line.html",
        {
            "line": line,
            "title": "From 31.2 to 32.4",
            "baseline": "31.2%",
            "latest": "32.4%",
            "target": "40%",
        },
    )
    assert "<title>From 31.2 to 32.4</title>" in html
    assert words(html).endswith("Baseline31.2% Latest32.4% Target40%")


def test_the_current_step_is_marked_and_those_before_are_said_to_be_done():
    html = render_to_string("components/steps.html", {"steps": ["Upload", "Check", "Save"], "current": 2})
    assert words(html) == "Upload (done) Check Save"
    assert html.count('aria-current="step"') == 1


def test_a_page_with_errors_says_so_in_its_title():
    page = '{% extends "base.html" %}{% block title %}Update{% endblock %}'
    html = Template(page).render(Context({"form": SampleForm({}), "product_name": "EDI Tracker"}))
    assert "<title>Error: Update – EDI Tracker</title>" in html
    assert 'href="#id_status_0"' in html
