"""What an issue releases of the evidence: once, to its readers and to the public, so that nothing is released anew."""

import json

from measures import audiences
from reporting.codec import build
from reporting.defining import definition_of, readers_of
from reporting.evidence import Release
from reporting.models import ReportDraft, ReportIssue
from reporting.queries import measures_of
from reporting.release import seen_in, show, told_to


def released(draft: ReportDraft) -> Release:
    """What the readers of a draft are shown, and what the public will be, as both stand now."""
    definition = definition_of(draft.body)
    measures = measures_of(definition)
    readers, public = readers_of(definition), audiences.public()
    to_readers = told_to(readers, measures, as_at=draft.as_at)
    to_public = told_to(public, measures, as_at=draft.as_at)
    return Release(
        public=show(measures, to_public, strategy=draft.strategy, as_at=draft.as_at),
        threshold=public.threshold,
        seen=(seen_in(to_readers, readers), seen_in(to_public, public)),
    )


def release_of(issue: ReportIssue) -> Release:
    """What an issue released; nothing where it was issued before reports held evidence."""
    kept = getattr(issue, "release", None)
    return build(Release, json.loads(kept.content)) if kept else Release((), 0, ())
