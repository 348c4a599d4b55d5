"""What the front-end build leaves in static/vendor/: fonts that print rightly, no GOV.UK identity."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "static" / "vendor"
FACE = re.compile(r"@font-face\{[^}]*\}")


def read(name: str) -> str:
    path = VENDOR / name
    if not path.exists():
        pytest.fail(f"static/vendor/{name} is missing. Build the front end: make setup.")
    return path.read_text(encoding="utf-8")


def prop(face: str, name: str) -> str:
    return re.search(rf'{name}:"?([^";}}]+)', face)[1]


def test_on_paper_no_two_files_share_a_family_weight_and_style():
    """WeasyPrint would take them for one font and print wrong letters: "ŵ" came out blank."""
    faces = [
        (prop(face, "font-family"), prop(face, "font-weight"), prop(face, "font-style"))
        for face in FACE.findall(read("print-fonts.css"))
    ]
    assert len(faces) == len(set(faces))


def test_every_family_on_paper_is_named_in_the_tokens():
    tokens = (ROOT / "frontend" / "scss" / "_tokens.scss").read_text(encoding="utf-8")
    named = set(re.findall(r'"([^"]+)"', re.search(r"\$font-family-print:(.*?);", tokens, re.DOTALL)[1]))
    assert {prop(face, "font-family") for face in FACE.findall(read("print-fonts.css"))} == named


@pytest.mark.parametrize("name", ["app.css", "print-fonts.css"])
def test_stylesheets_ask_for_nothing_outside_and_every_file_is_there(name):
    urls = re.findall(r'url\("?([^")]+)', read(name))
    assert urls
    assert [url for url in urls if not (VENDOR / url).exists()] == []


def test_nothing_looks_like_gov_uk_itself():
    css = read("app.css")
    assert not re.search(r"GDS Transport|crown|crest", css)
    assert "--brand" in css


def test_a_packages_lock_names_no_registry_but_the_public_one():
    lock = (ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8")
    hosts = set(re.findall(r'"resolved": "https?://([^/"]+)', lock))
    assert hosts <= {"registry.npmjs.org"}


def test_pages_carry_no_inline_style_or_script():
    offenders = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("*.html")
        if "print" not in path.parts
        and re.search(
            r"\sstyle=|\son(click|load|submit|change)=|<style|<script(?![^>]*(src=|application/json))",
            path.read_text(encoding="utf-8"),
        )
    ]
    assert offenders == []
