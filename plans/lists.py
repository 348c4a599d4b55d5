"""Status keys as a flat list for a spreadsheet."""

from typing import Any

from import_export.fields import Field

from edi_tracker.flat_lists import FlatList
from plans.changes import add_status_term, save_status_term
from plans.models import COLOURS, StatusTerm, Strategy
from plans.statuses import Meaning


class StatusList(FlatList):
    """One word of one strategy's status key a row."""

    strategy = Field("strategy__slug", column_name="strategy")
    label = Field("label", column_name="status")
    meaning = Field("meaning", column_name="meaning")
    colour = Field("colour", column_name="colour")
    definition = Field("definition", column_name="definition")
    position = Field("position", column_name="position")

    class Meta(FlatList.Meta):
        model = StatusTerm
        fields = ("strategy", "label", "meaning", "colour", "definition", "position")
        export_order = fields
        import_id_fields = ("strategy", "label")

    def get_queryset(self) -> Any:
        return StatusTerm.objects.select_related("strategy")

    def write(self, instance: StatusTerm, row: dict[str, str]) -> None:
        strategy = Strategy.objects.filter(slug=row["strategy"]).first()
        if strategy is None:
            raise ValueError(f"There is no strategy “{row['strategy']}”. Write the name from its address.")
        if row["meaning"] not in Meaning:
            raise ValueError(f"“{row['meaning']}” is no meaning. Write one of: {', '.join(Meaning)}.")
        if row["colour"] and row["colour"] not in COLOURS:
            raise ValueError(f"“{row['colour']}” is no colour of ours. Write one of: {', '.join(COLOURS)}.")
        if not (row["position"] or "0").isascii() or not (row["position"] or "0").isdigit():
            raise ValueError(f"The position is a whole number, not “{row['position']}”.")
        if not instance.pk:
            add_status_term(
                strategy=strategy,
                label=row["status"],
                meaning=Meaning(row["meaning"]),
                colour=row["colour"],
                definition=row["definition"],
                position=int(row["position"]) if row["position"] else None,
                by=self.by,
            )
            return
        instance.meaning = Meaning(row["meaning"])
        instance.colour = row["colour"] or instance.colour
        instance.definition = row["definition"]
        instance.position = int(row["position"] or instance.position)
        save_status_term(term=instance, by=self.by)
