"""Reads: a snapshot drawn from the register on a date, and the lists of issues and drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.db.models import Min, Q, QuerySet

from foundation.appendonly import head_of
from foundation.history import as_written
from foundation.periods import add_months
from measures.models import Measure
from objectives.coverage_page import HEADINGS, coverage_at, coverage_of
from objectives.key import StatusWord, status_words
from objectives.models import ProgressUpdate
from objectives.register import ActionLine, counting, load_register
from plans.models import GovernanceBody, Strategy
from reporting.comparison import compare
from reporting.defining import definition_of, measures_in, readers_of
from reporting.evidence import moved
from reporting.front_sheet import filled_blocks, headings_of
from reporting.members.agreed import Decided, agreed_of
from reporting.members.decisions import decisions_asked
from reporting.members.queries import agreed_closings, put_off
from reporting.models import ReportDefinition, ReportDraft, ReportIssue
from reporting.narrative import first_words, followed
from reporting.notes import notes_of, notes_on_evidence
from reporting.numbers import draw_figures
from reporting.release import characteristics, measures_of_plan, show, told_to
from reporting.snapshot import (
    PLAN,
    WORKFORCE,
    Agreed,
    CoverageRow,
    CoverageShown,
    Earlier,
    Line,
    Snapshot,
    StrategyFacts,
    Word,
    from_json,
)


def draw_snapshot(
    *,
    body: GovernanceBody,
    as_at: date,
    today: date,
    texts: Mapping[str, str],
    meeting_on: date | None = None,
    ref: str = "draft",
    version: int = 1,
    replaces: str | None = None,
    draft: bool = True,
    recorded_by: datetime | None = None,
    figures_by: datetime | None = None,
) -> Snapshot:
    """The report to a body on a date, compared with the last one issued to it before.

    `recorded_by` draws it from what was on the record by a moment, as it would have been issued then; `figures_by`
    does so for its evidence, which not everybody may see (`measures.audiences.record_shown`).
    """
    strategy = body.strategy
    if recorded_by:
        body, strategy = as_written(body, recorded_by) or body, as_written(strategy, recorded_by) or strategy
    definition = definition_of(body, recorded_by=recorded_by)
    on_plan = definition.kind == PLAN
    key = [_word(word) for word in status_words(strategy, recorded_by=recorded_by).values()]
    reasons, settled = _end_reasons(strategy, as_at, recorded_by) if on_plan else ({}, frozenset())
    register = load_register(strategy, today=today, as_at=as_at, recorded_by=recorded_by) if on_plan else []
    lines = tuple(_line(line, reasons.get(line.id, "")) for line in register)
    earlier = issue_before(body, as_at, recorded_by=recorded_by)
    readers, measures = readers_of(definition), measures_of(definition, recorded_by=figures_by)
    told = told_to(readers, measures, as_at=as_at, recorded_by=figures_by)
    evidence = show(measures, told, strategy=strategy, as_at=as_at, recorded_by=figures_by)
    changes = None
    old = from_json(earlier.snapshot) if earlier else None
    if earlier and old and old.kind == definition.kind:
        since = Earlier(earlier.ref, earlier.version, earlier.as_at)
        changes = compare(old.lines, lines, since=since, measures=moved(old.evidence, evidence))
    figures = draw_figures(lines, key, count_sub_actions=strategy.count_sub_actions)
    return Snapshot(
        organisation=strategy.organisation or settings.ORGANISATION_NAME,
        strategy=StrategyFacts(
            strategy.slug,
            strategy.title,
            strategy.starts_on,
            strategy.ends_on,
            strategy.adopted_by,
            strategy.adopted_on,
        ),
        body_slug=body.slug,
        body=body.name,
        ref=ref,
        version=version,
        as_at=as_at,
        meeting_on=meeting_on,
        prepared_on=today,
        blocks=filled_blocks(headings_of(body.headings), texts, meeting_on=meeting_on),
        key=tuple(key),
        lines=lines,
        figures=figures,
        changes=changes,
        decisions=decisions_asked(
            lines,
            changes,
            settled=settled,
            agreed=agreed_closings(body, recorded_by=recorded_by),
            put_off=put_off(earlier, old, recorded_by=recorded_by) if earlier and old else (),
        ),
        coverage=_coverage(strategy, register, as_at, recorded_by) if on_plan else None,
        next_until=add_months(as_at, body.every_months) if on_plan else None,
        agreed=_agreed(earlier, {line.id: line.name for line in lines}, recorded_by) if earlier else (),
        notes=(
            notes_of(
                figures,
                as_at=as_at,
                due_soon_days=strategy.due_soon_days,
                stale_days=strategy.stale_days,
                record_begins=_record_begins(strategy, recorded_by),
                compared=changes is not None,
            )
            if on_plan
            else ()
        )
        + notes_on_evidence(evidence, readers.threshold),
        log_head=head_of(ProgressUpdate, **({"recorded_at__lte": recorded_by} if recorded_by else {})),
        replaces=replaces,
        draft=draft,
        kind=definition.kind,
        evidence=evidence,
        characteristics=() if on_plan else characteristics(recorded_by=figures_by),
        threshold=readers.threshold if evidence else None,
        sections=tuple(definition.sections),
        columns=tuple(definition.columns),
        closing=definition.closing,
    )


def measures_of(definition: ReportDefinition, *, recorded_by: datetime | None = None) -> list[Measure]:
    """The evidence of a report: of the plan's objectives, or what a report on the workforce is to show."""
    if definition.kind == PLAN:
        return measures_of_plan(definition.body.strategy, recorded_by=recorded_by)
    return measures_in(definition, recorded_by=recorded_by)


def snapshot_of_draft(
    draft: ReportDraft,
    *,
    today: date,
    recorded_by: datetime | None = None,
    figures_by: datetime | None = None,
) -> Snapshot:
    """What the draft would say if it were issued now; of a day still to come it says what is known today."""
    snapshot = draw_snapshot(
        body=draft.body,
        as_at=min(draft.as_at, today),
        today=today,
        texts={},
        meeting_on=draft.meeting_on,
        version=draft.corrects.version + 1 if draft.corrects else 1,
        replaces=draft.corrects.ref if draft.corrects else None,
        recorded_by=recorded_by,
        figures_by=figures_by,
    )
    return with_words(snapshot, body=draft.body, texts=words_of(draft, snapshot))


def words_of(draft: ReportDraft, snapshot: Snapshot) -> dict[str, str]:
    """The words of a draft beside these figures, which those follow that nobody touched."""
    return followed(draft.blocks, draft.drafted, first_words(snapshot))


def with_words(snapshot: Snapshot, *, body: GovernanceBody, texts: Mapping[str, str]) -> Snapshot:
    headings = headings_of(body.headings)
    return replace(snapshot, blocks=filled_blocks(headings, texts, meeting_on=snapshot.meeting_on))


def first_texts(body: GovernanceBody, snapshot: Snapshot) -> dict[str, str]:
    """What can be written before anybody has written anything, under the headings that the body has."""
    texts = {"to": body.name, **first_words(snapshot)}
    return {heading.key: texts[heading.key] for heading in headings_of(body.headings) if heading.key in texts}


def as_issued(snapshot: Snapshot, *, ref: str) -> Snapshot:
    return replace(snapshot, ref=ref, draft=False)


def issue_before(
    body: GovernanceBody, as_at: date, *, recorded_by: datetime | None = None
) -> ReportIssue | None:
    """The last report to the body with figures of an earlier date, in its latest version, today or by a moment."""
    newest = Q(replaced_by__isnull=True)
    if recorded_by:
        newest = (newest | Q(replaced_by__issued_at__gt=recorded_by)) & Q(issued_at__lte=recorded_by)
    earlier = ReportIssue.objects.filter(newest, body=body, as_at__lt=as_at)
    return earlier.order_by("-as_at", "-version").first()


def latest_version(body: GovernanceBody, as_at: date) -> ReportIssue | None:
    """The report to the body as at this very date, if there is one: another could only be its correction."""
    same = ReportIssue.objects.filter(body=body, as_at=as_at)
    return same.order_by("-version").defer("snapshot").first()


def issues() -> QuerySet[ReportIssue]:
    """All issues for a list, newest figures first, without their long texts."""
    return (
        ReportIssue.objects.select_related("strategy", "body", "replaced_by", "replaces", "issued_by")
        .defer("snapshot", "replaced_by__snapshot", "replaces__snapshot")
        .order_by("-as_at", "-id")
    )


def issues_of_kind(kind: str) -> QuerySet[ReportIssue]:
    """The issues to bodies whose reports are of this kind now."""
    on_workforce = Q(body__report_definition__kind=WORKFORCE)
    return issues().filter(on_workforce) if kind == WORKFORCE else issues().exclude(on_workforce)


def open_drafts() -> QuerySet[ReportDraft]:
    """Drafts that have not become issues, the one last written first."""
    drafts = ReportDraft.objects.exclude(state=ReportDraft.State.ISSUED)
    return drafts.select_related("strategy", "body", "corrects").defer("snapshot", "corrects__snapshot")


def _record_begins(strategy: Strategy, recorded_by: datetime | None) -> date | None:
    log = ProgressUpdate.objects.filter(counting(recorded_by), action__strategy=strategy)
    return log.order_by().aggregate(first=Min("on"))["first"]


def _coverage(
    strategy: Strategy, register: Sequence[ActionLine], as_at: date, recorded_by: datetime | None
) -> CoverageShown | None:
    """What was open on the day, as it is tagged when the report is drawn; nothing where no open action says whom it
    is for.
    """
    then = coverage_at(strategy, register, recorded_by) if recorded_by else None
    found = then or coverage_of(strategy, register=register)
    if not found.say_whom:
        return None
    rows = [
        CoverageRow(
            row.kind.name,
            not row.kind.statutory,
            tuple(str(cell.actions) if cell.applies else "Not applicable" for cell in row.cells),
            row.actions,
        )
        for row in (*found.protected, *found.local)
    ]
    return CoverageShown(found.lead, found.gaps, HEADINGS, tuple(rows), open_on=as_at)


def _agreed(
    earlier: ReportIssue, names: Mapping[int, str], recorded_by: datetime | None
) -> tuple[Agreed, ...]:
    """What members decided on the last report to the body."""
    decided = earlier.members_decisions.order_by("id")
    if recorded_by:
        decided = decided.filter(recorded_at__lte=recorded_by)
    found = decided.values_list(
        "action_id", "kind", "asked", "outcome", "words", "decided_on", "update__new_end_text"
    )
    return agreed_of(earlier.body.name, [Decided(*row) for row in found], names)


def _end_reasons(
    strategy: Strategy, as_at: date, recorded_by: datetime | None
) -> tuple[dict[int, str], frozenset[int]]:
    """Why the end date of an action was last moved, and the actions of which members moved it themselves."""
    moved = ProgressUpdate.objects.filter(
        counting(recorded_by), action__strategy=strategy, end_moved=True, on__lte=as_at
    )
    last = {
        action: (reason, source)
        for action, reason, source in moved.order_by("on", "id").values_list(
            "action_id", "end_reason", "source"
        )
    }
    by_members = (id_ for id_, (_, source) in last.items() if source == ProgressUpdate.Source.DECISION)
    return {id_: reason for id_, (reason, _) in last.items()}, frozenset(by_members)


def _word(status: StatusWord) -> Word:
    return Word(status.label, status.colour, str(status.meaning), status.definition)


def _line(line: ActionLine, end_reason: str) -> Line:
    assessment = line.assessment
    return Line(
        id=line.id,
        ref=line.ref,
        label=line.label,
        text=line.text,
        parent_label=line.parent_label,
        theme_code=line.theme_code,
        theme_title=line.theme_title,
        objective_ref=line.objective_ref,
        objective_number=line.objective_number,
        objective_title=line.objective_title,
        owners=line.owners,
        owner_text=line.owner_text,
        start=line.start,
        end=line.end,
        original_end=line.original_end,
        end_reason=end_reason if line.end_moved else "",
        success_measure=line.success_measure,
        priority=line.priority,
        extra={str(key): str(value) for key, value in line.extra.items()},
        status=_word(line.status) if line.status else None,
        updated_on=line.updated_on,
        narrative=line.narrative,
        reason=line.reason,
        closure=line.closure,
        closure_label=line.closure_label,
        closed_on=line.closed_on,
        closed_reason=line.closed_reason,
        cross_reference=line.cross_reference,
        attention=tuple(str(attention) for attention in assessment.attention),
        late_words=assessment.words,
        next_review_on=assessment.next_review_on,
        days_past_end=assessment.days_past_end,
        unchanged_since=line.unchanged_since,
        told_on=line.told_on,
    )


def totals(snapshot: Snapshot) -> dict[str, object]:
    """The headline counts as scripts and checks read them."""
    figures = snapshot.figures
    changes = snapshot.changes
    by_status = dict(zip((word.label for word in figures.words), figures.all.counts, strict=True))
    since: dict[str, object] = {"since": changes.since.ref if changes else None}
    return {
        "actions": figures.all.total,
        "measures": len(snapshot.evidence),
        "by_status": by_status,
        "past_end": figures.all.past_end,
        "due_soon": figures.all.due_soon,
        "review_due": figures.all.review_due,
        "stale": figures.all.stale,
        "changed_since_last": since | (changes.counts() if changes else {}),
    }


def bodies_for(strategies: Sequence[Strategy]) -> QuerySet[GovernanceBody]:
    return GovernanceBody.objects.filter(strategy__in=strategies).select_related("strategy")
