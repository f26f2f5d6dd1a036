"""Who may act for which unit: roles, lent ones, and the assignments of assessment teams."""

from django.db import models
from django.db.models import Q

from kaoheng_web.organisation.dated import Dated, DatedQuerySet
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.visible import RoleQuerySet


class RoleAssignment(Dated):
    """A person has a role over a unit and all below it."""

    person = models.ForeignKey("organisation.Person", models.PROTECT, "roles", verbose_name="人员")
    role = models.CharField("角色", max_length=16, choices=Role)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "roles", verbose_name="单位")

    objects = RoleQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "角色授权"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                "person", "role", "unit", condition=Q(valid_to__isnull=True), name="role_once_without_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.unit_id}"

    @property
    def unit_path(self) -> str:
        """Where the role holds."""
        return self.unit.path


class Delegation(Dated):
    """A person acts in another's role while that other is away; it always has a last day."""

    assignment = models.ForeignKey("organisation.RoleAssignment", models.PROTECT, "delegations", verbose_name="角色")
    delegate = models.ForeignKey("organisation.Person", models.PROTECT, "delegations", verbose_name="受托人")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "委托代理"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(valid_to__isnull=False), name="delegation_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} → {self.delegate_id}"


class TeamAssignment(Dated):
    """A member of an assessment team (考核组) is assigned to a unit from one day to another."""

    team = models.CharField("考核组", max_length=50)
    person = models.ForeignKey("organisation.Person", models.PROTECT, "team_assignments", verbose_name="成员")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "team_assignments", verbose_name="被考核单位")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "考核组分工"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                "person", "unit", condition=Q(valid_to__isnull=True), name="team_assignment_once_without_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team} {self.person_id} {self.unit_id}"
