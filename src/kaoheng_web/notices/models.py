"""What people are told, how they want it delivered, and every try to deliver it."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from kaoheng.text import Language, Text
from kaoheng_web.notices.carriers import NAMED
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock


class NoticeQuerySet(models.QuerySet[Any]):
    """Notices."""

    def visible_to(self, person: Person) -> Self:
        """One's own."""
        return self.filter(person=person)

    def unread(self) -> Self:
        """Those that nobody read yet and that are not settled either."""
        return self.filter(read_at__isnull=True, done_at__isnull=True)

    def open(self) -> Self:
        """Those whose matter is not settled."""
        return self.filter(done_at__isnull=True)


class Notice(models.Model):
    """Somebody is told something; with a day, something is asked of them."""

    person = models.ForeignKey("organisation.Person", models.PROTECT, "notices", verbose_name="收件人")
    key = models.CharField("事由", max_length=100)
    what_zh = models.CharField("内容", max_length=300)
    what_en = models.CharField("内容（英文）", max_length=300)
    phase_zh = models.CharField("环节", max_length=50)
    phase_en = models.CharField("环节（英文）", max_length=50)
    url = models.CharField("地址", max_length=300)
    due = models.DateField("期限", null=True)
    reminds = models.BooleanField("提醒工作台已有的事项", default=False)
    told_at = models.DateTimeField("发出时间")
    read_at = models.DateTimeField("阅读时间", null=True)
    done_at = models.DateTimeField("办结时间", null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "消息"
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="notice_once"),
            models.CheckConstraint(condition=Q(url__startswith="/"), name="notice_url_of_platform"),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(read_at__gte=F("told_at")), name="notice_told_before_read"
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(done_at__gte=F("told_at")), name="notice_told_before_done"
            ),
        ]
        indexes = [
            models.Index(
                fields=["person"], condition=Q(read_at__isnull=True, done_at__isnull=True), name="notice_unread"
            )
        ]

    def __str__(self) -> str:
        return self.what_zh

    @property
    def what(self) -> Text:
        """What is told."""
        return Text(self.what_zh, self.what_en)

    @property
    def phase(self) -> Text:
        """The phase of the year that it belongs to."""
        return Text(self.phase_zh, self.phase_en)

    @property
    def days(self) -> int | None:
        """Days left; below zero when it is late."""
        return None if self.due is None else (self.due - clock.today()).days

    @property
    def late(self) -> int:
        """Days past the day."""
        return max(0, -(self.days or 0))


class Preference(models.Model):
    """How a person wants notices delivered; who never chose reads them in the inbox."""

    class Rhythm(models.TextChoices):
        AT_ONCE = "at_once", "随时"
        DIGEST = "digest", "每天汇总"

    person = models.OneToOneField("organisation.Person", models.PROTECT, verbose_name="人员")
    addresses = models.JSONField("送达地址", default=dict)  # of carriers, by their names
    rhythm = models.CharField("送达方式", max_length=8, choices=Rhythm, default=Rhythm.AT_ONCE)
    quiet_from = models.TimeField("免打扰开始")
    quiet_to = models.TimeField("免打扰结束")
    language = models.CharField("语言", max_length=2, choices=[("zh", "中文"), ("en", "English")], default="zh")

    class Meta:
        verbose_name = "送达设置"

    def __str__(self) -> str:
        return f"{self.person_id} {self.rhythm}"

    @property
    def tongue(self) -> Language:
        """The language of the messages."""
        return "en" if self.language == "en" else "zh"


class Delivery(models.Model):
    """A notice leaves by a carrier, not before a moment: quiet hours and digests make it wait."""

    notice = models.ForeignKey("notices.Notice", models.PROTECT, "deliveries", verbose_name="消息")
    carrier = models.CharField("方式", max_length=16)
    not_before = models.DateTimeField("最早送达时间")

    class Meta:
        verbose_name = "送达"
        constraints = [models.UniqueConstraint(fields=["notice", "carrier"], name="delivery_once")]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.carrier}"

    @property
    def by(self) -> Text:
        """The carrier in words."""
        return NAMED[self.carrier].title


class Attempt(models.Model):
    """One try to deliver; without a problem the carrier took it."""

    delivery = models.ForeignKey("notices.Delivery", models.PROTECT, "attempts", verbose_name="送达")
    at = models.DateTimeField("时间")
    problem = models.CharField("未送达原因", max_length=300, blank=True)

    class Meta:
        verbose_name = "送达尝试"
        constraints = [
            models.UniqueConstraint(fields=["delivery"], condition=Q(problem=""), name="delivered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.problem or 'delivered'}"
