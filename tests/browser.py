"""The browser that `python3 go.py test` found or installed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
MISSING = "No Chromium was found: run `python3 go.py test`, which installs it, or `sudo apt-get install chromium`."


@contextmanager
def opened() -> Iterator[Browser]:
    """Chromium without a window."""
    found = os.environ.get("KAOHENG_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--lang=zh-CN"])
        yield browser
        browser.close()
