"""What an issue releases of the evidence: once, to its readers and to the public, so that nothing is released anew."""

import json

from measures import audiences
from measures.release_check import Output, would_follow
from measures.suppression import Audience
from reporting.codec import build
from reporting.defining import definition_of, readers_of
from reporting.evidence import Release, Seen
from reporting.models import EvidenceRelease, ReportDraft, ReportIssue
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


def refusals(draft: ReportDraft, release: Release) -> list[str]:
    """The hidden numbers that would follow from this release and the earlier ones to the same body, in sentences.

    Whoever reads what is for the public reads that only; whoever reads the report reads both.
    """
    kept = EvidenceRelease.objects.filter(issue__body=draft.body).select_related("issue").order_by("pk")
    earlier = [
        _output(seen, f"the report {one.issue.ref}")
        for one in kept.defer("issue__snapshot")
        for seen in build(tuple[Seen, ...], json.loads(one.content)["seen"])
    ]
    found: dict[str, None] = {}
    for seen in sorted(release.seen, key=lambda one: -one.threshold):
        output = _output(seen, "this report")
        found |= dict.fromkeys(told.sentence for told in would_follow(output, earlier))
        earlier.append(output)
    return list(found)


def _output(seen: Seen, name: str) -> Output:
    audience = Audience(seen.audience, seen.threshold)
    said = f"{name} (as the public will read it)" if seen.audience == "public" else name
    return Output(said, audience, frozenset(seen.shown), frozenset(seen.hidden), audience)


def release_of(issue: ReportIssue) -> Release:
    """What an issue released; nothing where it was issued before reports held evidence."""
    kept = getattr(issue, "release", None)
    return build(Release, json.loads(kept.content)) if kept else Release((), 0, ())
