"""Figures as pages and documents print them."""

import pytest

from kaoheng_web.shared.figures import printed


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        ("80.18", "80.18"),
        ("54.690243902", "54.69"),
        ("41.4", "41.40"),
        ("15", "15.00"),
        ("-0.123456", "-0.12"),
        ("优", "优"),
        ("", ""),
    ],
)
def test_a_score_that_is_not_rounded_has_the_decimals_of_the_total(exact, shown):
    assert printed(exact, None, 2) == shown
