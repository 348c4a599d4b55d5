"""One of everything that an address may name, and the way from an address to the forms on its page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from operator import attrgetter
from types import SimpleNamespace
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from accounts.changes import add_alias
from accounts.roles import Role
from imports.models import ImportBatch
from objectives.changes import set_measures
from objectives.models import UpdateDraft
from objectives.recording import close_action
from reporting.changes import start_draft
from reporting.codec import canonical
from reporting.cycles.feed import address_of
from reporting.cycles.scheduling import give_calendar_key
from reporting.models import (
    EvidenceRelease,
    IssueFile,
    Mail,
    Publication,
    PublicationFile,
    ReportDraft,
    ReportIssue,
)
from reporting.publications.publishing import redacted
from reporting.publications.redaction import usual
from reporting.queries import draw_snapshot
from reporting.releasing import released
from reporting.snapshot import from_json, sha256_of, to_json
from tests.builders import (
    make_action,
    make_body,
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
from tests.imports.plans import upload

TODAY = date(2025, 6, 30)


def make_world() -> SimpleNamespace:
    """A strategy with a theme, an objective, actions open and closed, owners, a draft, an issue, an import."""
    boss = make_user(Role.ADMINISTRATOR, Role.EDI_EDITOR, email="boss@example.test")
    owner = make_owner("Library Service")
    person = make_user(Role.OWNER, member_of=owner)
    strategy, other = make_strategy(slug="fair-for-all"), make_strategy(slug="another")
    objective = make_objective(strategy, "1", theme=make_theme(strategy))
    action = make_action(objective=objective, number="1.1", owners=(owner,), end="June 2025", status="Blue")
    update = make_update(action, "Amber", by=person)
    action.refresh_from_db()
    closed = make_action(objective=objective, number="1.2", status="Blue")
    close_action(
        action=closed, kind="completed", on=TODAY, reason="It is done", agreed_by="The board", by=boss
    )
    body = make_body(strategy)
    publication = make_publication(make_duty())
    officer = Client()
    officer.force_login(boss)
    upload(officer, strategy=strategy.slug)
    measure = make_measure("Staff who are disabled")
    figure = make_figure(measure, 40)
    set_measures(objective=objective, measures=[measure], by=boss)
    cycle = make_cycle(body)
    draft = start_draft(body=body, as_at=date(2025, 5, 31), by=boss, today=TODAY)
    issue = make_issue(body, TODAY, draft)
    return SimpleNamespace(
        measure=measure,
        group=make_group("Asian"),
        figure=figure,
        boss=boss,
        owner=owner,
        person=person,
        alias=add_alias(owner=owner, text="Libraries", by=None),
        strategy=strategy,
        term=strategy.status_terms.first(),
        objective=objective,
        action=action,
        update=update,
        closed=closed,
        elsewhere=make_action(other, number="7.7", status="Blue"),
        other=other,
        body=body,
        base=store_base(strategy),
        cycle=cycle,
        letter=Mail.objects.create(
            to=person, cycle=cycle, occasion="opening", state="failed", reason="550 No"
        ),
        feed_address=address_of(give_calendar_key(user=boss).key),
        duty=publication.duty,
        publication=publication,
        issue=issue,
        published=make_published(issue),
        file_name="report.html",
        told=UpdateDraft.objects.create(
            action=action, on=TODAY, written_by=person, state=UpdateDraft.State.WAITING
        ),
        draft=draft,
        failed=ReportDraft.objects.create(
            strategy=strategy, body=body, as_at=date(2025, 4, 30), state=ReportDraft.State.FAILED
        ),
        batch=ImportBatch.objects.get(),
    )


FILE = b"<script>alert(1)</script>"


def make_issue(body, as_at: date, draft: ReportDraft) -> ReportIssue:
    """An issue with a real snapshot, what a draft of now would release, and a small file in the place of drawn ones."""
    snapshot = draw_snapshot(
        body=body,
        as_at=as_at,
        today=TODAY,
        texts={},
        meeting_on=None,
        ref=f"a-report-{as_at}",
        version=1,
        replaces=None,
        draft=False,
    )
    text = to_json(snapshot)
    issue = ReportIssue(
        strategy=body.strategy,
        body=body,
        ref=snapshot.ref,
        as_at=as_at,
        snapshot=text,
        snapshot_sha256=sha256_of(text),
    )
    issue.save()
    release = canonical(released(draft))
    EvidenceRelease(issue=issue, content=release, sha256=sha256_of(release)).save()
    IssueFile(issue=issue, **_file()).save()
    return issue


def make_published(issue: ReportIssue) -> Publication:
    """What is usually published of an issue, and a small file in the place of drawn ones."""
    snapshot = redacted(issue, usual(from_json(issue.snapshot)))
    text = to_json(snapshot)
    publication = Publication(
        strategy=issue.strategy, issue=issue, slug=issue.strategy.slug, ref=issue.ref, title=snapshot.title,
        to=snapshot.body, as_at=issue.as_at, payload=text, payload_sha256=sha256_of(text), licence_name="OGL",
    )  # fmt: skip
    publication.save()
    PublicationFile(publication=publication, **_file()).save()
    return publication


def _file() -> dict[str, object]:
    return {
        "format": "html", "name": "report.html", "content": FILE, "size": len(FILE), "sha256": sha256_of(FILE)
    }  # fmt: skip


# --- addresses --------------------------------------------------------------------------------------------

PLACES = [
    ("staff/owners/<slug:slug>/aliases/", {"slug": "owner.slug", "pk": "alias.pk"}),
    ("staff/owners/", {"slug": "owner.slug", "pk": "person.pk"}),
    ("staff/reports/<slug:ref>/publications/", {"ref": "issue.ref", "pk": "published.pk"}),
    (
        "staff/reports/",
        {
            "pk": "draft.pk",
            "ref": "issue.ref",
            "earlier": "issue.ref",
            "name": "file_name",
            "objective": "objective.ref",
            "measure": "measure.slug",
        },
    ),
    ("strategies/<slug:slug>/objectives/", {"slug": "strategy.slug", "ref": "objective.ref"}),
    (
        "strategies/",
        {"slug": "strategy.slug", "measure": "measure.slug", "ref": "issue.ref", "name": "file_name"},
    ),
    ("staff/mail/", {"pk": "letter.pk"}),
    ("staff/cycles/", {"slug": "cycle.slug", "owner": "owner.slug"}),
    ("staff/duties/", {"slug": "duty.slug", "pk": "publication.pk"}),
    ("calendar/", {"address": "feed_address"}),
    ("staff/imports/", {"pk": "batch.pk"}),
    ("staff/agreement/", {"pk": "told.pk"}),
    ("staff/drafts/", {"pk": "told.pk"}),
    ("staff/measures/categories/", {"pk": "group.pk"}),
    ("staff/measures/", {"slug": "measure.slug", "pk": "figure.pk"}),
    ("staff/strategies/<slug:slug>/objectives/", {"slug": "strategy.slug", "ref": "objective.ref"}),
    ("staff/strategies/<slug:slug>/settings/word/", {"slug": "strategy.slug", "pk": "base.pk"}),
    (
        "staff/strategies/<slug:slug>/settings/",
        {"slug": "strategy.slug", "pk": "term.pk", "body": "body.slug"},
    ),
    ("staff/strategies/", {"slug": "strategy.slug", "ref": "action.ref", "n": "update.number"}),
]
ELSEWHERE = {"reopen_action": {"ref": "closed.ref"}}


def patterns(resolver=None, path: str = "", namespace: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """Every address of the site: its route, its name, its pattern."""
    for entry in (resolver or get_resolver()).url_patterns:
        inner = f"{path}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield inner, f"{namespace}{entry.name or ''}", entry
        else:
            spaces = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from patterns(entry, inner, spaces)


OURS = [
    (path, name, pattern)
    for path, name, pattern in patterns()
    if getattr(pattern.callback, "rule", None) and name != "shut"
]


def arguments(route: str, name: str, pattern: URLPattern, world: SimpleNamespace) -> dict[str, object]:
    """What stands in the places of an address."""
    places = next((places for begins, places in PLACES if route.startswith(begins)), {})
    places = places | ELSEWHERE.get(name, {})
    return {place: attrgetter(places[place])(world) for place in pattern.pattern.converters}


def address(route: str, name: str, pattern: URLPattern, world: SimpleNamespace) -> str:
    return reverse(name, kwargs=arguments(route, name, pattern, world))


# --- forms ------------------------------------------------------------------------------------------------


@dataclass
class FormOnPage:
    """A form as a browser would send it, untouched."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[FormOnPage] = []
        self.inside: FormOnPage | None = None
        self.area = self.choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = FormOnPage(given.get("action", ""), given.get("method", "get").lower())
            self.found.append(self.inside)
        elif self.inside is not None:
            self._box(tag, given)

    def _box(self, tag: str, given: dict[str, str]) -> None:
        assert self.inside
        fields, name = self.inside.fields, given.get("name", "")
        if tag == "option" and self.choice:
            if "selected" in given or self.choice not in fields:
                fields[self.choice] = given.get("value", "")
        elif tag == "select":
            self.choice = name
        elif tag == "textarea":
            self.area = name
            fields[name] = ""
        elif tag in ("input", "button") and name:
            if given.get("type") in ("checkbox", "radio"):
                if "checked" in given or name not in fields:
                    fields[name] = given.get("value", "on")
            elif given.get("type") != "file":
                fields.setdefault(name, given.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self.area and self.inside:
            self.inside.fields[self.area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.choice = ""


def forms_on(client: Client, url: str) -> list[FormOnPage]:
    """The forms of a page, each with the whole address that it is sent to."""
    answer = client.get(url)
    if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
        return []
    reader = _Forms()
    reader.feed(answer.content.decode())
    for form in reader.found:
        form.action = urljoin(url, form.action) if form.action else url
        form.fields.pop("csrfmiddlewaretoken", None)
    return [form for form in reader.found if urlsplit(form.action).path != reverse("account_logout")]
