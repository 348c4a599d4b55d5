"""The protected characteristics came with the program, so nothing says yet what they were called before an edit."""

from django.db import migrations
from django.utils import timezone


def begin(apps, schema_editor):
    Characteristic = apps.get_model("measures", "Characteristic")
    History = apps.get_model("measures", "HistoricalCharacteristic")
    known = set(History.objects.order_by().values_list("id", flat=True))
    History.objects.bulk_create(
        History(history_date=timezone.now(), history_type="+", **row)
        for row in Characteristic.objects.exclude(pk__in=known).values()
    )


class Migration(migrations.Migration):
    dependencies = [("measures", "0003_protected_characteristics")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
