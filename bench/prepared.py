"""One size that was prepared: its database is connected, its files lie in a folder."""

from functools import cached_property
from pathlib import Path

from django.db import connection
from django.test import Client

from accounts.models import User
from bench.filling import EDITOR
from bench.plans import SLUG
from plans.models import Strategy
from reporting.snapshot import Snapshot, from_json


class Prepared:
    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self.size = size
        self.database = connection.vendor

    @cached_property
    def strategy(self) -> Strategy:
        return Strategy.objects.get(slug=SLUG)

    @cached_property
    def user(self) -> User:
        return User.objects.get(email=EDITOR)

    @cached_property
    def workbook(self) -> bytes:
        return (self.folder / "plan.xlsx").read_bytes()

    @cached_property
    def snapshot(self) -> Snapshot:
        return from_json((self.folder / "snapshot.json").read_text(encoding="utf-8"))

    @cached_property
    def client(self) -> Client:
        """A browser of somebody who is signed in."""
        client = Client()
        client.force_login(self.user)
        return client
