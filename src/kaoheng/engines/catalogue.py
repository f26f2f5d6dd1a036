"""The list of engines. Each scores a method over facts, and agrees with the reference on every published digit."""

from collections.abc import Callable

from kaoheng.engines.local import engine as local
from kaoheng.engines.reference import engine as reference
from kaoheng.facts import Facts
from kaoheng.method.edition import Method
from kaoheng.results import Results

Progress = Callable[[int, int], None]
Engine = Callable[[Method, Facts, Progress | None], Results]

ENGINES: dict[str, Engine] = {"reference": reference.score, "local": local.score}
