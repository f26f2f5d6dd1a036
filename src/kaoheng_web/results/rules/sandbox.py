"""Who may try other values, and have the way to the next grade worked out."""

from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.rules.deciding import REPORTERS

OWN = holds(Role.OFFICE) | holds_over(*sorted(REPORTERS))

TRY = Verb("results.try", Text("模拟改动", "try other values"), OWN)
ASK_PATH = Verb("results.ask_path", Text("计算升等路径", "work out the way to the next grade"), OWN)

KEEP_PATH = "results.keep_path"
KEEP_PATH_TITLE = Text("保存升等路径", "keep the way to the next grade")
