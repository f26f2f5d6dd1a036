"""The wish to have the reviewed tables written anew, as one process tells another."""

WRITE = "KAOHENG_WRITE_RIGHTS"
