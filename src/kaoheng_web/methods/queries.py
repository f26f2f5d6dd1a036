"""Which edition governs which year."""

from kaoheng_web.methods.models import Edition


def governing(year: int) -> Edition | None:
    """The approved edition that a year is scored by; none before one is approved."""
    return Edition.objects.filter(year=year, approved_at__isnull=False, repealed_at__isnull=True).first()
