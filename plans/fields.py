"""A timescale as columns of a table, so that lists can be sorted and filtered by its dates."""

from typing import Any

from django.db import models

from plans.timescales import Kind, Timescale

MAX_TEXT = 500


class TimescaleColumns:
    """Adds six columns named after the attribute (`end_text`, `end_kind`, `end_earliest`, `end_latest`,
    `end_every_months`, `end_anchor_month`) and reads and writes them together as one `Timescale`."""

    def __init__(self, label: str) -> None:
        self.label = label

    def contribute_to_class(self, model: type[models.Model], name: str) -> None:
        self.name = name
        columns: dict[str, models.Field] = {
            "text": models.CharField(self.label, max_length=MAX_TEXT, blank=True, default=""),
            "kind": models.CharField(
                max_length=20,
                choices=[(k.value, k.value) for k in Kind],
                default=Kind.UNKNOWN,
                editable=False,
            ),
            "earliest": models.DateField(null=True, blank=True, editable=False),
            "latest": models.DateField(null=True, blank=True, editable=False),
            "every_months": models.PositiveSmallIntegerField(null=True, blank=True, editable=False),
            "anchor_month": models.PositiveSmallIntegerField(null=True, blank=True, editable=False),
        }
        for suffix, field in columns.items():
            field.contribute_to_class(model, f"{name}_{suffix}")
        setattr(model, name, self)

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        return timescale_from(vars_of(instance, self.name))

    def __set__(self, instance: Any, value: Timescale) -> None:
        for suffix, column_value in columns_of(value).items():
            setattr(instance, f"{self.name}_{suffix}", column_value)


SUFFIXES = ("text", "kind", "earliest", "latest", "every_months", "anchor_month")


def vars_of(instance: Any, name: str) -> dict[str, Any]:
    return {suffix: getattr(instance, f"{name}_{suffix}") for suffix in SUFFIXES}


def timescale_from(columns: dict[str, Any]) -> Timescale:
    return Timescale(**{**columns, "kind": Kind(columns["kind"])})


def columns_of(value: Timescale) -> dict[str, Any]:
    return {suffix: getattr(value, suffix) for suffix in SUFFIXES} | {"kind": str(value.kind)}
