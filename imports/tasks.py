"""The long work of imports, done by the worker."""

from django.tasks import task

from imports import working


@task
def look_at_plan(batch_id: int, version: int) -> None:
    """Understands an uploaded plan and compares it with the plan as it is."""
    working.look(batch_id, version)


@task
def save_plan(batch_id: int, version: int, user_id: int) -> None:
    """Saves an import, whole or not at all."""
    working.save(batch_id, version, user_id)
