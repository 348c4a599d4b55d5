"""A form that is sent twice is saved once."""

import hashlib
from collections.abc import Callable

from django.core.cache import cache
from django.db import models, transaction

from accounts.models import User
from foundation.appendonly import lock_head
from measures.models import Observation

KEPT = 24 * 60 * 60  # seconds for which a form that was sent is known


def _name(key: str, by: User, model: type[models.Model]) -> str:
    # Whatever came with the form: a name in the cache has neither spaces nor signs that it could choke on.
    digest = hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()
    return f"{model._meta.label_lower}:{by.pk}:{digest}"


def remembered[Thing: models.Model](key: str, *, by: User, model: type[Thing]) -> Thing | None:
    """What the first sending of a form made; None where it is the first."""
    if not key:
        return None
    made = cache.get(_name(key, by, model))
    return model._default_manager.filter(pk=made).first() if made else None


@transaction.atomic
def once[Thing: models.Model](make: Callable[[], Thing], *, key: str, by: User, model: type[Thing]) -> Thing:
    """What the form makes, or what its first sending made. The key comes with the form, hidden."""
    # Two sendings at once wait here for each other, so the second finds what the first has made.
    lock_head(Observation)
    if first := remembered(key, by=by, model=model):
        return first
    thing = make()
    if key:
        cache.set(_name(key, by, model), thing.pk, KEPT)
    return thing
