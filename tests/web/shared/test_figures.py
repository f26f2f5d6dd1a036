"""Figures as pages and documents print them."""

import pytest

from kaoheng_web.shared.figures import printed


@pytest.mark.parametrize(
    ("exact", "shown"),
    [("80.189", "80.189"), ("54.690243902", "≈54.69"), ("-0.123456", "≈-0.12"), ("优", "优"), ("", "")],
)
def test_a_score_that_is_not_rounded_is_shown_near_two_decimals(exact, shown):
    assert printed(exact) == shown
