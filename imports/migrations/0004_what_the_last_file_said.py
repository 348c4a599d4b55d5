import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0003_preview_rows"),
        ("objectives", "0003_action_theme"),
    ]

    operations = [
        migrations.CreateModel(
            name="SaidByFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said", models.JSONField(default=dict, verbose_name="what the file said")),
                ("as_at", models.DateField(verbose_name="the date that the file speaks for")),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="said_by_file",
                        to="objectives.action",
                    ),
                ),
            ],
            options={
                "verbose_name": "what the last file said",
                "verbose_name_plural": "what the last file said",
            },
        ),
    ]
