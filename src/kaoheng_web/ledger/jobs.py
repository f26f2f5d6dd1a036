"""The job of the ledger."""

from django_tasks import task

from kaoheng_web.ledger.actions import sign_root


@task()
def sign() -> str:
    """Sign the root over all entries so far."""
    root = sign_root()
    return root.root if root else ""
