"""What the reports to a body are to be: read, and written by the EDI team."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from accounts.models import User
from measures import audiences
from measures.models import Measure
from measures.suppression import Audience
from plans.changes import EditConflict
from plans.models import GovernanceBody
from reporting.models import ReportDefinition


def definition_of(body: GovernanceBody) -> ReportDefinition:
    """What a body has asked for; a body that has asked for nothing gets the usual report on the plan."""
    return ReportDefinition.objects.filter(body=body).first() or ReportDefinition(body=body)


def readers_of(definition: ReportDefinition) -> Audience:
    """Who reads the report: the committee, from which the body may want more hidden, never less."""
    committee = audiences.committee()
    if definition.threshold is None:
        return committee
    return Audience(committee.name, max(definition.threshold, committee.threshold))


def measures_in(definition: ReportDefinition) -> list[Measure]:
    """The measures of a workforce report: those chosen, or all but those that others are only compared with."""
    every = Measure.objects.select_related("owner", "compare_with").order_by("name", "population")
    chosen = every.filter(pk__in=definition.measures.all()) if definition.pk else every.none()
    return list(chosen or every.filter(compared_by__isnull=True))


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
