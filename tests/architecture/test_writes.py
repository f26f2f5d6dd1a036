"""Only actions write; only the clock knows the time."""

import ast

import pytest

from tests.architecture.sources import calls, sender, sources

WRITES = {"save", "create", "delete", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
RAW = {"execute", "executemany", "copy", "raw"}
TIMES = {"now", "today", "utcnow", "time", "localdate", "localtime"}
HOLDERS_OF_TIME = ("datetime", "date", "timezone", "time", "datetime.datetime", "datetime.date")
SILENT = {"channels/booth/actions.py"}
"""A box: an entry has a time, and would tell whose ballot came when; the actions that use a box record its digest."""
RAW_ELSEWHERE = {
    "ledger/triggers.py",  # makes tables append-only
    "shared/health.py",  # asks whether the database lives
    "backups/postgresql.py",  # whole tables, past every model
    "backups/sqlite.py",
    "backups/tables.py",
}


def writes(tree: ast.Module) -> list[int]:
    """The lines that write through the ORM: `update` counts where a query set is updated, not a dict or a hash."""
    found = []
    for call, name in calls(tree):
        queried = any(
            word in sender(call) for word in ("objects", "_default_manager", ".filter(", ".all()", ".exclude(")
        )
        if name in WRITES or (name == "update" and queried):
            found.append(call.lineno)
    return found


def is_action(place: str) -> bool:
    """An app's actions.py, or a module of its actions folder."""
    return place.endswith("/actions.py") or "/actions/" in place


def test_only_actions_write():
    found = {place: writes(tree) for place, tree in sources() if not is_action(place)}
    assert {place: lines for place, lines in found.items() if lines} == {}


def test_only_actions_and_few_others_speak_to_the_database_past_the_models():
    others = [(place, tree) for place, tree in sources() if not is_action(place) and place not in RAW_ELSEWHERE]
    found = {place: [call.lineno for call, name in calls(tree) if name in RAW] for place, tree in others}
    assert {place: lines for place, lines in found.items() if lines} == {}


def test_only_the_clock_knows_the_time():
    asked = {
        f"{place}:{call.lineno}"
        for place, tree in sources()
        for call, name in calls(tree)
        if name in TIMES and sender(call) in HOLDERS_OF_TIME
    }
    assert {line for line in asked if not line.startswith("shared/clock.py:")} == set()


@pytest.mark.parametrize(
    "line",
    [
        "Unit.objects.create(kind='city')",
        "unit.save()",
        "Unit.objects.filter(pk=1).update(kind='x')",
        "unit.names.all().delete()",
        "Unit.objects.bulk_create([])",
    ],
)
def test_a_write_is_seen(line):
    assert writes(ast.parse(line)) == [1]


def test_every_module_of_actions_records():
    silent = {
        place for place, tree in sources() if is_action(place) and writes(tree) and "record(" not in ast.unparse(tree)
    }
    assert silent == SILENT
