"""Crowds and accidents, each in a process of its own with a database of its own; what happened comes back as JSON.

Run as `python -m tests.hostile.crowd NAME`, with DATABASE_URL naming an empty, migrated database.
"""

import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import override_settings, setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from accounts.models import AuditEntry, Owner, User  # noqa: E402
from accounts.roles import Role  # noqa: E402
from edi_tracker.env import mailers  # noqa: E402
from foundation.appendonly import verify_chain  # noqa: E402
from imports import journey, working  # noqa: E402
from imports.models import ImportBatch, PreviewRow, Upload  # noqa: E402
from objectives.models import Action, Objective, ProgressUpdate  # noqa: E402
from objectives.pointers import wrong_pointers  # noqa: E402
from objectives.recording import record_update  # noqa: E402
from plans.models import Strategy  # noqa: E402
from reporting.changes import begin_issue, start_draft  # noqa: E402
from reporting.issuing import finish_issue  # noqa: E402
from reporting.letters.outbox import send_waiting  # noqa: E402
from reporting.letters.reminding import chase, queue_due  # noqa: E402
from reporting.models import Chase, IssueFile, Mail, ReportDraft, ReportIssue  # noqa: E402
from tests.builders import (  # noqa: E402
    make_action,
    make_body,
    make_cycle,
    make_owner,
    make_strategy,
    make_user,
)
from tests.imports.plans import decide, settle_words, upload  # noqa: E402
from tests.reporting.post_office import PostOffice  # noqa: E402

TODAY = date(2025, 6, 30)


def together(number: int, act: Callable[[int], Any]) -> list[Any]:
    """The same done by so many people, who all begin at one moment; what each got back, or how it failed."""
    gate = threading.Barrier(number)

    def person(n: int) -> Any:
        try:
            connection.ensure_connection()
            gate.wait(30)
            return act(n)
        except Exception as error:
            return f"{type(error).__name__}: {error}"[:300]
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as crowd:
        return list(crowd.map(person, range(number)))


def signed_in() -> Client:
    """The EDI team at a browser; everybody has one of their own."""
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(email="edi@example.test"))
    return client


def state_of_record(strategy: Strategy) -> dict[str, Any]:
    """Whether the log is whole, the pointers right, and no version was given twice."""
    behind = []
    for action in strategy.actions.all():
        changes = action.updates.count() + action.history.filter(history_type="~").count()
        if action.version != 1 + changes:
            behind.append((action.label, action.version, 1 + changes))
    return {
        "chain": verify_chain(ProgressUpdate)[1],
        "audit": verify_chain(AuditEntry)[1],
        "wrong_pointers": [action.label for action in wrong_pointers(strategy)],
        "versions": behind,
    }


def boxes(client: Client, url: str) -> dict[str, str]:
    """The hidden boxes of the form at this address, as it was opened."""
    form = client.get(url).context["form"]
    names = [name for name in ("version", "seen", "form_key") if name in form.fields]
    return {name: str(form[name].value() or "") for name in names}


def update_of(action: Action, **words: str) -> dict[str, str]:
    status = action.strategy.status_terms.get(label="Amber").pk
    sent = {"status": str(status), "narrative": "Gone on", "on_day": "1", "on_month": "6", "on_year": "2025"}
    return sent | words


# --- crowds -----------------------------------------------------------------------------------------------


def forty_writers() -> dict[str, Any]:
    action = make_action(number="1.1", status="Blue")
    status = action.strategy.status_terms.get(label="Amber")

    def write(n: int) -> int:
        mine = Action.objects.get(pk=action.pk)
        for turn in range(10):
            record_update(action=mine, by=None, on=TODAY, status=status, narrative=f"{n}.{turn}")
        return 10

    wrote = together(40, write)
    numbers = list(action.updates.order_by("number").values_list("number", flat=True))
    return {
        "wrote": Counter(map(str, wrote)),
        "numbers": numbers == list(range(1, 402)),
        "narratives": action.updates.values("narrative").distinct().count(),
        **state_of_record(action.strategy),
    }


def one_key() -> dict[str, Any]:
    action = make_action(number="1.1", status="Blue")
    url = reverse("new_update", args=[action.strategy.slug, action.ref])
    sent = update_of(action) | boxes(signed_in(), url)
    clients = [signed_in() for _ in range(8)]
    answers = together(8, lambda n: _told(clients[n].post(url, sent)))
    return {"answers": answers, "updates": action.updates.count(), **state_of_record(action.strategy)}


def _told(answer: Any) -> Any:
    return [answer.status_code, answer.headers.get("Location", "")]


def two_editors() -> dict[str, Any]:
    """Eight people open the same form, write different words, and send at one moment."""
    action = make_action(number="1.1", text="Write guidance", status="Blue")
    url = reverse("edit_action", args=[action.strategy.slug, action.ref])
    clients = [signed_in() for _ in range(8)]
    opened = [boxes(client, url) for client in clients]

    def send(n: int) -> list[Any]:
        words = {"number": "1.1", "text": f"Words of person {n}", "why": "To be plain"}
        answer = clients[n].post(url, opened[n] | words)
        kept = f"Words of person {n}" in answer.content.decode() if answer.status_code == 200 else True
        return [answer.status_code, kept]

    answers = together(8, send)
    texts = set(action.history.values_list("text", flat=True))
    return {"answers": answers, "saved": len(texts) - 1, **state_of_record(action.strategy)}


def plan(rows: int, *, progress: str) -> bytes:
    lines = ["No.,Action,Owner,End,Status,Progress"]
    lines += [f"1.{n},Do thing {n},Team {n % 7},March 2026,Amber,{progress}" for n in range(1, rows + 1)]
    return "\n".join(lines).encode()


def previewed(rows: int, progress: str = "Begun", strategy: Strategy | None = None) -> ImportBatch:
    client = signed_in()
    upload(client, plan(rows, progress=progress), name="plan.csv", strategy=strategy.slug if strategy else "")
    batch = ImportBatch.objects.latest("pk")
    if batch.result["asks_words"]:
        settle_words(client, batch)
        batch.refresh_from_db()
    return batch


def save_twice() -> dict[str, Any]:
    batch = previewed(60)
    clients = [signed_in() for _ in range(6)]
    url = reverse("import_preview", args=[batch.pk])
    sent = {"version": batch.version, "do": "save"}
    answers = together(6, lambda n: clients[n].post(url, sent).status_code)
    batch.refresh_from_db()
    strategy = batch.strategy
    return {
        "answers": answers,
        "state": batch.state,
        "actions": Action.objects.count(),
        "updates": ProgressUpdate.objects.count(),
        "saved": AuditEntry.objects.filter(what="Plan imported").count(),
        **state_of_record(strategy),
    }


def issue_twice() -> dict[str, Any]:
    body = make_body(make_action(number="1.1", status="Blue").strategy)
    draft = start_draft(body=body, as_at=TODAY, by=None, today=TODAY)
    clients = [signed_in() for _ in range(4)]
    url = reverse("issue_draft", args=[draft.pk])
    answers = together(4, lambda n: _told(clients[n].post(url, {"confirmed": "yes"})))
    draft.refresh_from_db()
    return {
        "answers": answers,
        "state": draft.state,
        "issues": ReportIssue.objects.count(),
        "files": IssueFile.objects.count(),
        "formats": IssueFile.objects.values("format").distinct().count(),
        "chain": verify_chain(ReportIssue)[1],
        "file_chain": verify_chain(IssueFile)[1],
    }


def letters_at_once() -> dict[str, Any]:
    """Six runs of the outbox at once, over a real mail server, for fourteen people who owe an answer."""
    team = make_owner("Library Service")
    people = [make_user(Role.OWNER, member_of=team, email=f"person{n}@example.test") for n in range(14)]
    action = make_action(number="1.1", owners=(team,), end="2024", status="Amber", on=date(2024, 1, 31))
    meeting = localdate() + timedelta(days=120)
    cycle = make_cycle(make_body(action.strategy), meeting)
    at_nine = datetime.combine(cycle.opens_on, clock(9), UTC)
    with PostOffice() as office, override_settings(MAILERS=mailers(office.url)):

        def run(_: int) -> dict[str, int]:
            queue_due(today=cycle.opens_on)
            return send_waiting(now=at_nine)

        answers = together(6, run)
        send_waiting(now=at_nine)
        return {
            "answers": answers,
            "letters": len(office.addressees),
            "people": len(set(office.addressees)),
            "wanted": len(people),
            "states": list(Mail.objects.order_by("state").values_list("state", flat=True).distinct()),
        }


def chases_at_once() -> dict[str, Any]:
    """Six of the EDI team chase one owner at once."""
    team, editor = make_owner("Library Service"), User.objects.get(email="edi@example.test")
    make_user(Role.OWNER, member_of=team)
    cycle = make_cycle(make_body(make_action(owners=(team,)).strategy), localdate() + timedelta(days=120))
    answers = together(6, lambda _: len(chase(cycle=cycle, owner=team, today=localdate(), by=editor)[0]))
    return {"answers": answers, "letters": Mail.objects.count(), "chases": Chase.objects.count()}


def update_while_saving() -> dict[str, Any]:
    """People send updates and edits of actions while a later copy of the whole plan is being saved."""
    first = previewed(150)
    decide(signed_in(), first)
    first.refresh_from_db()
    batch = previewed(150, progress="Gone on", strategy=first.strategy)
    actions = list(first.strategy.actions.all())
    clients = [signed_in() for _ in range(7)]
    over = threading.Event()

    def act(n: int) -> Any:
        if n == 0:
            try:
                return decide(clients[0], batch).status_code
            finally:
                over.set()
        codes: Counter[int] = Counter()
        turn = n
        while not over.is_set():
            turn += 6
            action = actions[-turn % len(actions)]  # from the end, against the order of the import
            name = "edit_action" if n == 1 else "new_update"
            url = reverse(name, args=[action.strategy.slug, action.ref])
            words = {"number": action.number, "text": f"{turn}", "why": "So"} if n == 1 else update_of(action)
            codes[clients[n].post(url, words | boxes(clients[n], url)).status_code] += 1
        return dict(codes)

    answers = together(7, act)
    batch.refresh_from_db()
    holes = [
        action.label
        for action in actions
        if list(action.updates.order_by("number").values_list("number", flat=True))
        != list(range(1, action.updates.count() + 1))
    ]
    return {"answers": answers, "state": batch.state, "holes": holes, **state_of_record(first.strategy)}


def same_owner() -> dict[str, Any]:
    """Six people add the same owner, then the same objective number, alias and member, at one moment."""
    clients = [signed_in() for _ in range(6)]
    sent = {"name": "Library Service", "kind": "team"}
    added = together(6, lambda n: clients[n].post(reverse("new_owner"), sent).status_code)
    owner = Owner.objects.get(name="Library Service")
    answers = {"new_owner": added}
    for name, words in (
        ("add_owner_alias", {"alias-text": "Libraries"}),
        ("add_owner_member", {"member-email": "edi@example.test"}),
    ):
        url = reverse(name, args=[owner.slug])
        answers[name] = together(6, lambda n, url=url, words=words: clients[n].post(url, words).status_code)
    alias = owner.aliases.get(text="Libraries")
    for name, pk in (
        ("remove_owner_alias", alias.pk),
        ("remove_owner_member", User.objects.get(email="edi@example.test").pk),
    ):
        url = reverse(name, args=[owner.slug, pk])
        answers[name] = together(6, lambda n, url=url: clients[n].post(url).status_code)
    return {"answers": answers, "owners": Owner.objects.count()}


def same_number() -> dict[str, Any]:
    """Six people give six objectives the same number; six add an action with the same one; six close one."""
    strategy = make_strategy()
    from tests.builders import make_objective

    objectives = [make_objective(strategy, str(n)) for n in range(1, 7)]
    clients = [signed_in() for _ in range(6)]

    def number(n: int) -> int:
        url = reverse("edit_objective", args=[strategy.slug, objectives[n].ref])
        return (
            clients[n]
            .post(url, boxes(clients[n], url) | {"number": "99", "title": "T", "why": "So"})
            .status_code
        )

    new = reverse("new_action", args=[strategy.slug])
    action = make_action(strategy, number="5.1", status="Blue")
    close = reverse("close_action", args=[strategy.slug, action.ref])
    on = {"on_day": "1", "on_month": "6", "on_year": "2025", "agreed_by": "All", "reason": "So"}
    opened = boxes(clients[0], close)
    return {
        "edit_objective": together(6, number),
        "new_action": together(
            6, lambda n: clients[n].post(new, {"number": "9.9", "text": "A", "why": "So"}).status_code
        ),
        "close_action": together(
            6, lambda n: clients[n].post(close, opened | on | {"kind": "completed"}).status_code
        ),
        "objectives_99": Objective.objects.filter(number="99").count(),
        "actions_99": Action.objects.filter(number="9.9").count(),
        "closings": action.updates.filter(closure="completed").count(),
    }


def one_draft() -> dict[str, Any]:
    """Six people save, issue, correct and discard the same draft at one moment."""
    body = make_body(make_action(number="1.1", status="Blue").strategy)
    clients = [signed_in() for _ in range(6)]
    answers = {}
    for turn in range(3):
        draft = start_draft(body=body, as_at=date(2025, 5, 1 + turn), by=None, today=TODAY)
        page, discard = (reverse(name, args=[draft.pk]) for name in ("report_draft", "discard_draft"))
        version = boxes(clients[0], page)["version"]

        def act(n: int, page: str = page, discard: str = discard, version: str = version) -> int:
            if n % 2:
                return clients[n].post(discard).status_code
            return clients[n].post(page, {"version": version, "block_0": f"To {n}"}).status_code

        answers[turn] = together(6, act)
    return {"answers": answers, "drafts": ReportDraft.objects.count()}


# --- accidents --------------------------------------------------------------------------------------------

ROWS = 1_500


def prepare_import() -> dict[str, Any]:
    """A plan of many rows, previewed and told to be saved; the worker that would do it isn't there."""
    batch = previewed(ROWS)
    user = User.objects.get(email="edi@example.test")
    with override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}):
        assert journey.request_save(batch=batch, version=batch.version, by=user)
    batch.refresh_from_db()
    return {"state": batch.state, **counts()}


def run_save() -> dict[str, Any]:
    batch = ImportBatch.objects.get()
    user = User.objects.get(email="edi@example.test")
    print("begun", flush=True)
    working.save(batch.pk, batch.version, user.pk)
    return look_at_import()


def look_at_import() -> dict[str, Any]:
    batch = ImportBatch.objects.get()
    return {"state": batch.state, "integrity": integrity(), **counts()}


def start_again() -> dict[str, Any]:
    """What an officer does after the worker was killed: start again, see the preview, save."""
    client = signed_in()
    batch = ImportBatch.objects.get()
    page = client.get(batch.get_absolute_url()).content.decode()
    ImportBatch.objects.update(changed_at="2020-01-01T00:00Z")
    stopped = client.get(batch.get_absolute_url()).content.decode()
    client.post(reverse("import_again", args=[batch.pk]))
    batch.refresh_from_db()
    state = batch.state
    decide(client, batch)
    return {
        "offered_at_once": reverse("import_again", args=[batch.pk]) in page,
        "offered_later": reverse("import_again", args=[batch.pk]) in stopped,
        "state_again": state,
        **look_at_import(),
        **state_of_first(),
    }


def state_of_first() -> dict[str, Any]:
    return {"chain": verify_chain(ProgressUpdate)[1], "audit": verify_chain(AuditEntry)[1]}


def counts() -> dict[str, int]:
    models = (Strategy, Objective, Action, ProgressUpdate, Owner, Upload, ImportBatch, PreviewRow)
    return {model.__name__: model._default_manager.count() for model in models} | {
        "history": Action.history.count(),
        "issues": ReportIssue.objects.count(),
        "files": IssueFile.objects.count(),
    }


def integrity() -> str:
    if connection.vendor != "sqlite":
        return "ok"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return cursor.fetchone()[0]


def prepare_issue() -> dict[str, Any]:
    strategy = make_strategy()
    for n in range(30):
        make_action(strategy, number=f"1.{n + 1}", text=f"Do thing {n}", status="Amber")
    draft = start_draft(body=make_body(strategy), as_at=TODAY, by=None, today=TODAY)
    begin_issue(draft=draft, by=None, today=TODAY, start=False)
    return look_at_issue()


def run_issue() -> dict[str, Any]:
    print("begun", flush=True)
    finish_issue(draft=ReportDraft.objects.get(), by=None)
    return look_at_issue()


def look_at_issue() -> dict[str, Any]:
    draft = ReportDraft.objects.get()
    return {
        "state": draft.state,
        "issues": ReportIssue.objects.count(),
        "files": IssueFile.objects.count(),
        "chain": verify_chain(IssueFile)[1],
        "integrity": integrity(),
    }


def issue_again() -> dict[str, Any]:
    """What an officer does after the worker was killed: press the button of the page once more."""
    client = signed_in()
    draft = ReportDraft.objects.get()
    ReportDraft.objects.update(changed_at="2020-01-01T00:00Z")
    offered = reverse("issue_draft", args=[draft.pk]) in client.get(draft.get_absolute_url()).content.decode()
    client.post(reverse("issue_draft", args=[draft.pk]))
    return {"offered": offered, **look_at_issue()}


if __name__ == "__main__":
    setup_test_environment()
    if not User.objects.exists():
        make_user(Role.EDI_EDITOR, email="edi@example.test")
    began = time.monotonic()
    told = globals()[sys.argv[1]]()
    told["seconds"] = round(time.monotonic() - began, 1)
    print(json.dumps(told, default=str))
