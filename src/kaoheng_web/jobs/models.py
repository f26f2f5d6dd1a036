"""Who works at the queue, and which scheduled moments were taken; the queue itself is the table of django-tasks-db.

None of this is business: workers come and go every day, and the ledger does not watch them.
"""

from django.db import models


class Worker(models.Model):
    """A process that works at the queue; while it lives it says so every few seconds."""

    name = models.CharField("名称", max_length=64, primary_key=True)
    host = models.CharField("主机", max_length=200)
    since = models.DateTimeField("启动时间")
    seen_at = models.DateTimeField("最近在线", db_index=True)

    class Meta:
        verbose_name = "作业进程"

    def __str__(self) -> str:
        return self.name


class Turn(models.Model):
    """A scheduled job was put on the queue for the moment at which it was due, once."""

    name = models.CharField("计划", max_length=64)
    due_at = models.DateTimeField("应运行时间")
    job = models.UUIDField("作业")

    class Meta:
        verbose_name = "计划运行"
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="turn_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.due_at}"
