"""The days on which the demo city of the tests lives, whatever the calendar on the wall says."""

from datetime import datetime

from kaoheng_web.shared.clock import CHINA

DAY = datetime(2026, 11, 16, 9, tzinfo=CHINA)
"""It is founded on a Monday of the running year: October is reported, last year's results are final."""

VISITED = datetime(2026, 12, 7, 9, tzinfo=CHINA)
"""It is visited three weeks later: November is over, and nobody has reported it yet."""
