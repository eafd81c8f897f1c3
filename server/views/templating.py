"""Templates: our own, the macros of the GOV.UK Design System, and what an unknown name in them does.

In: the application. Out: its template environment set up. A misspelt variable is an error; an option that a macro was
not given is not, because that is how the macros of govuk-frontend-jinja ask for options.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.utils import missing

from server import filters
from server.answers.phrases import opening
from server.summaries import summary_key
from server.views import figure_filters
from server.views.assets import asset
from server.views.figure_addresses import figure_address


class _Strict(StrictUndefined):
    """An unknown variable or attribute raises; a missing key of a mapping, which is an option not given, is empty."""

    _undefined_obj: Any

    def _is_option(self) -> bool:
        return self._undefined_obj is not missing and isinstance(self._undefined_obj, Mapping)

    def __bool__(self) -> bool:  # type: ignore[override]
        return False if self._is_option() else bool(super().__bool__())

    def __str__(self) -> str:  # type: ignore[override]
        return "" if self._is_option() else str(super().__str__())

    def __iter__(self) -> Any:
        return iter(()) if self._is_option() else super().__iter__()

    def __eq__(self, other: object) -> bool:  # type: ignore[override]
        return isinstance(other, _Strict) if self._is_option() else bool(super().__eq__(other))

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(type(self))


def set_up_templates(app: Flask) -> None:
    """Give the application its loader, filters and globals."""
    ours = app.jinja_loader
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_env.loader = ChoiceLoader([*([ours] if ours else []), macros])
    app.jinja_env.undefined = _Strict
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(filters.ALL | figure_filters.ALL | {"opening": opening})
    app.jinja_env.globals.update(asset=asset, figure_address=figure_address, summary_key=summary_key)
