"""Words that would like to be more than words: on every page, in every file, in every header."""

import csv
import io
import json
import logging
from html.parser import HTMLParser
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.template.loader import render_to_string
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.changes import add_alias, add_member
from accounts.models import Owner, User
from accounts.roles import Role
from edi_tracker.logs import JsonFormatter
from foundation.charts import Bar, Part, stacked_bars
from imports.models import ImportBatch, Upload
from measures.changes import add_group_alias, set_target
from objectives.changes import edit_action, set_measures
from objectives.models import Action, UpdateDraft
from plans.changes import add_body, add_status_term
from plans.statuses import Meaning
from reporting.changes import start_draft
from reporting.cycles.feed import address_of
from reporting.cycles.scheduling import give_calendar_key
from reporting.models import Mail
from reporting.queries import snapshot_of_draft
from tests.builders import (
    make_action,
    make_cycle,
    make_duty,
    make_figure,
    make_group,
    make_measure,
    make_objective,
    make_owner,
    make_publication,
    make_strategy,
    make_theme,
    make_update,
    make_user,
    store_base,
)
from tests.hostile.world import OURS, TODAY, address, make_issue, make_published
from tests.imports.plans import file_of, upload

pytestmark = pytest.mark.django_db
WORDS = (
    "\"'><img src=x onerror=alert(1)></textarea></title><script>alert(1)</script>{{ 7|add:7 }}\u202egnp\u200b"
)
MARK = "alert(1)"


class Spy(HTMLParser):
    """Tags that only a hostile text can have put there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if (tag == "script" and "src" not in given) or (tag == "img" and given.get("src") == "x"):
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in given if name.startswith("on")]
        links = (given.get("href") or "", given.get("action") or "")
        self.found += [link for link in links if link.lower().strip().startswith(("javascript:", "data:"))]


def spied(page: str) -> list[str]:
    spy = Spy()
    spy.feed(page)
    return spy.found


@pytest.fixture
def world(db):
    """A council whose every word is hostile."""
    boss = make_user(Role.ADMINISTRATOR, Role.EDI_EDITOR, email="boss@example.test")
    boss.name = WORDS
    boss.save()
    owner = make_owner(f"Team {WORDS}")
    add_member(owner=owner, user=boss, by=boss)
    strategy = make_strategy(slug="fair-for-all", title=f"Plan {WORDS}", organisation=WORDS)
    for label, meaning in ((f"Bad {WORDS}"[:60], Meaning.OFF_TRACK), ("<b>", Meaning.CLOSED)):
        add_status_term(strategy=strategy, label=label, meaning=meaning, definition=WORDS[:300], by=boss)
    theme = make_theme(strategy, code="<b>", title=WORDS)
    objective = make_objective(strategy, '"><b>', title=WORDS, theme=theme)
    fields = dict.fromkeys(("success_measure", "characteristics", "resources", "owner_text"), WORDS)
    action = make_action(
        objective=objective,
        number='1"><b>',
        text=WORDS,
        owners=(owner,),
        end="June 2025",
        status="Blue",
        priority=WORDS[:60],
        extra={WORDS: WORDS},
        **fields,
    )
    make_action(parent=action, text=WORDS, number="")
    update = make_update(
        action,
        strategy.status_terms.get(meaning=Meaning.OFF_TRACK, label__startswith="Bad").label,
        by=boss,
        narrative=WORDS,
        reason=WORDS,
        told_by=WORDS,
    )
    action.refresh_from_db()
    edit_action(action=action, version=None, by=boss, why=WORDS[:100], text=f"{WORDS} again")
    headings = [{"key": "to", "heading": WORDS}, {"key": "background", "heading": WORDS}]
    body = add_body(strategy=strategy, name=WORDS, headings=headings, by=boss)
    officer = Client()
    officer.force_login(boss)
    table = [
        ["No.", "Action", "Owner", "Status", "Progress", WORDS],
        ["9.1", WORDS, WORDS, WORDS, WORDS, WORDS],
    ]
    sheet = io.StringIO()
    csv.writer(sheet).writerows(table)
    upload(officer, sheet.getvalue().encode(), name="plan <b>.csv", strategy=strategy.slug)
    measure = make_measure(
        f"Measure {WORDS}", population=WORDS, description=WORDS, source=WORDS, steward=WORDS
    )
    group = make_group(f"Group {WORDS}")
    add_group_alias(group=group, text=f"Also {WORDS}", by=boss)
    make_figure(measure, 40, group=group.name, note=WORDS)
    set_target(measure=measure, by=boss, set_on=TODAY, text=WORDS, by_text=WORDS)
    figure = make_figure(measure, 38, note=WORDS, source=WORDS, on_text=WORDS[:90], words=WORDS)
    set_measures(objective=objective, measures=[measure], by=boss)
    draft = start_draft(
        body=body, as_at=TODAY, by=boss, today=TODAY, texts={"to": WORDS, "background": WORDS}
    )
    issue = make_issue(body, TODAY, draft)
    cycle = make_cycle(body)
    duty = make_duty(f"Duty {WORDS}"[:200])
    return SimpleNamespace(
        measure=measure,
        group=group,
        figure=figure,
        cycle=cycle,
        letter=Mail.objects.create(
            to=boss, cycle=cycle, occasion="opening", state="failed", reason=WORDS[:200]
        ),
        feed_address=address_of(give_calendar_key(user=boss).key),
        duty=duty,
        publication=make_publication(duty, title=WORDS),
        told=UpdateDraft.objects.create(
            action=action,
            on=TODAY,
            written_by=boss,
            state=UpdateDraft.State.WAITING,
            narrative=WORDS,
            reason=WORDS,
            told_by=WORDS[:100],
        ),
        published=make_published(issue),
        boss=boss,
        owner=owner,
        alias=add_alias(owner=owner, text=f"Also {WORDS}", by=boss),
        person=boss,
        strategy=strategy,
        term=strategy.status_terms.get(label__startswith="Bad"),
        body=body,
        base=store_base(strategy, file_name=f"{WORDS[:200]}.docx", notes=[WORDS], by=boss),
        objective=objective,
        action=Action.objects.get(pk=action.pk),
        closed=action,
        update=update,
        issue=issue,
        file_name="report.html",
        draft=draft,
        batch=ImportBatch.objects.get(),
    )


@pytest.fixture
def client(world):
    client = Client()
    client.force_login(world.boss)
    return client


def test_no_page_takes_a_text_for_markup(client, world):
    shown, wrong = 0, {}
    for entry in OURS:
        if entry[1] in ("report_file", "public_file"):
            continue
        answer = client.get(address(*entry, world), follow=True)
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        page = answer.content.decode()
        shown += MARK in page
        if found := spied(page):
            wrong[entry[1]] = found
    assert wrong == {}
    assert shown > 20


@pytest.mark.parametrize("name", ["import_columns", "import_words", "import_preview"])
def test_no_step_of_an_import_takes_a_text_for_markup(client, world, name):
    page = client.get(reverse(name, args=[world.batch.pk])).content.decode()
    assert MARK in page
    assert spied(page) == []


def test_no_answer_to_a_wrong_form_takes_a_text_for_markup(client, world):
    answers = [
        client.post(reverse("new_owner"), {"name": WORDS * 9, "kind": WORDS}),
        client.post(reverse("new_action", args=[world.strategy.slug]), {"number": WORDS, "parent": WORDS}),
        client.get(
            reverse("register", args=[world.strategy.slug]), {"q": WORDS, "as_at": WORDS, "sort": WORDS}
        ),
        client.get(reverse("owners"), {"q": WORDS}),
        client.get(f"/staff/{quote(WORDS)}/"),
        client.post(reverse("add_owner_member", args=[world.owner.slug]), {"member-email": WORDS}),
        Client().post(reverse("account_login"), {"login": WORDS, "password": WORDS}),
        Client().get(reverse("account_login"), {"next": WORDS}),
    ]
    assert [spied(answer.content.decode()) for answer in answers] == [[]] * len(answers)


def test_no_page_of_the_administration_takes_a_text_for_markup(client, world):
    shown = 0
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        urls = [reverse(f"{base}_changelist")]
        for thing in model._default_manager.all()[:3]:
            for page in ("change", "history", "delete"):
                try:
                    urls.append(reverse(f"{base}_{page}", args=[thing.pk]))
                except NoReverseMatch:
                    continue
        for url in urls:
            answer = client.get(url)
            page = answer.content.decode()
            shown += MARK in page
            assert spied(page) == [], url
    assert shown > 10


def test_no_report_takes_a_text_for_markup(world):
    from reporting.renderers.files import render_files

    pages = {file.format: file.content for file in render_files(snapshot_of_draft(world.draft, today=TODAY))}
    page = pages["html"].decode()
    assert MARK in page
    assert spied(page) == []


def test_no_chart_takes_a_text_for_markup():
    bar = Bar(WORDS, (Part(WORDS, "red", "off_track", 1, 0),), WORDS, "#a")
    assert (
        spied(
            render_to_string(
                "components/stacked_bars.html", {"chart": stacked_bars([bar]), "title": WORDS, "id": "a"}
            )
        )
        == []
    )


# --- files ------------------------------------------------------------------------------------------------

NAMES = [
    'a"; filename="evil.html',
    "a\r\nSet-Cookie: b=c.csv",
    "ŵythnos – naïve.csv",
    "\u202egnp.exe.csv",
    "../../etc/passwd.csv",
    "a;b=c,d.csv",
    "x" * 250 + ".csv",
    "\0.csv",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_the_name_of_an_uploaded_file_puts_nothing_into_a_header(client, world, name):
    content = b"No.,Action\n1,Do it\n"
    kept = Upload(
        file_name=name.replace("\0", ""), content=content, size=len(content), sha256=f"{hash(name):064x}"[:64]
    )
    kept.save()
    batch = ImportBatch.objects.create(
        upload=kept, strategy_slug="a", as_at=TODAY, state=ImportBatch.State.READ, workbook={}
    )
    answer = client.get(reverse("import_file", args=[batch.pk]))
    told = answer.headers["Content-Disposition"]
    assert answer.content == content
    assert told.startswith("attachment")
    assert "\r" not in told
    assert "\n" not in told
    assert told.count('"') - told.count('\\"') in (0, 2)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_file_may_be_sent_under_any_name(client, world, name):
    before = Upload.objects.count()
    answer = upload(
        client, b"No.,Action,Owner\n1,Do it,Us\n2,And that,Us\n", name=name, strategy="fair-for-all"
    )
    assert answer.status_code in (200, 302)
    if Upload.objects.count() > before:
        assert all(character.isprintable() for character in Upload.objects.latest("pk").file_name)


def test_a_stored_page_is_handed_out_as_a_file_and_can_run_nothing(client, world):
    answer = client.get(reverse("report_file", args=[world.issue.ref, "report.html"]))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
    assert "script" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_a_published_page_is_handed_out_as_a_file_and_can_run_nothing(world):
    answer = Client().get(reverse("public_file", args=["fair-for-all", world.issue.ref, "report.html"]))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
    assert "script" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    '=HYPERLINK("http://a.test")',
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_a_formula_in_a_flat_list(client, world, formula):
    Owner.objects.filter(pk=world.owner.pk).update(name=f"{formula}")
    answer = client.get(reverse("admin:accounts_owner_download"))
    cells = [cell for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))) for cell in row]
    assert any("1" in cell for cell in cells)
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n")] == []


# --- logs -------------------------------------------------------------------------------------------------


def test_a_path_with_line_ends_is_one_line_of_the_log(client, caplog):
    caplog.set_level(logging.INFO)
    client.get('/staff/%0a{"level": "ERROR"}%0d%00%E2%80%A8%ED%A0%80/')
    lines = [JsonFormatter().format(record) for record in caplog.records]
    assert lines
    assert all(len(line.splitlines()) == 1 or "\u2028" in line for line in lines)
    assert all("\n" not in line and "\r" not in line and json.loads(line) for line in lines)
    assert [line.encode() for line in lines]


def test_nobody_is_named_in_the_log(client, world, caplog):
    caplog.set_level(logging.INFO)
    client.post(reverse("add_owner_member", args=[world.owner.slug]), {"member-email": "boss@example.test"})
    assert User.objects.get().email not in caplog.text
    assert file_of(b"a").name not in caplog.text
