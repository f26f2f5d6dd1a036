"""Every field and word of a method file is called something when two editions are compared."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from kaoheng.editions.field_names import FIELDS
from kaoheng.editions.labels import KINDS
from kaoheng.editions.value_names import VALUES
from kaoheng.method.edition import Method


def models(annotation: Any, seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """Every model that a method file may hold, from the edition down."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in seen:
        seen.add(annotation)
        for field in annotation.model_fields.values():
            models(field.annotation, seen)
    for argument in get_args(annotation):
        models(argument, seen)
    return seen


EVERY_MODEL = sorted(models(Method, set()), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", EVERY_MODEL, ids=lambda model: model.__name__)
def test_every_field_of_a_method_file_has_a_name_in_both_languages(model: type[BaseModel]) -> None:
    fields = list(model.model_fields)
    assert [field for field in fields if field not in FIELDS] == []
    assert all(FIELDS[field].zh and FIELDS[field].en for field in fields)


@pytest.mark.parametrize("model", EVERY_MODEL, ids=lambda model: model.__name__)
def test_every_word_of_a_method_file_has_a_meaning_in_both_languages(model: type[BaseModel]) -> None:
    chosen = [value for field in model.model_fields.values() for value in literals(field.annotation)]
    assert [value for value in chosen if value not in VALUES and value not in KINDS] == []


def literals(annotation: Any) -> Iterator[str]:
    """The words a field may be."""
    if get_origin(annotation) is Literal:
        yield from (value for value in get_args(annotation) if isinstance(value, str))
    elif not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        for argument in get_args(annotation):
            yield from literals(argument)
