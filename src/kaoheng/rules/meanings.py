"""The words written under the fields of a model, read from its source when they are asked for."""

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from types import ModuleType

from pydantic import BaseModel


def meanings(model: type[BaseModel]) -> Mapping[str, str]:
    """What each field of a model means, by field; those of the models it extends included.

    >>> from kaoheng.rules.step import Step
    >>> meanings(Step)["gap"]
    'Gap in the unit of measure, or as a share of the target or the baseline.'
    """
    found: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, BaseModel) and part is not BaseModel:
            found |= _of_module(sys.modules[part.__module__]).get(part.__qualname__, {})
    return {name: words for name, words in found.items() if name in model.model_fields}


@cache
def _of_module(module: ModuleType) -> Mapping[str, Mapping[str, str]]:
    """The words of every class of a module; read once, and only when somebody wants to know."""
    return dict(_classes(ast.parse(getsource(module)).body, ""))


def _classes(body: list[ast.stmt], inside: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            name = f"{inside}{node.name}"
            yield name, dict(_fields(node.body))
            yield from _classes(node.body, f"{name}.")


def _fields(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, words in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(words, ast.Expr):
            text = words.value
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield field.target.id, cleandoc(text.value)
