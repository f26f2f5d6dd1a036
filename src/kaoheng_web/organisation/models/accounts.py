"""What people sign in with, and what they keep for themselves."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager[Any]):
    """Accounts come with their person, for whom every page asks."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """In one query."""
        return super().get_queryset().select_related("person")


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
