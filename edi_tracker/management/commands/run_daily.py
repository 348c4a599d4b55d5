"""What has to happen every day. Safe to start twice, or every hour: every step leaves alone what is done already."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from imports.recording.journey import empty_old_uploads
from reporting.drafts.files import throw_away_old
from reporting.letters.outbox import send_waiting
from reporting.letters.reminding import queue_due
from reporting.publications.publishing import publish_due


class Command(BaseCommand):
    help = "Read what came back, write to owners about the cycles of today, and tidy what has run out."

    def handle(self, *args: Any, **options: Any) -> None:
        self._read_returned_mail()
        queued = queue_due(today=timezone.localdate())
        told = send_waiting()
        self.stdout.write(
            f"Letters to owners: {queued} new, {', '.join(f'{n} {word}' for word, n in told.items())}."
        )
        published, failed = publish_due(now=timezone.now())
        call_command("clearsessions")
        call_command("prune_db_task_results", min_age_days=30, queue_name="*")
        emptied = empty_old_uploads(today=timezone.localdate())
        throw_away_old(now=timezone.now())
        self.stdout.write("Ended sessions, old jobs and old files of drafts are cleared.")
        if emptied:
            self.stdout.write(f"Files of figures emptied, their retention period being over: {emptied}.")
        if published:
            self.stdout.write(f"Reports published at the moment that was planned: {published}.")
        if failed:
            self.stdout.write(f"Planned publications that failed, see the pages of their reports: {failed}.")

    def _read_returned_mail(self) -> None:
        """What came back, before anything is sent to the same addresses. A mailbox in trouble stops nothing else."""
        if settings.BOUNCES_URL:
            try:
                call_command("read_bounces", mailbox=True, stdout=self.stdout)
            except CommandError as trouble:
                self.stderr.write(str(trouble))
