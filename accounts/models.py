"""Who is here: people with their roles, and the owners (teams, partners) that answer for actions."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from simple_history.models import HistoricalRecords

from accounts.roles import Right, Role, rights_of
from foundation.appendonly import AppendOnly


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.create_user(email, password, **fields)
        user.role_grants.create(role=Role.ADMINISTRATOR)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField("may sign in", default=True)  # type: ignore[misc]
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_person_per_email_address",
                violation_error_message="Somebody with this e-mail address is here already.",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role(grant.role) for grant in self.role_grants.all())

    @cached_property
    def rights(self) -> frozenset[Right]:
        return rights_of(set(self.roles)) if self.is_active else frozenset()

    @cached_property
    def owner_ids(self) -> frozenset[int]:
        """The owners (teams) that this person is a member of."""
        return frozenset(self.memberships.values_list("owner_id", flat=True))

    @property
    def is_staff(self) -> bool:
        """Whether Django's admin opens: administrators only."""
        return Right.ADMINISTER in self.rights

    is_superuser = is_staff

    def has_perm(self, perm: str, obj: object | None = None) -> bool:
        return self.is_staff

    def has_perms(self, perm_list: Any, obj: object | None = None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff


class RoleGrant(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=30, choices=[(role.value, role.label) for role in Role])
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="a_role_is_granted_once")]

    def __str__(self) -> str:
        return Role(self.role).label


class Owner(models.Model):
    """A team, service or partner that answers for actions."""

    class Kind(models.TextChoices):
        TEAM = "team", "Team or service"
        GROUP = "group", "Working group or network"
        PARTNER = "partner", "Partner outside the organisation"
        POST = "post", "Post"

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.TEAM)
    is_active = models.BooleanField("answers for actions today", default=True)
    manager_role = models.CharField(
        "its manager", max_length=100, blank=True, help_text="a role, such as Head of Housing"
    )
    manager_email = models.EmailField(
        "e-mail address of its manager", blank=True, help_text="gets a letter when answers stay out"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = [Lower("name")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(manager_role="", manager_email="")
                | (~models.Q(manager_role="") & ~models.Q(manager_email="")),
                name="a_manager_has_a_role_and_an_address",
                violation_error_message="Write both the role and the e-mail address of the manager, or neither.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class OwnerAlias(models.Model):
    """Another way in which officers write an owner's name; `key` is its normal form."""

    owner = models.ForeignKey(Owner, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=300)
    key = models.CharField(max_length=300, unique=True, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "owner aliases"
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


class OwnerMember(models.Model):
    """A member of an owner's team may update the actions that the owner answers for."""

    owner = models.ForeignKey(Owner, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "user"], name="a_person_is_a_member_once")]

    def __str__(self) -> str:
        return f"{self.user} in {self.owner}"


class AuditEntry(AppendOnly):
    """What somebody did that leaves no other trace: a refused upload, a failed job, a merged owner."""

    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=60)
    detail = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "audit entries"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.what}: {self.detail}"
