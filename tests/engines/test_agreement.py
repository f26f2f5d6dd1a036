"""The local engine gives the digits, ranks and grades of the reference, whatever the method and the evidence."""

import os
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kaoheng.engines.local import engine as local
from kaoheng.engines.reference import engine as reference
from kaoheng.facts import Facts
from kaoheng.findings import Refused
from kaoheng.method.edition import Method
from kaoheng.results import Results, differences
from tests.engines.generated import method_and_facts

MANY = int(os.environ.get("KAOHENG_GENERATED", "300"))


def scored(engine, method: Method, facts: Facts) -> Results | set[str]:
    try:
        results: Results = engine.score(method, facts)
        return results
    except Refused as refused:
        return {finding.sentence("en") for finding in refused}


@given(st.integers(0, 2**40))
@settings(max_examples=MANY, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_local_and_reference_agree_on_everything_published(seed: int) -> None:
    method, facts = method_and_facts(Random(seed))
    exact, fast = scored(reference, method, facts), scored(local, method, facts)
    if isinstance(exact, Results) and isinstance(fast, Results):
        assert differences(exact, fast) == []
    else:
        assert exact == fast


@pytest.mark.parametrize("seed", range(60))
def test_local_and_reference_agree_on_fixed_seeds(seed: int) -> None:
    method, facts = method_and_facts(Random(seed))
    exact, fast = scored(reference, method, facts), scored(local, method, facts)
    if isinstance(exact, Results) and isinstance(fast, Results):
        assert differences(exact, fast) == []
    else:
        assert exact == fast
