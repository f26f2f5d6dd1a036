"""The tables of the ledger: ids and text, no foreign keys, so that nothing below or above can cascade into them."""

from django.db import models


class Entry(models.Model):
    """One thing that was done."""

    sequence = models.PositiveBigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间", db_index=True)
    actor = models.CharField("操作人", max_length=64)
    action = models.CharField("操作", max_length=64)
    subject_type = models.CharField("对象类型", max_length=64)
    subject_id = models.CharField("对象编号", max_length=64)
    before = models.CharField("操作前摘要", max_length=64)
    after = models.CharField("操作后摘要", max_length=64)
    reason = models.TextField("理由")
    payload = models.CharField("内容摘要", max_length=64)
    previous = models.CharField("前一条哈希", max_length=64)
    hash = models.CharField("哈希", max_length=64)

    class Meta:
        verbose_name = "留痕记录"
        indexes = [
            models.Index(fields=["actor"], name="ledger_entry_actor"),
            models.Index(fields=["subject_type", "subject_id"], name="ledger_entry_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action}"


class Root(models.Model):
    """A signed root of the tree over the first `size` entries."""

    size = models.PositiveBigIntegerField("条数", primary_key=True)
    root = models.CharField("根哈希", max_length=64)
    peaks = models.TextField("子树根")
    at = models.DateTimeField("时间")
    algorithm = models.CharField("算法", max_length=16)
    key = models.CharField("公钥", max_length=64)
    signature = models.CharField("签名", max_length=128)

    class Meta:
        verbose_name = "签名根"

    def __str__(self) -> str:
        return f"{self.size} {self.root}"
