"""Says what each role may do, and gives a person a role."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.changes import grant_role
from accounts.models import User
from accounts.roles import GRANTS, Role


class Command(BaseCommand):
    help = "Prints what each role may do. With --user and --role gives a person that role; twice is once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", metavar="EMAIL", help="whom to give the role to")
        parser.add_argument("--role", choices=[str(role) for role in Role], help="which role")
        parser.add_argument("--json", action="store_true", help="write the table as JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        email, role = options["user"], options["role"]
        if bool(email) != bool(role):
            raise CommandError("Give both --user and --role, or neither.", returncode=2)
        if email:
            self._grant(email, Role(role))
        if options["json"]:
            table = {str(role): [str(right) for right in sorted(GRANTS[role])] for role in Role}
            self.stdout.write(json.dumps(table, indent=2))
        elif not email:
            for role in Role:
                self.stdout.write(f"{role} ({role.label}) may:")
                for right in sorted(GRANTS[role]):
                    self.stdout.write(f"  {right}")

    def _grant(self, email: str, role: Role) -> None:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"Nobody has an account with {email}. Open it in the administration first.")
        grant_role(user=user, role=role, by=None)
        self.stderr.write(f"{user.email} is {role.label}.")
