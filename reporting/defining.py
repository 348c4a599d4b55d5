"""What the reports to a body are to be: read, and written by the EDI team."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from foundation.history import as_written
from measures import audiences
from measures.models import Measure
from measures.on_record import measures_at
from measures.suppression import Audience
from plans.changes import EditConflict
from plans.models import GovernanceBody
from reporting.models import ReportDefinition


def definition_of(body: GovernanceBody, *, recorded_by: datetime | None = None) -> ReportDefinition:
    """What a body has asked for (by a moment); a body that has asked for nothing gets the usual report on the plan."""
    found = ReportDefinition.objects.filter(body=body).first()
    if found and recorded_by:
        found = as_written(found, recorded_by)
    return found or ReportDefinition(body=body)


def readers_of(definition: ReportDefinition) -> Audience:
    """Who reads the report: the committee, from which the body may want more hidden, never less."""
    committee = audiences.committee()
    if definition.threshold is None:
        return committee
    return Audience(committee.name, max(definition.threshold, committee.threshold))


def measures_in(definition: ReportDefinition, *, recorded_by: datetime | None = None) -> list[Measure]:
    """The measures of a workforce report: those chosen, or all but those that others are only compared with."""
    if recorded_by:
        return _measures_at(definition, recorded_by)
    every = Measure.objects.select_related("owner", "compare_with").order_by("name", "population")
    chosen = every.filter(pk__in=definition.measures.all()) if definition.pk else every.none()
    return list(chosen or every.filter(compared_by__isnull=True))


def _measures_at(definition: ReportDefinition, moment: datetime) -> list[Measure]:
    every = measures_at(Measure.objects.values_list("pk", flat=True), moment)
    versions = ReportDefinition.history.filter(id=definition.pk, history_date__lte=moment)
    last = versions.order_by("-history_id").first() if definition.pk else None
    chosen = set(last.measures.values_list("measure_id", flat=True)) & set(every) if last else set()
    compared = {one.compare_with_id for one in every.values()}
    wanted = [one for pk, one in every.items() if (pk in chosen if chosen else pk not in compared)]
    return sorted(wanted, key=lambda one: (one.name, one.population))


@transaction.atomic
def define_report(
    *,
    body: GovernanceBody,
    by: User | None,
    version: int | None = None,
    measures: Iterable[Measure] | None = None,
    **fields: Any,
) -> ReportDefinition:
    """Says what the reports to a body are to be; issued reports stay as they are.

    Raises EditConflict when somebody else said so after this person opened the page.
    """
    GovernanceBody.objects.select_for_update(no_key=True).get(pk=body.pk)
    definition = definition_of(body)
    if version is not None and definition.version != version:
        raise EditConflict(definition)
    for name, value in fields.items():
        setattr(definition, name, value)
    definition._history_user = by  # type: ignore[attr-defined]
    definition.version = definition.version + 1 if definition.pk else 1
    definition.full_clean()
    definition.save()
    if measures is not None:
        definition.measures.set(measures)
    return definition
