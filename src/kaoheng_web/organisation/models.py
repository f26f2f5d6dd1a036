"""Units, groups, posts, people, roles: facts with dates, changed only by `actions`."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from kaoheng_web.organisation.dated import Dated, DatedQuerySet
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.visible import PersonQuerySet, RoleQuerySet, UnitQuerySet


class Unit(Dated):
    """A body that is assessed, certifies, or leads others; its place in the tree is kept as the path of keys to it."""

    class Kind(models.TextChoices):
        CITY = "city", "市"
        COUNTY = "county", "县（市、区）"
        ZONE = "zone", "开发区"
        GOVERNMENT = "government", "市直政府部门"
        PARTY = "party", "党群部门"
        STATIONED = "stationed", "驻市单位"
        TOWNSHIP = "township", "乡镇（街道）"
        SUBORDINATE = "subordinate", "下属单位"

    kind = models.CharField("类别", max_length=16, choices=Kind)
    area_code = models.CharField("行政区划代码", max_length=6, blank=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    parent = models.ForeignKey("organisation.Unit", models.PROTECT, "children", null=True, verbose_name="上级单位")
    path = models.CharField("层级路径", max_length=200, db_index=True)

    objects = UnitQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "单位"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("credit_code", condition=~Q(credit_code=""), name="unit_credit_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class UnitName(Dated):
    """What a unit is called from one day to another."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "names", verbose_name="单位")
    name = models.CharField("全称", max_length=100)
    short_name = models.CharField("简称", max_length=50)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "单位名称"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("unit", condition=Q(valid_to__isnull=True), name="unit_one_name_today"),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One unit goes over into another, as a document orders."""

    class Kind(models.TextChoices):
        MERGE = "merge", "合并"
        SPLIT = "split", "拆分"

    kind = models.CharField("方式", max_length=8, choices=Kind)
    predecessor = models.ForeignKey("organisation.Unit", models.PROTECT, "successions", verbose_name="原单位")
    successor = models.ForeignKey("organisation.Unit", models.PROTECT, "origins", verbose_name="承继单位")
    on = models.DateField("生效日期")
    document = models.CharField("文号", max_length=100)

    class Meta:
        verbose_name = "单位承继"
        constraints = [
            models.UniqueConstraint("predecessor", "successor", name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=models.F("successor")), name="succession_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class RankingGroup(models.Model):
    """Units that are compared with each other."""

    code = models.SlugField("代码", max_length=32, unique=True)
    title = models.CharField("名称", max_length=50)
    graded = models.BooleanField("评定等次", default=True)

    class Meta:
        verbose_name = "考核组别"

    def __str__(self) -> str:
        return self.title


class GroupMembership(models.Model):
    """In which group a unit stands in an assessment year."""

    group = models.ForeignKey("organisation.RankingGroup", models.PROTECT, "memberships", verbose_name="考核组别")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "memberships", verbose_name="单位")
    year = models.PositiveSmallIntegerField("考核年度")

    class Meta:
        verbose_name = "组别成员"
        constraints = [models.UniqueConstraint("unit", "year", name="membership_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.group_id} {self.unit_id}"


class Post(Dated):
    """A post in a unit."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "posts", verbose_name="单位")
    title = models.CharField("职务", max_length=50)
    leads = models.BooleanField("领导职务", default=False)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "职务"

    def __str__(self) -> str:
        return self.title


class Person(models.Model):
    """Somebody who acts, or is acted upon."""

    staff_number = models.CharField("工号", max_length=32, unique=True)
    name = models.CharField("姓名", max_length=50)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "人员"

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> str:
        """The person as the ledger writes it."""
        return f"person:{self.pk}"


class Term(Dated):
    """A person holds a post."""

    person = models.ForeignKey("organisation.Person", models.PROTECT, "terms", verbose_name="人员")
    post = models.ForeignKey("organisation.Post", models.PROTECT, "terms", verbose_name="职务")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "任职"

    def __str__(self) -> str:
        return f"{self.person_id} {self.post_id}"


class Duty(Dated):
    """What a leader answers for during a term (分管): a matter, and the unit that does the work where there is one."""

    term = models.ForeignKey("organisation.Term", models.PROTECT, "duties", verbose_name="任职")
    matter = models.CharField("分管事项", max_length=100)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "leaders", null=True, verbose_name="分管单位")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "分管"

    def __str__(self) -> str:
        return self.matter


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


class AccountManager(BaseUserManager[Any]):
    """Accounts come with their person, for whom every page asks."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """In one query."""
        return super().get_queryset().select_related("person")


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


class Account(AbstractBaseUser):
    """What a person signs in with; never shared, never removed, only closed."""

    name = models.CharField("账号", max_length=64, unique=True)
    person = models.OneToOneField("organisation.Person", models.PROTECT, verbose_name="人员")
    closed_on = models.DateField("停用日期", null=True, blank=True)

    objects = AccountManager()

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "账号"

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether one can sign in with it."""
        return self.closed_on is None


class ApiToken(models.Model):
    """A key with which a program acts for a person; only its hash is kept, and it always has a last day."""

    class Scope(models.TextChoices):
        READ = "read", "只读"
        WRITE = "write", "读写"

    person = models.ForeignKey("organisation.Person", models.PROTECT, "tokens", verbose_name="人员")
    title = models.CharField("用途", max_length=50)
    scope = models.CharField("范围", max_length=8, choices=Scope)
    hash = models.CharField("令牌摘要", max_length=64, unique=True)
    created_at = models.DateTimeField("创建时间")
    expires_on = models.DateField("有效期至")
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)
    last_used_at = models.DateTimeField("最近使用", null=True, blank=True)

    class Meta:
        verbose_name = "接口令牌"

    def __str__(self) -> str:
        return self.title


class SavedView(models.Model):
    """Filters of a list that somebody keeps under a name of their own."""

    person = models.ForeignKey("organisation.Person", models.PROTECT, "views", verbose_name="人员")
    page = models.CharField("页面", max_length=64)
    title = models.CharField("名称", max_length=30)
    query = models.CharField("筛选条件", max_length=500)

    class Meta:
        verbose_name = "常用筛选"
        constraints = [models.UniqueConstraint("person", "page", "title", name="view_title_once_a_page")]

    def __str__(self) -> str:
        return self.title
