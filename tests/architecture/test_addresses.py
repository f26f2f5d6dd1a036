"""Every address declares who may use it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from kaoheng_web.shared.access import DECLARED, Access


def addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the platform."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        else:
            yield route, pattern


def test_every_address_declares_who_may_use_it():
    undeclared = [route for route, found in addresses(get_resolver()) if not hasattr(found.callback, DECLARED)]
    assert undeclared == []


def test_every_declaration_has_a_name():
    declarations = [getattr(found.callback, DECLARED) for _, found in addresses(get_resolver())]
    assert all(isinstance(each, Access) and each.name for each in declarations)
