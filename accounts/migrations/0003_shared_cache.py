from django.core.management import call_command
from django.db import connections, migrations


def create(apps, schema_editor):
    """The table behind the limits on sign-in, so that `migrate` is all that an installation needs."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    connection = connections[schema_editor.connection.alias]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name('shared_cache')}")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_append_only")]

    operations = [migrations.RunPython(create, drop)]
