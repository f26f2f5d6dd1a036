"""People, the posts they hold and what they answer for."""

from django.db import models

from kaoheng_web.organisation.dated import Dated, DatedQuerySet
from kaoheng_web.organisation.visible import PersonQuerySet


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
