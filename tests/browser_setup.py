"""Finds the browser that the tests of the pages need, or brings it. `make browser` runs this.

Out: the path of a Chromium, printed. Looked for in this order: what BROWSER names, what is installed, Debian's package
through apt where that may be used, Playwright's own download. Exit status 1 with what to do where none can be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APT = (("apt-get", "update"), ("apt-get", "install", "--yes", "--no-install-recommends", "chromium"))


def find_browser() -> str | None:
    """The path of a Chromium on this machine, or None."""
    named = os.environ.get("BROWSER")
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _downloaded()


def _downloaded() -> str | None:
    """What Playwright downloaded earlier, if it did."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - starts a process of its own

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _bring() -> str | None:
    """Install a browser: by apt where this user may, else by Playwright."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        for command in APT:
            subprocess.run(command, check=False)
        if found := find_browser():
            return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find_browser()


if __name__ == "__main__":
    browser = find_browser() or _bring()
    if browser is None:
        sys.exit(
            "No browser was found and none could be installed. Install Chromium, or name one: BROWSER=/path make test"
        )
    print(f"Browser for the tests of the pages: {browser}")  # noqa: T201
