"""Ballot sessions and what came of them; nothing here tells who voted what, or when."""

from django.db import models
from django.db.models import F, Q

from kaoheng_web.channels.ballots.visible import SessionQuerySet
from kaoheng_web.channels.codes import new_id


class Session(models.Model):
    """One vote about some units (测评场次): prepared, opened, closed, locked once counted; or voided and repeated."""

    edition = models.ForeignKey("methods.Edition", models.PROTECT, "ballot_sessions", verbose_name="考核办法")
    channel = models.CharField("评价渠道", max_length=64)
    title = models.CharField("名称", max_length=100)
    held_on = models.DateField("测评日期")
    repeats = models.OneToOneField(
        "ballots.Session", models.PROTECT, related_name="repeated", null=True, verbose_name="重投自"
    )
    paper = models.TextField("票样", blank=True)
    prepared_at = models.DateTimeField("准备时间")
    prepared_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="准备人")
    opened_at = models.DateTimeField("开票时间", null=True)
    opened_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="开票人")
    closed_at = models.DateTimeField("封票时间", null=True)
    closed_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="封票人")
    digest = models.CharField("票箱摘要", max_length=64, blank=True)
    locked_at = models.DateTimeField("锁定时间", null=True)
    locked_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="锁定人")
    voided_at = models.DateTimeField("作废时间", null=True)
    voided_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="作废人")
    reason = models.TextField("作废理由", blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = "测评场次"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False, closed_at__gte=F("opened_at")),
                name="session_closed_after_opening",
            ),
            models.CheckConstraint(
                condition=Q(locked_at__isnull=True) | Q(closed_at__isnull=False, locked_at__gte=F("closed_at")),
                name="session_locked_after_closing",
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True) | ~Q(reason=""), name="session_voided_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(digest=""), name="session_closed_with_a_digest"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def unit_paths(self) -> tuple[str, ...]:
        """The ways of keys to the units that are voted on."""
        return tuple(self.units.values_list("unit__path", flat=True))


class AssessedUnit(models.Model):
    """A unit that a session votes on."""

    session = models.ForeignKey("ballots.Session", models.PROTECT, "units", verbose_name="测评场次")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", verbose_name="被测评单位")

    class Meta:
        verbose_name = "被测评单位"
        constraints = [models.UniqueConstraint("session", "unit", name="assessed_unit_once")]

    def __str__(self) -> str:
        return f"{self.session_id} {self.unit_id}"


class VoterClass(models.Model):
    """A class of voters in a session (A票、B票): those entitled, those present, and the codes given out."""

    session = models.ForeignKey("ballots.Session", models.PROTECT, "classes", verbose_name="测评场次")
    name = models.CharField("类别", max_length=64, blank=True)
    eligible = models.PositiveIntegerField("应到人数", null=True)
    attended = models.PositiveIntegerField("实到人数", null=True)
    codes_issued = models.PositiveIntegerField("发出投票码", default=0)

    class Meta:
        verbose_name = "投票人类别"
        constraints = [models.UniqueConstraint("session", "name", name="voter_class_once")]

    def __str__(self) -> str:
        return f"{self.session_id} {self.name}"


class Code(models.Model):
    """A one-time code: its keyed hash and whether it was used. A date would tell when, so there is none."""

    id = models.BigAutoField(primary_key=True, default=new_id)
    voter_class = models.ForeignKey("ballots.VoterClass", models.PROTECT, "codes", verbose_name="投票人类别")
    hash = models.CharField("投票码摘要", max_length=64, unique=True)
    spent = models.BooleanField("已使用", default=False)

    class Meta:
        verbose_name = "投票码"

    def __str__(self) -> str:
        return f"{self.voter_class_id}"


class Ballot(models.Model):
    """A ballot in the box: a mark for every row of the paper, and nothing about who cast it or when."""

    id = models.BigAutoField(primary_key=True, default=new_id)
    voter_class = models.ForeignKey("ballots.VoterClass", models.PROTECT, "ballots", verbose_name="投票人类别")
    marks = models.CharField("所选档次", max_length=60)

    class Meta:
        verbose_name = "测评票"

    def __str__(self) -> str:
        return f"{self.voter_class_id}"


class Count(models.Model):
    """Paper slips of a class as two people counted them (计票单)."""

    voter_class = models.OneToOneField("ballots.VoterClass", models.PROTECT, verbose_name="投票人类别")
    issued = models.PositiveIntegerField("发出票")
    returned = models.PositiveIntegerField("收回票")
    void = models.PositiveIntegerField("无效票")
    counter = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="计票人")
    checker = models.ForeignKey("organisation.Person", models.PROTECT, "+", verbose_name="监票人")
    at = models.DateTimeField("计票时间")

    class Meta:
        verbose_name = "计票单"
        constraints = [
            models.CheckConstraint(condition=~Q(counter=F("checker")), name="count_by_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.voter_class_id} {self.returned}/{self.issued}"


class MarkCount(models.Model):
    """How many paper slips of a class gave a unit a mark on an aspect."""

    count = models.ForeignKey("ballots.Count", models.PROTECT, "marks", verbose_name="计票单")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, "+", verbose_name="单位")
    aspect = models.CharField("测评内容", max_length=64, blank=True)
    mark = models.CharField("档次", max_length=64)
    votes = models.PositiveIntegerField("票数")

    class Meta:
        verbose_name = "分档票数"
        constraints = [models.UniqueConstraint("count", "unit", "aspect", "mark", name="mark_count_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.aspect} {self.mark} {self.votes}"
