"""Every state of the site in every way of looking, with and without scripts, against WCAG 2.2 AA; nothing moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import Browsing, check_looks, moved
from playwright.sync_api import Page, expect
from site_states import STATES, reach

pytest_plugins = ["site_parts", "browser_parts", "states_parts"]

LOOKS: dict[str, tuple[Any, dict[str, Any]]] = {
    "light": ({"width": 1280, "height": 900}, {"color_scheme": "light"}),
    "dark, on a phone": ({"width": 320, "height": 640}, {"color_scheme": "dark"}),
    "zoomed": ({"width": 320, "height": 225}, {"color_scheme": "light"}),
    "forced colours": ({"width": 768, "height": 900}, {"color_scheme": "light", "forced_colors": "active"}),
}
"""The window and the wishes of a reader; "zoomed" is what a window of 1,280 by 900 shows at 400 %."""


@pytest.fixture(params=STATES)
def name(request: pytest.FixtureRequest) -> str:
    """Each state in turn."""
    return str(request.param)


@pytest.fixture
def browsing(name: str, browse_at: Callable[[str], Browsing], address_of: Callable[[str], str]) -> Browsing:
    """Browses the site of the state."""
    return browse_at(address_of(STATES[name].site))


def opened(browsing: Browsing, name: str, mode: str) -> Page:
    """A page in the state, with all that is folded away in it open."""
    page = browsing.open("/nowhere", mode)
    reach(page, browsing.address, STATES[name])
    expect(page.locator("main")).to_contain_text(STATES[name].says)
    if mode != "no scripts" and not STATES[name].asked:  # an answer without a new page moves what stands below it
        assert moved(page) == 0, "something moved while the page loaded"
    for details in page.locator("details").all():
        details.evaluate("node => { node.open = true; }")
    # that a page which is made to fail answers 500 is told by its status, not a fault
    browsing.faults[:] = [fault for fault in browsing.faults if "status of 500" not in fault or name != "broken"]
    return page


def test_every_state(browsing: Browsing, name: str) -> None:
    """No state breaks a rule of WCAG 2.2 AA that a program can check, or scrolls sideways, however it is looked at."""
    check_looks(opened(browsing, name, "light"), LOOKS.values())


def test_every_state_without_scripts(browsing: Browsing, name: str) -> None:
    """Every state is reached without scripts too, and is without fault there, however it is looked at."""
    check_looks(opened(browsing, name, "no scripts"), LOOKS.values())
