"""Settings from environment variables; everything wrong with them is said at once."""

from collections.abc import Mapping
from typing import NoReturn

from django.core.exceptions import ImproperlyConfigured

_FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


class Environment:
    """Reads variables and remembers what is wrong with them until `check` is called.

    >>> Environment({"KAOHENG_PASSWORD_DAYS": "90"}).number("KAOHENG_PASSWORD_DAYS", 180)
    90
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values
        self.problems: list[str] = []

    def text(self, name: str, default: str | None = None) -> str:
        """A variable as it stands; without a default it has to be set."""
        value = self.values.get(name, "").strip()
        if value or default is not None:
            return value or (default or "")
        self.problems.append(f"{name} is not set.")
        return ""

    def secret(self, name: str, length: int) -> str:
        """A variable that nobody guesses."""
        value = self.text(name)
        if value and len(value) < length:
            self.problems.append(f"{name} is too short: give it at least {length} random characters.")
        return value

    def words(self, name: str, default: str | None = None) -> list[str]:
        """A list written with commas."""
        return [word for word in (part.strip() for part in self.text(name, default).split(",")) if word]

    def keys(self, name: str) -> list[str]:
        """Keys of 256 bits with commas between them, the one in use first."""
        found = self.words(name)
        if any(len(key) != 64 or not set(key.lower()) <= set("0123456789abcdef") for key in found):
            self.problems.append(f"{name} has a key that is not 64 hexadecimal digits.")
        return found

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        value = self.text(name, str(default))
        if value.isdigit():
            return int(value)
        self.problems.append(f"{name} is {value!r}: write a whole number.")
        return default

    def flag(self, name: str, default: bool) -> bool:
        """Yes or no."""
        value = self.text(name, "yes" if default else "no").lower()
        if value in _FLAGS:
            return _FLAGS[value]
        self.problems.append(f"{name} is {value!r}: write yes or no.")
        return default

    def one_of(self, name: str, choices: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        value = self.text(name, default)
        if value in choices:
            return value
        self.problems.append(f"{name} is {value!r}: write one of {', '.join(choices)}.")
        return default

    def check(self) -> None:
        """Stop with every problem found so far."""
        if self.problems:
            _stop(self.problems)


def _stop(problems: list[str]) -> NoReturn:
    raise ImproperlyConfigured("The environment does not fit:\n  " + "\n  ".join(problems))
