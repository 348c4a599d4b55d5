"""The house stands as drawn: arrows point down, rules stay pure, rooms stay small, start-up stays light."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Who may import whom. Whoever may import an app may also import what lies beneath it.
MAY_IMPORT = {
    "foundation": set(),
    "accounts": {"foundation"},
    "plans": {"accounts", "foundation"},
    "measures": {"accounts", "foundation"},
    "objectives": {"plans", "measures", "accounts", "foundation"},
    "reporting": {"objectives", "plans", "measures", "accounts", "foundation"},
    "imports": {"objectives", "plans", "measures", "accounts", "foundation"},
    "public": {"reporting", "accounts", "foundation"},
    "edi_tracker": {"accounts", "foundation"},
}

# What every page is made of lives beside the settings and knows nothing of any app, so every app may use it.
PAGE_KIT = {
    "edi_tracker.admin_rules",
    "edi_tracker.as_at",
    "edi_tracker.date_field",
    "edi_tracker.flat_lists",
    "edi_tracker.forms",
    "edi_tracker.templatetags.components",
}

# These put the apps together or work across all of them; nobody imports them.
ROOF = {
    "edi_tracker.demo",
    "edi_tracker.demo_cycles",
    "edi_tracker.demo_drafts",
    "edi_tracker.demo_evidence",
    "edi_tracker.demo_staffing",
    "edi_tracker.urls",
    "edi_tracker.settings",
}
ACROSS = "edi_tracker.management.commands."

# Rules on plain values: no Django, no database, nothing that isn't pure itself.
PURE = [
    "foundation/bank_holidays.py",
    "foundation/charts.py",
    "foundation/date_line.py",
    "foundation/decisions.py",
    "foundation/lines.py",
    "foundation/numbering.py",
    "foundation/packages.py",
    "foundation/palette.py",
    "foundation/periods.py",
    "foundation/references.py",
    "foundation/shares.py",
    "foundation/short_texts.py",
    "foundation/working_days.py",
    "accounts/name_words.py",
    "accounts/owner_likeness.py",
    "accounts/owner_names.py",
    "accounts/owner_pieces.py",
    "accounts/owner_readings.py",
    "accounts/owner_suggestions.py",
    "accounts/owner_words.py",
    "accounts/person_names.py",
    "accounts/roles.py",
    "plans/duties.py",
    "plans/front_sheets.py",
    "plans/statuses/*.py",
    "plans/timescales/*.py",
    "measures/suppression/*.py",
    "measures/progress.py",
    "measures/small_text_words.py",
    "measures/small_texts.py",
    "measures/vocabulary.py",
    "measures/wording.py",
    "objectives/assessment.py",
    "objectives/coverage.py",
    "objectives/coverage_words.py",
    "objectives/log.py",
    "objectives/tags.py",
    "objectives/faults/*.py",
    "imports/figures/*.py",
    "imports/files/*.py",
    "imports/files/reading/*.py",
    "imports/understanding/**/*.py",
    "imports/standing.py",
    "imports/comparing/comparison.py",
    "imports/pages/differences.py",
    "imports/comparing/matching.py",
    "reporting/members/agreed.py",
    "reporting/cycles/chasing.py",
    "reporting/codec.py",
    "reporting/comparison.py",
    "reporting/cycles/dates.py",
    "reporting/drafts/freshness.py",
    "reporting/evidence.py",
    "reporting/front_sheet.py",
    "reporting/publications/answers.py",
    "reporting/publications/changes_told.py",
    "reporting/letters/wording.py",
    "reporting/narrative.py",
    "reporting/publications/measures_told.py",
    "reporting/notes.py",
    "reporting/numbers.py",
    "reporting/letters/occasions.py",
    "reporting/letters/returned.py",
    "reporting/publications/open_data.py",
    "reporting/publications/plain_words.py",
    "reporting/publications/cautions.py",
    "reporting/publications/redaction.py",
    "reporting/readiness.py",
    "reporting/cycles/replies.py",
    "reporting/sections.py",
    "reporting/snapshot.py",
]
OUTSIDE_THAT_IS_PURE = {"openpyxl", "defusedxml", "holidays"}

FORBIDDEN_NAMES = {"common", "core", "utils", "util", "helpers", "helper", "services", "misc"}
LONGEST = 400  # lines
HEAVY = {"weasyprint", "openpyxl", "docx", "pikepdf", "holidays", "icalendar"}


def modules() -> list[Path]:
    return sorted(
        path
        for app in MAY_IMPORT
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts and "node_modules" not in path.parts
    )


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that this one imports anywhere, also inside functions and for type checking only."""
    package = list(path.relative_to(ROOT).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: -node.level] if node.level else []
            whole = ".".join([*base, *([node.module] if node.module else [])])
            yield node.lineno, whole
            yield from (
                (node.lineno, f"{whole}.{alias.name}") for alias in node.names if is_ours(whole, alias.name)
            )
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from ((node.lineno, str(a.value)) for a in node.args[:1] if isinstance(a, ast.Constant))


def is_ours(package: str, name: str) -> bool:
    """Whether `from package import name` brings a module of ours rather than a thing in one."""
    place = ROOT.joinpath(*package.split("."), name)
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def forbidden(path: Path, target: str) -> str:
    """The rule that this import breaks, or nothing."""
    here, there = name_of(path), target
    app, other = here.split(".")[0], target.split(".")[0]
    if other == "tests":
        return "The product imports no tests."
    if other not in MAY_IMPORT or other == app:
        return ""
    if here in PAGE_KIT and other != "foundation":
        return f"{here} is used by every app, so it may import only foundation."
    if other == "edi_tracker":
        return (
            "" if there in PAGE_KIT or there == "edi_tracker" else f"Apps may import only {sorted(PAGE_KIT)}."
        )
    if app == "edi_tracker" and (here in ROOF or here.startswith(ACROSS)):
        return ""
    if other in MAY_IMPORT[app]:
        return ""
    return f"{app} may import only {sorted(MAY_IMPORT[app])}."


def test_arrows_point_down():
    broken = [
        f"{path.relative_to(ROOT)}:{line} imports {target}. {rule}"
        for path in modules()
        for line, target in imported(path)
        if (rule := forbidden(path, target))
    ]
    assert not broken, "\n" + "\n".join(broken)


def test_the_page_kit_is_imported_by_its_own_names_only():
    kit = [ROOT.joinpath(*name.split(".")).with_suffix(".py") for name in PAGE_KIT]
    assert [path for path in kit if not path.exists()] == []
    inside = {t for path in kit for _, t in imported(path) if t.startswith("edi_tracker.")}
    assert {t for t in inside if not any(t == name or t.startswith(f"{name}.") for name in PAGE_KIT)} == set()


def pure_modules() -> list[Path]:
    return sorted(path for pattern in PURE for path in ROOT.glob(pattern) if path.stat().st_size)


def test_every_entry_of_the_table_of_pure_modules_stands_for_one():
    assert [pattern for pattern in PURE if not list(ROOT.glob(pattern))] == []


def impure_imports() -> list[str]:
    """Imports that no rule may have, of the rules and of what they stand on."""
    broken = []
    waiting, seen = pure_modules(), set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for line, target in imported(path):
            top = target.split(".")[0]
            if top in MAY_IMPORT:
                waiting += files_of(target)
            elif top not in sys.stdlib_module_names and top not in OUTSIDE_THAT_IS_PURE:
                broken.append(f"{path.relative_to(ROOT)}:{line} imports {target}. Rules are free of it.")
    return broken


def test_rules_import_no_django_and_nothing_that_does():
    broken = impure_imports()
    assert not broken, "\n" + "\n".join(broken)


def test_a_rule_that_stands_on_django_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    for name, text in {
        "objectives/log.py": "from foundation.clock import today\n",
        "foundation/clock.py": "import datetime\nfrom django.utils import timezone\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert impure_imports() == ["foundation/clock.py:2 imports django.utils. Rules are free of it."]


def files_of(target: str) -> list[Path]:
    """The module of this name, or the one that holds the thing of this name."""
    place = ROOT.joinpath(*target.split("."))
    found = [p for p in (place.with_suffix(".py"), place / "__init__.py") if p.exists()]
    return found or files_of(target.rpartition(".")[0])


def test_the_walk_sees_lazy_relative_and_type_checking_imports(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    module = tmp_path / "plans" / "changes.py"
    module.parent.mkdir()
    module.write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n"
        "    from objectives.models import Action\n"
        "def late():\n"
        "    import reporting.models\n"
        "    from . import fields\n"
        "    importlib.import_module('imports.running')\n"
    )
    found = {(line, target) for line, target in imported(module)}
    assert found == {
        (1, "typing"),
        (3, "objectives.models"),
        (5, "reporting.models"),
        (6, "plans"),
        (7, "imports.running"),
    }
    assert [bool(forbidden(module, target)) for _, target in sorted(found)] == [
        False,
        True,
        True,
        False,
        True,
    ]


def test_rooms_stay_small():
    long = [
        f"{p.relative_to(ROOT)}: {n}" for p in modules() if (n := len(p.read_text().splitlines())) > LONGEST
    ]
    assert not long, f"Split these by noun; none may be longer than {LONGEST} lines: {long}"


def test_no_room_for_odds_and_ends():
    named = [p for p in modules() if FORBIDDEN_NAMES & {p.stem, *p.relative_to(ROOT).parts[:-1]}]
    assert named == []


def test_there_is_no_app_without_a_place_in_the_drawing():
    apps = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "fixtures", "bench"}
    assert apps <= set(MAY_IMPORT)


START = """
import json, sys
import django
django.setup()
from django.urls import get_resolver
def walk(patterns):
    for pattern in patterns:
        walk(getattr(pattern, "url_patterns", []))
walk(get_resolver().url_patterns)
from edi_tracker.wsgi import application
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


@pytest.mark.parametrize("settings", ["edi_tracker.settings", "tests.settings"])
def test_start_up_loads_nothing_heavy(settings, tmp_path):
    environment = {
        "DJANGO_SETTINGS_MODULE": settings,
        "SECRET_KEY": "s" * 60,
        "DEBUG": "off",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "PATH": "",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", START], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert HEAVY & set(json.loads(done.stdout)) == set()
