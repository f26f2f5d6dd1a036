"""The tables of authentication that the ledger watches."""

from kaoheng_web.authentication import models
from kaoheng_web.ledger.subjects import watched

PASSWORD = watched(models.Password)
CODE_GENERATOR = watched(models.CodeGenerator, without=("last_step",))  # counts sign-ins, each with its own entry
RECOVERY_CODE = watched(models.RecoveryCode)
SECURITY_KEY = watched(models.SecurityKey, without=("sign_count",))

SUBJECTS = (
    PASSWORD,
    CODE_GENERATOR,
    RECOVERY_CODE,
    SECURITY_KEY,
)
