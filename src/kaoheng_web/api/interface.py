"""The interface as a whole: its subjects, who may call, at what pace, and what it says about itself."""

from typing import Any

from ninja import NinjaAPI, Router
from ninja.openapi.schema import OpenAPISchema

from kaoheng_web.api.callers import Session, Token
from kaoheng_web.api.pace import Pace
from kaoheng_web.api.problems import PROBLEM, TITLES, Problem, answer_problems
from kaoheng_web.api.routers import editions, figures, groups, ledger, people, results, roles, targets, units

ROUTERS: tuple[tuple[str, Router], ...] = (
    ("units", units.router),
    ("groups", groups.router),
    ("people", people.router),
    ("roles", roles.router),
    ("editions", editions.router),
    ("targets", targets.router),
    ("figures", figures.router),
    ("results", results.router),
    ("ledger", ledger.router),
)


class Interface(NinjaAPI):
    """The API, whose description names the problems that every call may be answered with."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The description of all calls (OpenAPI)."""
        schema = super().get_openapi_schema(**options)
        parts = schema["components"]
        parts["schemas"]["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        parts["schemas"] |= parts["schemas"]["Problem"].pop("$defs", {})
        content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        parts["responses"] = {f"Problem{status}": _described(title.en, content) for status, title in TITLES.items()}
        for path in schema["paths"].values():
            for operation in path.values():
                for status in TITLES:
                    operation["responses"][str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
        return schema


def _described(title: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"description": title, "content": content}


api = Interface(
    title="考衡 Kaoheng",
    version="1",
    description="目标责任考核平台接口：与页面相同的权限、相同的操作、相同的留痕。",
    docs_url=None,
    auth=[Token(), Session()],
    throttle=[Pace()],
    urls_namespace="api",
)
answer_problems(api)
for name, router in ROUTERS:
    api.add_router(name, router)
