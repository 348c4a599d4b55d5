"""What was said of the columns of a strategy's plan when it was last saved through the pages."""

from imports.models import ImportBatch
from imports.understanding.columns.remembered import Remembered
from plans.models import Strategy


def said_of_columns(strategy: Strategy) -> Remembered:
    """The roles that a person settled, by heading; empty before the first import through the pages is saved."""
    saved = ImportBatch.objects.filter(strategy=strategy, state=ImportBatch.State.SAVED)
    said = saved.order_by("-changed_at").values_list("result__said_of_columns", flat=True).first()
    return Remembered.from_json(said)
