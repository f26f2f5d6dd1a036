"""Foreign keys point down the stack by name, and every table is watched by the ledger."""

import tomllib
from importlib import import_module

import pytest
from django.apps import apps
from django.db.migrations import CreateModel
from django.db.models import ForeignKey, Model

from kaoheng_web.shared.at_once import AtOnce
from kaoheng_web.subjects import SECRET, SUBJECTS
from tests.architecture.sources import ROOT

OPERATION = {"ledger", "jobs"}  # what watches, and what runs: neither is business
MODELS = [model for model in apps.get_models() if model.__module__.startswith("kaoheng_web.")]


def stack() -> list[str]:
    """The apps from the bottom up, as pyproject.toml orders their imports."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}
    layers = reversed(contracts["cycle-of-the-year"]["layers"])
    return [name.strip(" ()") for layer in layers for name in layer.split("|")]


def layer(model: type[Model]) -> str:
    """The part of the platform that a table stands in: its app, or the package of apps that its app belongs to."""
    return model.__module__.split(".")[1]


def keys(model: type[Model]) -> list[ForeignKey]:
    """The foreign keys of a table."""
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_down_the_stack(model):
    order = stack()
    for field in keys(model):
        assert order.index(layer(field.related_model)) <= order.index(layer(model)), field


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_nothing_is_removed_in_a_cascade(model):
    kinds = {field.name: getattr(field.remote_field.on_delete, "__name__", "") for field in keys(model)}
    assert set(kinds.values()) <= {"PROTECT", "RESTRICT"}, kinds


def test_the_ledger_stands_alone():
    assert not any(keys(model) for model in MODELS if model._meta.app_label == "ledger")


def test_every_table_of_business_is_watched():
    watched = {subject.model for subject in SUBJECTS} | set(SECRET)
    assert {model for model in MODELS if model._meta.app_label not in OPERATION} == watched


def test_every_subject_has_a_name_of_its_own():
    names = [subject.name for subject in SUBJECTS]
    assert len(set(names)) == len(names)


def test_the_tables_of_an_app_are_made_at_once():
    own = {model._meta.app_config.name: model._meta.app_label for model in MODELS}
    first = [import_module(f"{name}.migrations.0001_initial").Migration("0001_initial", own[name]) for name in own]
    assert not [each for each in first if not isinstance(each, AtOnce)]
    assert {type(operation) for each in first for operation in each.operations} == {CreateModel}
