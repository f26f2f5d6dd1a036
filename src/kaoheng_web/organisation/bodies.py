"""What the bodies of the assessment are called on paper."""


def leading_group(place: str) -> str:
    """Who decides, and signs what is for everybody.

    >>> leading_group("晋城市")
    '晋城市考核领导组'
    """
    return f"{place}考核领导组"


def office(place: str) -> str:
    """Who answers questions, and issues what was decided.

    >>> office("晋城市")
    '晋城市考核办'
    """
    return f"{place}考核办"
