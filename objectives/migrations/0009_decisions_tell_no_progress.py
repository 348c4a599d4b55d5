"""A decision of members is no update of an action, so the last update that is kept for lists is the one before it."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def rebuild(apps, schema_editor):
    Action = apps.get_model("objectives", "Action")
    ProgressUpdate = apps.get_model("objectives", "ProgressUpdate")
    told = ProgressUpdate.objects.filter(action=OuterRef("pk"), corrected_by__isnull=True)
    told = told.exclude(source="decision").order_by("-on", "-id")
    Action.objects.filter(latest_update__source="decision").update(
        latest_update=Subquery(told.values("pk")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("objectives", "0008_decisions_of_members")]

    operations = [migrations.RunPython(rebuild, migrations.RunPython.noop)]
