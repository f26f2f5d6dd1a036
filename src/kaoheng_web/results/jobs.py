"""The jobs of the results."""

from django_tasks import task

from kaoheng_web.results.actions import paths


@task()
def find_path(key: int) -> bool:
    """Find the cheapest way to the next grade that somebody asked for."""
    return paths.keep_path(key)
