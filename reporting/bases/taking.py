"""Taking a Word document as the base of a strategy's reports, and no longer using it."""

from django.db import transaction

from accounts.models import User
from plans.models import Strategy
from reporting.bases.models import WordBase, WordBaseStop
from reporting.snapshot import sha256_of


class NotInUse(Exception):
    """The document is no longer the one that reports are drawn on."""


def base_of(strategy: Strategy) -> WordBase | None:
    """The Word document on which reports are drawn now; none where they are drawn on ours."""
    latest = strategy.word_bases.select_related("stop", "taken_by").defer("content").first()
    return None if latest is None or hasattr(latest, "stop") else latest


def take_base(*, strategy: Strategy, content: bytes, file_name: str, by: User | None) -> WordBase:
    """Draws the next reports on this document. Raises NotTaken, with all that is wrong with it, and keeps nothing."""
    from reporting.bases.checking import check  # lxml and python-docx stay out of start-up

    checked = check(content, organisation=strategy.organisation or strategy.title)
    base = WordBase(
        strategy=strategy,
        file_name=file_name,
        content=content,
        size=len(content),
        sha256=sha256_of(content),
        notes=list(checked.notes),
        taken_by=by,
    )
    base.save()
    return base


@transaction.atomic
def stop_base(*, base: WordBase, by: User | None) -> WordBaseStop:
    """Draws the next reports on our own document again. Raises NotInUse where another was taken meanwhile."""
    strategy = Strategy.objects.select_for_update(no_key=True).get(pk=base.strategy_id)
    if base_of(strategy) != base:
        raise NotInUse("Reports aren't drawn on this document any more. This is what holds now.")
    stop = WordBaseStop(base=base, stopped_by=by)
    stop.save()
    return stop
