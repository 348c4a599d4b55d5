"""A strategy in which everything is as awkward as it may be: long, foreign, missing, closed, none and one."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.test import Client
from django.utils import timezone

from accounts.changes import add_alias
from accounts.models import Owner, User
from accounts.roles import Role
from imports.files.workbook import read_workbook
from imports.models import FiguresUpload, ImportBatch
from imports.recording import journey as figures
from measures.changes import add_group_alias, add_local_priority, correct_observation, set_target
from measures.vocabulary import PARTS_OF, Direction, Marker, MeasureKind, Part, Unit
from objectives.changes import set_measures
from objectives.drafts import save_draft, send_back
from objectives.models import Action, UpdateDraft
from objectives.recording import close_action, record_no_change
from plans.changes import add_body
from plans.duty_records import add_duty
from plans.models import Duty
from plans.statuses import Meaning
from plans.timescales import parse_timescale
from reporting.changes import begin_issue, issue_report, start_draft
from reporting.cycles.scheduling import edit_cycle, move_meeting, record_chase
from reporting.models import ReportDraft, ReportingCycle
from reporting.publications.changes import choose
from reporting.publications.redaction import offered
from reporting.snapshot import from_json
from tests.builders import (
    KEY,
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
    status,
    store_base,
)
from tests.imports.figures.readings import HEADINGS, row
from tests.imports.plans import bring_in, settle_words, upload
from tests.imports.sheets import table
from tests.public.publications import publish_issue

WELSH, ARABIC = "Gwasanaethau Llyfrgelloedd, Tŷ’r Gŵr Ifanc", "فريق المساواة والتنوع في المجلس"
TITLE_300 = ("Fairness in every street, every school and every office of the county and its partners, " * 4)[
    :300
]
TEAM_90 = "The joint service for libraries, museums, archives, arts, sport, parks and registration XY"
TEXT_8000 = ("The group has met and the work goes on as planned in most of the places. " * 120)[:8000]
ONE_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3
AS_AT = date(2025, 1, 31)
# Sixty columns: two for one thing, a status and a RAG, updates by quarter, and many that nobody knows.
MANY = [f"Budget line {number}" for number in range(1, 50)]
COLUMNS_UNCLEAR = [
    ["Ref", "Action", "Lead", "Responsible officer", "By when", "Status", "RAG", "Update Q1", "Update Q2", "Comments",
     ONE_WORD[:80], *MANY],
    ["1", "Open the doors of the hall to everybody", "Estates", "Head of Estates", "May 2026", "In progress", "Green",
     "Half open by now", "", "Ask again", "x" * 200, *MANY],
    ["2", "Mend the ramps at both of the entrances", "Estates", TEAM_90, "June 2026", "Complete", "Amber",
     "Mended in the spring", "Painted too", "Ask again", ARABIC, *MANY],
]  # fmt: skip
HARD_TO_READ = [
    ["No.", "Action", "Owner", "Start", "End", "Status", "Progress", ONE_WORD[:80]],
    ["7.1", TITLE_300, WELSH, "June 2026", "Spring-ish", "Red", TEXT_8000, "x" * 200],
    ["7.1", ARABIC, TEAM_90, "2026", "2025", "Amber", "", ""],
    ["7.3", "See action 7.1", "", "", "", "", "", ""],
]
LONG_WORD = [
    [*row[:5], "Status" if row[5] == "Status" else "Awaiting the outcome of the consultation", *row[6:]]
    for row in HARD_TO_READ
]


def awkward_world(editor: User) -> SimpleNamespace:
    """One of everything that an address may name, in each of its states."""
    team = make_owner(TEAM_90)
    welsh = make_owner(WELSH)
    add_alias(owner=welsh, text=ARABIC, by=None)
    add_alias(owner=welsh, text=ONE_WORD[:100], by=None)
    person = make_user(Role.OWNER, email=f"{'long.name.' * 6}person@example.test", member_of=team)
    strategy = make_strategy(
        title=TITLE_300, slug="awkward", key=KEY | {"Awaiting the outcome of": Meaning.NEEDS_ATTENTION}
    )
    theme = make_theme(strategy, title=TITLE_300[:200])
    objective = make_objective(strategy, "1", TITLE_300, theme)
    make_objective(strategy, "2", f"{WELSH} {ONE_WORD}", theme)
    one = make_action(
        objective=objective,
        number="1.1",
        text=TITLE_300,
        owners=(team, welsh),
        start="June 2024",
        end="June 2025",
        success_measure=TEXT_8000[:2000],
    )
    make_update(one, "Amber", on=date(2024, 9, 1), narrative=TEXT_8000, by=person)
    make_update(
        one,
        "Red",
        narrative=f"{WELSH} {ARABIC}",
        reason=TEXT_8000[:3000],
        new_end=parse_timescale("Autumn 2026"),
        end_reason=TITLE_300,
        told_by=TEAM_90,
        by=person,
    )
    make_update(one, "Amber", narrative=ONE_WORD, corrects=one.updates.get(number=2), by=editor)
    make_action(strategy, parent=one, text=ARABIC, owners=(welsh,), end="Ongoing")
    make_action(strategy, parent=one, text=ONE_WORD, end="Review every May", status="Blue")
    make_action(strategy, number="", text=WELSH, end="")
    make_action(objective=objective, number="1.10", text="See objective 2", cross_reference=True)
    closed = make_action(objective=objective, number="1.2", text="Close it", owners=(team,), end="2030")
    close_action(
        action=closed,
        kind=Action.Closure.WITHDRAWN,
        on=AS_AT,
        reason=TEXT_8000[:1000],
        agreed_by=TEAM_90,
        status=status(strategy, "Purple"),
        by=editor,
    )
    for name in ("plain", ONE_WORD[:200], f"{WELSH} {ARABIC}"):
        store_base(strategy, file_name=f"{name}.docx", notes=[TITLE_300, ONE_WORD], by=person)
    single = make_strategy(title="One action", slug="single")
    make_action(single, number="1", text="Alone")
    empty = make_strategy(title=f"Nothing yet: {ARABIC}", slug="nothing-yet")
    return SimpleNamespace(
        team=team,
        welsh=welsh,
        person=person,
        strategy=strategy,
        objective=objective,
        action=Action.objects.get(pk=one.pk),
        closed=closed,
        single=single,
        empty=empty,
        waiting=_drafts(one, person, editor),
        **vars(_papers(strategy, editor)),
        **vars(_imports(editor)),
        **vars(_figures()),
        duties=_duties(editor),
        **vars(_evidence(objective, welsh, editor)),
    )


def _drafts(one: Action, person: User, editor: User) -> list[UpdateDraft]:
    """A long update and a correction that wait for agreement; one that is being written, and one sent back."""
    words, why, foreign = one.strategy.actions.get(text=WELSH), TEXT_8000[:3000], f"{WELSH} {ARABIC}"
    told = {
        "on": AS_AT,
        "status": status(one.strategy, "Red"),
        "narrative": TEXT_8000,
        "reason": why,
        "by": person,
    }
    moved = {"new_end": parse_timescale("Autumn 2026"), "end_reason": TITLE_300, "told_by": TEAM_90}
    waits = {"state": UpdateDraft.State.WAITING, "version": 0}
    waiting = save_draft(action=words, **told, **moved, **waits)
    mended = save_draft(action=one, corrects=one.updates.get(number=3), **told, **waits)
    save_draft(action=one, by=person, version=0, narrative=f"{foreign} {ONE_WORD}")
    stopped = one.sub_actions.get(text=ONE_WORD)
    record_no_change(action=stopped, on=AS_AT, by=editor)
    unchanged = save_draft(action=stopped, by=person, on=AS_AT, unchanged=True, **waits)
    sent = save_draft(action=one.sub_actions.get(text=ARABIC), **told, **waits)
    send_back(draft=sent, version=sent.version, comment=TEXT_8000[:2000], by=editor)
    return [waiting, mended, unchanged]


def _evidence(objective, owner, editor: User) -> SimpleNamespace:
    """A measure of each kind with all that may be awkward about it, and one about which nothing is known."""
    long = {"description": TEXT_8000[:4000], "source": TITLE_300, "steward": TEAM_90, "owner": owner}
    residents = make_measure(f"{WELSH} {ONE_WORD[:80]}", population=ARABIC)
    figure = make_measure(TITLE_300, population=TEAM_90, compare_with=residents, every_months=1, **long)
    for n, name in enumerate(["White", TITLE_300, ARABIC, ONE_WORD[:200], "Prefer not to say"]):
        make_figure(figure, group=name, numerator=(40, 3, 0, 2, 1)[n], denominator=46)
        make_figure(residents, group=name, numerator=400 - n, denominator=46_000_000)
    for year in (2021, 2022, 2024):
        make_figure(
            figure, Decimal(year - 2000), on=date(year, 3, 31), note=TEXT_8000[:1000], source=TITLE_300
        )
    make_figure(figure, on=date(2020, 3, 31), marker=Marker.SUPPRESSED)
    wrong = figure.observations.filter(group__isnull=True).last()
    correct_observation(old=wrong, by=editor, today=AS_AT, note=TEXT_8000[:2000], value=Decimal(99))
    for value, reason in ((100, ""), (50, TITLE_300)):
        set_target(measure=figure, by=editor, set_on=AS_AT, value=Decimal(value), reason=reason,
                   text=TITLE_300, by_text=TITLE_300[:200])  # fmt: skip
    survey = make_measure("I am heard", kind=MeasureKind.SURVEY)
    for on, values in ((date(2023, 6, 30), (60, 20, 20)), (AS_AT, (50, 20, 20))):
        for part, value in zip(PARTS_OF[MeasureKind.SURVEY], values, strict=True):
            make_figure(survey, Decimal(value), part=part, on=on, denominator=40)
    gap = make_measure("Pay gap", kind=MeasureKind.PAY_GAP, direction=Direction.DOWN)
    for part in PARTS_OF[MeasureKind.PAY_GAP]:
        make_figure(gap, Decimal(25), part=part, on=AS_AT, in_favour_of=TEAM_90[:60])
    make_figure(gap, Decimal("-0.5"), part=Part.MEAN)
    told = make_measure("What people tell us", kind=MeasureKind.WORDS)
    make_figure(told, words=TEXT_8000[:4000])
    opposite = make_measure("I am not heard", unit=Unit.COUNT)
    make_figure(opposite, Decimal(3))
    measures = [figure, residents, survey, gap, told, opposite, make_measure("Nothing is known")]
    set_measures(objective=objective, measures=measures, by=editor)
    group = make_group(TITLE_300)
    add_group_alias(group=group, text=ARABIC + ONE_WORD[:100], by=editor)
    add_local_priority(name=WELSH, adopted_by=TITLE_300[:200], adopted_on=AS_AT, by=editor)
    return SimpleNamespace(measures=measures, group=group)


def _papers(strategy, editor: User) -> SimpleNamespace:
    """Two issued reports, a corrected one among them, and a draft in each of its states."""
    headings = [{"key": "to", "heading": "To"}, {"key": "outcome", "heading": TITLE_300[:100]}]
    body = add_body(strategy=strategy, name=f"{TEAM_90} and {WELSH}", headings=headings, by=None)
    today = timezone.localdate()
    earlier = issue_report(body=body, as_at=AS_AT, today=today, by=editor)
    corrected = issue_report(body=body, as_at=AS_AT, today=today, by=editor)
    publication = publish_issue(corrected, [choice.key for choice in offered(from_json(corrected.snapshot))])
    choose(issue=corrected, chosen=["owners", "narrative", "extra"], by=editor)
    drafts = {}
    for days, state in enumerate(["draft", "failed", "issuing", "quiet"], start=1):
        day = AS_AT - timedelta(days=days)
        texts = {"outcome": TEXT_8000[:4000], "to": ARABIC}
        drafts[state] = start_draft(
            body=body, as_at=day, meeting_on=today, texts=texts, today=today, by=editor
        )
    ReportDraft.objects.filter(pk=drafts["failed"].pk).update(state="failed", progress=TITLE_300)
    for state in ("issuing", "quiet"):
        begin_issue(draft=drafts[state], by=editor, today=today, start=False)
    long_ago = timezone.now() - timedelta(hours=1)
    ReportDraft.objects.filter(pk=drafts["quiet"].pk).update(changed_at=long_ago)
    cycles = _cycles(body, drafts["draft"], today, editor)
    return SimpleNamespace(
        body=body, earlier=earlier, corrected=corrected, drafts=drafts, cycles=cycles, publication=publication
    )


def _duties(editor: User) -> list[Duty]:
    """A duty long past its date with publications that count and don't, one with a fixed day, and an empty one."""
    long = add_duty(name=TITLE_300[:200], what=TEXT_8000[:3000], source=TITLE_300, every_months=1, by=editor)
    make_publication(long, date(2020, 1, 1), title=TITLE_300, address=f"https://example.test/{'x' * 400}")
    make_publication(long, AS_AT, title=ARABIC, mistaken=ONE_WORD)
    fixed = make_duty(ONE_WORD, anchor_on=date(2018, 3, 30))
    return [long, fixed, make_duty(WELSH)]


def _cycles(body, draft: ReportDraft, today: date, editor: User) -> list[ReportingCycle]:
    """Cycles that are planned and moved, open, closed with a draft, and of a plan without actions."""
    planned = make_cycle(body, today + timedelta(days=400))
    edit_cycle(cycle=planned, version=None, by=editor, name=ONE_WORD[:60])
    moved = {"version": None, "today": today, "why": TITLE_300[:100], "by": editor}
    planned = move_meeting(cycle=planned, meeting_on=today + timedelta(days=420), **moved)
    # Meetings of which the windows are open now, and have closed.
    open_now, closed = (
        make_cycle(body, today + timedelta(days=35)),
        make_cycle(body, today + timedelta(days=7)),
    )
    record_chase(cycle=open_now, owner=Owner.objects.get(name=WELSH), by=editor)
    ReportDraft.objects.filter(pk=draft.pk).update(cycle=closed)
    nothing = add_body(strategy=make_strategy(title=WELSH, slug="bare"), name="Board", by=None)
    return [planned, open_now, closed, make_cycle(nothing, today + timedelta(days=35))]


def _imports(editor: User) -> SimpleNamespace:
    """An import waiting at each of its steps, saved, stopped, and at work."""
    client = Client()
    client.force_login(editor)

    def batch(content: list[list[str]], name: str, **answers: str) -> ImportBatch:
        before = ImportBatch.objects.count()
        upload(client, table(content), name=name, **answers)
        assert ImportBatch.objects.count() == before + 1
        return ImportBatch.objects.latest("pk")

    new = {"strategy": ":new"}
    batches = {
        "columns": batch(COLUMNS_UNCLEAR, f"{ONE_WORD}.xlsx", title="Columns", **new),
        "words": batch(LONG_WORD, "plan.xlsx", title=f"{WELSH} 2", **new),
        "preview": batch(HARD_TO_READ, "plan.xlsx", title=ARABIC, **new),
        "saved": bring_in(client, title="Brought in", **new),
    }
    settle_words(client, batches["preview"])
    upload(client, strategy="brought-in")
    batches["same"] = ImportBatch.objects.latest("pk")
    for state in ("reading", "saving", "failed"):
        copied = ImportBatch.objects.get(pk=batches["words"].pk)
        copied.pk, copied.state, copied.refusal = None, state, "Something went wrong. Nothing was saved."
        copied.save()
        batches[state] = copied
    return SimpleNamespace(batches=batches)


def _figures() -> SimpleNamespace:
    """Files of figures: with questions and wrong rows, ready, saved, and emptied."""
    by, today = make_user(Role.HR_ANALYST, email="figures@example.test"), timezone.localdate()

    def upload(name: str, *rows: list[object]) -> FiguresUpload:
        content = table([HEADINGS, *rows])
        return figures.start(content=content, workbook=read_workbook(content, name), by=by, today=today)

    long = "ofallthosewhowereasked" * 9
    uploads = [
        upload(
            f"{ONE_WORD}.xlsx", row(measure=long, value="-"), row(characteristic=long[:100], category=long, value=34),
            row(value=120), row(value=34, as_at="2001", note="<script>alert(1)</script>"),
            row(marker="[c]", as_at="2002"),
        ),
        upload("ready.xlsx", row(characteristic="Sex", category=long, value=34, target=50, target_by="2031")),
        upload("saved.xlsx", row(value=12)),
        upload("emptied.xlsx", row(value=13)),
    ]  # fmt: skip
    figures.save(upload=uploads[2], version=1, by=by, today=today)
    FiguresUpload.objects.filter(pk=uploads[3].pk).update(content=None, workbook=None)
    return SimpleNamespace(uploads=uploads)
