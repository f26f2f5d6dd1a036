"""The language of one person's page is nobody else's."""

from django.utils.translation import activate, get_language


def test_a_test_may_leave_a_language_behind():
    activate("en")
    assert get_language() == "en"


def test_the_next_one_speaks_chinese_again():
    assert get_language() == "zh-hans"
