"""The shorter ways of drawing show what WeasyPrint's own show, and are gone when the paper is drawn."""

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
import tinyhtml5

from reporting.renderers.drawing import Drawer
from reporting.renderers.fonts import faces_for
from reporting.renderers.shortcuts import _draw_border, _reactivate, _subset, draw, shortcuts
from reporting.renderers.weasy import parse_page, weasyprint
from tests.reporting.reading import text_of_pdf

STYLES = '@page { size: 100mm 60mm; margin: 5mm } * { font: 10pt/12pt "Source Sans 3"; margin: 0 }'


def content(border):
    html = f'<html lang="en"><head><title>T</title></head><body><p style="{border}">Words</p></body></html>'
    with pikepdf.open(io.BytesIO(Drawer(faces_for("a") + STYLES, {}).draw(html))) as pdf:
        return pdf.pages[0].obj.Contents.read_bytes()


@pytest.mark.parametrize(
    ("border", "bars"),
    [
        ("border-bottom: 1pt solid #123456", 1),
        ("border-top: 1pt solid red; border-left: 3pt solid blue", 2),
        ("border-right: 2pt solid red", 1),
        ("border-right: 2pt solid transparent", 0),
        ("border-bottom: 0 solid red", 0),
    ],
)
def test_a_hairline_is_a_plain_bar(border, bars):
    drawn = content(border)
    assert drawn.count(b" re\nf\n") == bars
    assert b"\nW" not in drawn


@pytest.mark.parametrize(
    "border",
    [
        "border-bottom: 2pt dashed red",
        "border: 1pt solid red",
        "border-bottom: 1pt solid red; border-radius: 3pt",
    ],
)
def test_other_borders_are_drawn_as_weasyprint_draws_them(border):
    assert b" re\nf\n" not in content(border)


def test_words_are_the_same_with_and_without_the_shorter_ways(monkeypatch):
    html = f'<html lang="en"><head><title>T</title></head><body><p>{"of many words " * 40}</p></body></html>'
    quick = Drawer(faces_for("a") + STYLES, {}).draw(html)
    monkeypatch.setattr(weasyprint.text.line_break.Layout, "reactivate", _reactivate)
    monkeypatch.setattr("reporting.renderers.shortcuts.reactivate", _reactivate)
    assert text_of_pdf(quick) == text_of_pdf(Drawer(faces_for("a") + STYLES, {}).draw(html))


def test_everything_is_put_back():
    with shortcuts():
        assert draw.draw_border is not _draw_border
    assert draw.draw_border is _draw_border
    assert weasyprint.pdf.fonts.Font.subset is _subset


@pytest.mark.parametrize(
    "words",
    [
        "<p>One</p><p>Two &amp; three</p>",
        "<p>One<p>Two &amp; three",
        "<p>One<br>&nbsp;</p>",
        "\u2003 <p>One</p>",
    ],
)
def test_a_page_is_the_same_however_it_is_read(words):
    page = f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>{words}</body></html>'
    plain = {"namespace_html_elements": False}
    read, loose = parse_page(io.StringIO(page), **plain), tinyhtml5.parse(page, **plain)
    assert [(node.tag, node.attrib, node.text) for node in read.iter()] == [
        (node.tag, node.attrib, node.text) for node in loose.iter()
    ]


CODE = """
import sys
from reporting.renderers.weasy import weasyprint
assert not {name for name in sys.modules if name.startswith(("fontTools.subset", "fontTools.varLib", "tinyhtml5"))}
assert weasyprint.pdf.fonts.subset.Options().hinting
import fontTools.subset
assert isinstance(fontTools.subset.Subsetter, type)
"""


def test_weasyprint_starts_without_what_papers_do_not_need():
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", CODE], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
