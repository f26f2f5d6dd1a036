"""What a unit has to reach in a year: proposed, balanced, issued once, changed only by approval, split to people."""

from datetime import date

from django.db import models
from django.db.models import Q

from kaoheng_web.targets.goals import Goal
from kaoheng_web.targets.visible import ShareQuerySet, TargetQuerySet, UnitRowQuerySet


class OfUnit(models.Model):
    """Something of one unit under an edition."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "+", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", verbose_name="单位")

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit."""
        return self.unit.path


class Submission(OfUnit):
    """A unit's proposals handed in (目标申报); the office may return them with a reason."""

    at = models.DateTimeField("报送时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="报送人")
    returned_at = models.DateTimeField("退回时间", null=True)
    returned_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="退回人")
    reason = models.TextField("退回理由", blank=True)

    class Meta:
        verbose_name = "目标申报"
        constraints = [
            models.UniqueConstraint(
                "edition", "unit", condition=Q(returned_at__isnull=True), name="submission_once_until_returned"
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True) | (Q(returned_by__isnull=False) & ~Q(reason="")),
                name="submission_returned_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.at:%Y-%m-%d}"


class Proposal(Goal, OfUnit):
    """What a unit proposes for an item, and why (目标建议值); it stays as it was when the office balances."""

    item = models.CharField("指标", max_length=64)
    reason = models.TextField("申报理由", blank=True)
    at = models.DateTimeField("填报时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="填报人")

    class Meta(Goal.Meta):
        verbose_name = "目标建议值"
        constraints = [*Goal.Meta.constraints, models.UniqueConstraint("edition", "unit", "item", name="proposal_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item}"


class SuperiorTarget(Goal):
    """What the superior asks of the whole city for an item (省下达目标), and how units' goals make it up."""

    class Together(models.TextChoices):
        SUM = "sum", "合计"
        MEAN = "mean", "算术平均"
        WEIGHTED = "weighted", "加权平均"

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "superior_targets", verbose_name="考核办法")
    item = models.CharField("指标", max_length=64)
    together = models.CharField("汇总方式", max_length=8, choices=Together)
    document = models.CharField("文号", max_length=100)
    at = models.DateTimeField("登记时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="登记人")

    class Meta(Goal.Meta):
        verbose_name = "省下达目标"
        constraints = [*Goal.Meta.constraints, models.UniqueConstraint("edition", "item", name="superior_target_once")]

    def __str__(self) -> str:
        return self.item


class Weight(models.Model):
    """How much a unit counts in a weighted mean of goals, such as last year's base (基数)."""

    superior = models.ForeignKey("targets.SuperiorTarget", models.PROTECT, "weights", verbose_name="省下达目标")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", verbose_name="单位")
    weight = models.CharField("基数", max_length=40)

    class Meta:
        verbose_name = "汇总基数"
        constraints = [models.UniqueConstraint("superior", "unit", name="weight_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.weight}"


class Balance(Goal, OfUnit):
    """What the office puts in place of a proposal, and why (平衡值)."""

    item = models.CharField("指标", max_length=64)
    reason = models.TextField("调整理由")
    at = models.DateTimeField("平衡时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="平衡人")

    class Meta(Goal.Meta):
        verbose_name = "平衡值"
        constraints = [*Goal.Meta.constraints, models.UniqueConstraint("edition", "unit", "item", name="balance_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item}"


class BalanceSheet(models.Model):
    """The whole table of goals (目标平衡表) as it was submitted to the leading group; `hash` pins every value of it."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "sheets", verbose_name="考核办法")
    hash = models.CharField("指纹", max_length=64)
    count = models.PositiveIntegerField("目标个数")
    explanation = models.TextField("缺口说明", blank=True)
    submitted_at = models.DateTimeField("报审时间")
    submitted_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="报审人")
    approved_at = models.DateTimeField("审定时间", null=True)
    returned_at = models.DateTimeField("退回时间", null=True)
    decided_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="审定人")
    document = models.CharField("会议纪要文号", max_length=100, blank=True)
    opinion = models.TextField("审定意见", blank=True)
    issue = models.OneToOneField("targets.Issue", models.PROTECT, related_name="sheet", null=True, verbose_name="下达")

    class Meta:
        verbose_name = "目标平衡表"
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(returned_at__isnull=True), name="sheet_decided_once"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, returned_at__isnull=True) | Q(decided_by__isnull=False),
                name="sheet_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(issue__isnull=True) | Q(approved_at__isnull=False), name="sheet_issued_after_approval"
            ),
            models.UniqueConstraint(
                "edition", condition=Q(returned_at__isnull=True, issue__isnull=True), name="sheet_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.submitted_at:%Y-%m-%d}"

    @property
    def authors(self) -> frozenset[int]:
        """Those who may not approve it: who submitted it, and all who balanced."""
        balanced = Balance.objects.filter(edition_id=self.edition_id).values_list("by_id", flat=True)
        return frozenset({self.submitted_by_id, *balanced})


class Issue(models.Model):
    """Targets issued in one action (目标下达), under one document."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "issues", verbose_name="考核办法")
    document = models.CharField("文号", max_length=100)
    at = models.DateTimeField("下达时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="下达人")

    class Meta:
        verbose_name = "目标下达"

    def __str__(self) -> str:
        return self.document


class Target(Goal):
    """An issued target of one unit for one item; these columns never change (a change is a `Change`)."""

    issue = models.ForeignKey("targets.Issue", models.PROTECT, "targets", verbose_name="目标下达")
    edition = models.ForeignKey("methods.Edition", models.PROTECT, "targets", verbose_name="考核办法")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "targets", verbose_name="单位")
    item = models.CharField("指标", max_length=64)
    binding = models.BooleanField("约束性", default=False)
    source = models.CharField("依据", max_length=200, blank=True)
    explanation = models.TextField("目标说明", blank=True)
    due = models.DateField("完成时限", null=True)

    objects = TargetQuerySet.as_manager()

    class Meta(Goal.Meta):
        verbose_name = "目标"
        constraints = [*Goal.Meta.constraints, models.UniqueConstraint("edition", "unit", "item", name="target_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit that carries it."""
        return self.unit.path

    @property
    def deadline(self) -> date:
        """The day by which it has to be reached: its own, or the end of the assessment year."""
        return self.due or date(self.edition.year, 12, 31)


class ChangeWindow(models.Model):
    """The days on which changes of targets may be asked for in a year (目标调整窗口)."""

    year = models.PositiveSmallIntegerField("考核年度")
    first = models.DateField("开始日期")
    last = models.DateField("截止日期")
    document = models.CharField("文号", max_length=100)

    class Meta:
        verbose_name = "目标调整窗口"
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="change_window_dates_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.last}"


class Change(Goal):
    """A change of an issued target (目标调整): requested with reasons, reviewed, approved or rejected."""

    target = models.ForeignKey("targets.Target", models.PROTECT, "changes", verbose_name="目标")
    reason = models.TextField("调整理由")
    requested_at = models.DateTimeField("申请时间")
    requested_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="申请人")
    reviewed_at = models.DateTimeField("审核时间", null=True)
    reviewed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="审核人")
    opinion = models.TextField("审核意见", blank=True)
    approved_at = models.DateTimeField("批准时间", null=True)
    rejected_at = models.DateTimeField("驳回时间", null=True)
    decided_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="决定人")
    document = models.CharField("批复文号", max_length=100, blank=True)
    answer = models.TextField("批复意见", blank=True)

    class Meta(Goal.Meta):
        verbose_name = "目标调整"
        constraints = [
            *Goal.Meta.constraints,
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(rejected_at__isnull=True), name="change_decided_once"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(reviewed_at__isnull=False, decided_by__isnull=False),
                name="change_approved_after_review",
            ),
            models.UniqueConstraint(
                "target", condition=Q(approved_at__isnull=True, rejected_at__isnull=True), name="change_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.requested_at:%Y-%m-%d}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit that carries the target."""
        return self.target.unit.path

    @property
    def authors(self) -> frozenset[int]:
        """Those who may not approve it: who asked for it and who reviewed it."""
        return frozenset(key for key in (self.requested_by_id, self.reviewed_by_id) if key)


class Letter(OfUnit):
    """The responsibility letter (责任书) of a unit: its content as it was drawn up, and who signed it when."""

    number = models.CharField("编号", max_length=50)
    content = models.TextField("内容")
    hash = models.CharField("指纹", max_length=64)
    at = models.DateTimeField("制作时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="制作人")
    signed_at = models.DateTimeField("签订时间", null=True)
    signed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="签订人")

    class Meta:
        verbose_name = "责任书"
        constraints = [
            models.UniqueConstraint("edition", "unit", name="letter_once"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by__isnull=True)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
                name="letter_signed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Share(models.Model):
    """A part of a target that a post, a person or a department of the unit carries (目标分解)."""

    target = models.ForeignKey("targets.Target", models.PROTECT, "shares", verbose_name="目标")
    post = models.ForeignKey("organisation.Post", models.PROTECT, "+", null=True, verbose_name="岗位")
    person = models.ForeignKey("organisation.Person", models.PROTECT, "shares", null=True, verbose_name="责任人")
    department = models.CharField("科室", max_length=50, blank=True)
    task = models.CharField("任务", max_length=200)
    measure = models.CharField("量化要求", max_length=100, blank=True)
    due = models.DateField("完成时限")
    at = models.DateTimeField("分解时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="分解人")

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = "目标分解"
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=False, person__isnull=True, department="")
                | Q(post__isnull=True, person__isnull=False, department="")
                | (Q(post__isnull=True, person__isnull=True) & ~Q(department="")),
                name="share_has_one_carrier",
            )
        ]

    def __str__(self) -> str:
        return self.task


class SplitPlan(OfUnit):
    """A unit's split of its targets, filed with the office (分解方案报备)."""

    at = models.DateTimeField("报备时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="报备人")

    class Meta:
        verbose_name = "分解方案"
        constraints = [models.UniqueConstraint("edition", "unit", name="split_plan_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.at:%Y-%m-%d}"
