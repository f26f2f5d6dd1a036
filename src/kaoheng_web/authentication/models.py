"""What people prove who they are with; changed only by `actions`."""

from django.db import models


class Password(models.Model):
    """A password that an account got, and from whom; nobody means the platform, which gave the first of all."""

    account = models.ForeignKey("organisation.Account", models.PROTECT, "passwords", verbose_name="账号")
    given_by = models.ForeignKey("organisation.Person", models.PROTECT, "+", null=True, verbose_name="设定人")
    at = models.DateTimeField("设定时间")
    hash = models.CharField("散列值", max_length=128)

    class Meta:
        verbose_name = "密码记录"

    def __str__(self) -> str:
        return f"{self.account_id} {self.at}"


class CodeGenerator(models.Model):
    """An app on a phone that shows a new code every half minute (RFC 6238); its secret is kept sealed."""

    account = models.OneToOneField("organisation.Account", models.PROTECT, verbose_name="账号")
    secret = models.CharField("密钥（已加密）", max_length=300)
    added_at = models.DateTimeField("启用时间")
    last_step = models.BigIntegerField("最后使用的时间步")

    class Meta:
        verbose_name = "动态码"

    def __str__(self) -> str:
        return f"{self.account_id} {self.added_at}"


class RecoveryCode(models.Model):
    """A code on paper for the day on which the phone is lost; it opens once."""

    account = models.ForeignKey("organisation.Account", models.PROTECT, "recovery_codes", verbose_name="账号")
    digest = models.CharField("散列值", max_length=64, unique=True)
    used_at = models.DateTimeField("使用时间", null=True)

    class Meta:
        verbose_name = "恢复码"

    def __str__(self) -> str:
        return f"{self.account_id} {self.used_at or ''}"


class SecurityKey(models.Model):
    """A key that signs and never leaves its device (WebAuthn): a USB key, a phone or the computer itself."""

    account = models.ForeignKey("organisation.Account", models.PROTECT, "security_keys", verbose_name="账号")
    name = models.CharField("名称", max_length=50)
    credential_id = models.CharField("凭据编号", max_length=1400, unique=True)
    credential = models.TextField("公钥凭据")
    sign_count = models.BigIntegerField("签名次数")
    added_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "安全密钥"
        constraints = [models.UniqueConstraint("account", "name", name="security_key_name_once")]

    def __str__(self) -> str:
        return self.name
