"""`/livez` says that the process answers, `/readyz` that it can also work: neither needs a session or a host name."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse


class Health:
    """Middleware that answers before anything else can fail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/livez":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            problem = unready()
            return JsonResponse({"status": problem or "ok"}, status=503 if problem else 200)
        return self.get_response(request)


def unready() -> str:
    """Why the platform cannot work yet, or nothing."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "the database does not answer"
    return "the database waits for migrations" if waiting else ""
