"""The rule that the guide writes works as the guide says."""

from types import ModuleType

import pytest

from kaoheng.rules.rule import Example, Rule
from tests.docs.pages import ROOT, blocks
from tests.rules import test_examples as examples

PAGE = ROOT / "docs/how-to/add-a-rule.md"


@pytest.fixture
def rule(monkeypatch: pytest.MonkeyPatch) -> type[Rule]:
    module = ModuleType("part_credit")
    text = next(block.text for block in blocks(PAGE) if block.options.get("file") == "part_credit.py")
    exec(compile(text, str(PAGE), "exec"), module.__dict__)
    found: type[Rule] = module.__dict__["PartCredit"]
    monkeypatch.setattr(examples, "read", lambda example: found.model_validate(dict(example.rule)))
    return found


def test_its_examples_pass_the_tests_every_rule_passes(rule: type[Rule]) -> None:
    worked: tuple[Example, ...] = rule.examples
    examples.test_every_rule_has_a_worked_example_and_a_title(rule)
    for example in worked:
        examples.test_exact_points_are_those_worked_by_hand(example)
        examples.test_guarded_points_round_to_the_same_digits_or_say_they_cannot(example)
        examples.test_reason_and_clause_carry_the_numbers(example)
