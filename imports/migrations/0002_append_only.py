from django.db import migrations

from foundation.appendonly import append_only


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial")]

    operations = [append_only("imports_upload")]
