"""Orders and what was done about them, resolutions, replies to warnings; where an order stands follows from these."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q, QuerySet

from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

OVER_ALL = frozenset({Role.OFFICE, Role.LEADING_GROUP})
CONCERNED = frozenset({Role.LIAISON, Role.HEAD, Role.TEAM})


class AssignmentQuerySet(QuerySet[Any]):
    """Orders as units have them."""

    def visible_to(self, person: "Person") -> Self:
        """Those of one's own units; all of them for the office and the leading group."""
        stands = standing(person)
        return self if stands.has(OVER_ALL) else self.filter(stands.paths(CONCERNED, "unit__"))


class Order(models.Model):
    """A supervision order (督办单): what has to be done by when, and the document behind it."""

    year = models.PositiveSmallIntegerField("考核年度")
    title = models.CharField("事项", max_length=100)
    text = models.TextField("要求")
    document = models.CharField("立项依据", max_length=100)
    due = models.DateField("办结期限")
    issued_at = models.DateTimeField("交办时间")
    issued_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="交办人")

    class Meta:
        verbose_name = "督办单"

    def __str__(self) -> str:
        return self.title


class Assignment(models.Model):
    """An order as one unit has it."""

    order = models.ForeignKey("supervision.Order", models.PROTECT, "assignments", verbose_name="督办单")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "assignments", verbose_name="承办单位")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "督办承办"
        constraints = [models.UniqueConstraint("order", "unit", name="assignment_once")]

    def __str__(self) -> str:
        return f"{self.order_id} {self.unit_id}"

    @property
    def unit_path(self) -> str:
        """The way of keys to the unit that has it."""
        return self.unit.path


class Step(models.Model):
    """Something that happened to an assigned order; its state is the last step that is no reminder."""

    class Kind(models.TextChoices):
        SIGN = "sign", "签收"
        FEEDBACK = "feedback", "反馈"
        RETURN = "return", "退回"
        VERIFY = "verify", "核查办结"
        CLOSE = "close", "销号"
        REMIND = "remind", "催办"

    assignment = models.ForeignKey("supervision.Assignment", models.PROTECT, "steps", verbose_name="督办承办")
    kind = models.CharField("环节", max_length=10, choices=Kind)
    text = models.TextField("内容", blank=True)
    at = models.DateTimeField("时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="经办人")

    class Meta:
        verbose_name = "督办环节"
        constraints = [
            models.UniqueConstraint(
                "assignment", "kind", condition=Q(kind__in=("sign", "verify", "close")), name="step_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("feedback", "return", "verify")) | ~Q(text=""), name="step_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.kind}"


class EscalationLevel(models.Model):
    """So many days overdue, an order goes up to somebody (逾期升级)."""

    year = models.PositiveSmallIntegerField("考核年度")
    days = models.PositiveSmallIntegerField("逾期天数")
    title = models.CharField("级别", max_length=30)
    to = models.CharField("报送", max_length=50)

    class Meta:
        verbose_name = "逾期升级"
        constraints = [models.UniqueConstraint("year", "days", name="escalation_level_once")]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """A joint conference (联席会议)."""

    year = models.PositiveSmallIntegerField("考核年度")
    title = models.CharField("会议", max_length=100)
    on = models.DateField("日期")
    attendees = models.TextField("出席")
    document = models.CharField("纪要文号", max_length=100)
    at = models.DateTimeField("登记时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="登记人")

    class Meta:
        verbose_name = "联席会议"

    def __str__(self) -> str:
        return self.title


class Resolution(models.Model):
    """What a joint conference resolved (议定事项), who does it by when; it becomes an order."""

    meeting = models.ForeignKey("supervision.Meeting", models.PROTECT, "resolutions", verbose_name="联席会议")
    text = models.TextField("议定事项")
    owner = models.ForeignKey("organisation.Unit", models.PROTECT, "resolutions", verbose_name="责任单位")
    due = models.DateField("完成期限")
    order = models.OneToOneField(
        "supervision.Order", models.PROTECT, related_name="resolution", null=True, verbose_name="督办单"
    )

    class Meta:
        verbose_name = "议定事项"

    def __str__(self) -> str:
        return self.text[:30]


class Acknowledgement(models.Model):
    """A unit read a warning and replied (预警回复)."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "acknowledgements", verbose_name="考核办法")
    rule = models.CharField("预警规则", max_length=32)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "acknowledgements", verbose_name="单位")
    item = models.CharField("指标", max_length=64, blank=True)
    period = models.CharField("期间", max_length=7)
    reply = models.TextField("回复")
    at = models.DateTimeField("时间")
    by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="回复人")

    class Meta:
        verbose_name = "预警回复"
        constraints = [
            models.UniqueConstraint("edition", "rule", "unit", "item", "period", name="acknowledgement_once")
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.unit_id}"
