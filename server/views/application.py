"""The web application put together: routes, error shape, headers, template filters, limits.

In: the settings and the embedder. Out: a WSGI application. What a view needs of the installation it asks
`server.views.sites.site()` for.
"""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from types import TracebackType

from flask import Response, g, request
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from werkzeug.exceptions import RequestURITooLarge, UnsupportedMediaType
from werkzeug.middleware.proxy_fix import ProxyFix

from index.embedding import Embedder
from server.comparators import load_comparators
from server.config import Settings
from server.corrections import load_corrections
from server.errors import RequestInvalid
from server.records.counts import Counts
from server.records.database import Database
from server.records.feedback import Feedback
from server.security import MAX_BODY_BYTES, MAX_QUERY_BYTES, response_headers
from server.views import (
    api,
    crawlers,
    documents,
    failures,
    feedback,
    figure_choices,
    figure_downloads,
    figures,
    health,
    notices,
)
from server.views import asking as _asking  # noqa: F401 - adds its views to those of the pages
from server.views.assets import serve_assets
from server.views.frame import frame
from server.views.limits import set_up_limits
from server.views.live import LiveAssistant
from server.views.responses import ListedCookiesResponse
from server.views.shared_conversations import conversations_of
from server.views.simpler import here, is_carried, is_simple, keep_view, simpler
from server.views.sites import Site, site
from server.views.staff.editing import editing
from server.views.staff.pages import pages as staff_pages
from server.views.staff.room import open_staff_room
from server.views.staff.signing import signing
from server.views.staff.talking import talking
from server.views.suggestions import Suggestions
from server.views.templating import set_up_templates
from server.wording import load_wording

_ROOT = Path(__file__).parents[2]


class _Application(OpenAPI):
    def log_exception(self, exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]) -> None:
        """Log what failed and where, without the words of the exception."""
        failures.log_without_words(exc_info[1])


def make_application(settings: Settings, *, embedder: Embedder) -> OpenAPI:
    """The application over the index of the settings. Raises `WordingInvalid` if the public wording is incomplete."""
    app = _Application(
        "server",
        info=Info(title=f"{settings.service_name} API", version="1", description=_API_DESCRIPTION),
        security_schemes={},  # None would be printed as null, which no reader of OpenAPI accepts
        validation_error_callback=failures.validation_failed,
        doc_ui=False,  # the bundled pages need inline scripts, which our content security policy forbids
        static_folder=None,  # served by WhiteNoise, compressed and with an address that changes with the file
        template_folder=str(_ROOT / "server" / "templates"),
    )
    app.response_class = ListedCookiesResponse
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY_BYTES, MAX_FORM_MEMORY_SIZE=MAX_BODY_BYTES)
    app.config["TRUSTED_HOSTS"] = list(settings.hosts) or None
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    database = Database(settings.records)
    app.extensions["local_account"] = Site(
        settings,
        load_wording(settings.wording),
        LiveAssistant(settings, embedder=embedder),
        conversations_of(settings, database, kind="public"),
        load_corrections(settings.corrections),
        load_comparators(settings.comparators),
        Counts(database) if settings.retention == "counts" else None,
        Feedback(database) if settings.feedback else None,
        Suggestions(),
    )
    set_up_templates(app)
    app.context_processor(_shared)
    app.url_defaults(keep_view)
    app.before_request(_begin)
    app.before_request(_check_address)
    app.before_request(_check_body)
    app.after_request(_secure)
    failures.register(app)
    app.register_api(api.api)
    open_staff_room(app, settings, database)
    of_figures = (figures.figures, figure_downloads.downloads, figure_choices.choices)
    of_site = (crawlers.crawlers, documents.documents, feedback.feedback, health.health, notices.pages, simpler)
    for views in (*of_site, *of_figures, staff_pages, signing, editing, talking):
        app.register_blueprint(views)
    set_up_limits(app, rate=settings.ask_rate)
    app.wsgi_app = serve_assets(app.wsgi_app)  # type: ignore[method-assign]
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    return app


_BODY_HELP = 'Send an object such as {"question": "How many people were supported in 2022-23?"}.'
_API_DESCRIPTION = "Figures and passages from published documents about adult social care, each with its source."


def _begin() -> None:
    """Give the response a nonce of its own: without it no script and no style in the page is run (CSP level 3)."""
    g.nonce = secrets.token_urlsafe(16)


def _shared() -> dict[str, object]:
    """What every template may use."""
    of_site = {"wording": site().wording, "settings": site().settings, "frame": frame()}
    return {**of_site, "cspNonce": g.nonce, "is_simple": is_simple, "is_carried": is_carried, "here": here}


def _check_address() -> None:
    """Refuse an address longer than any that a page leads to: its links would send it back many times."""
    if len(request.query_string) > MAX_QUERY_BYTES:
        raise RequestURITooLarge


def _check_body() -> None:
    """Refuse a body of the API that is not a JSON object, before anything reads it as one."""
    if request.method != "POST" or not request.path.startswith("/api/"):
        return
    if request.url_rule is None:
        return  # told as 404 or 405
    if not request.is_json:
        raise UnsupportedMediaType
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError) as error:  # RecursionError: thousands of opening brackets
        raise RequestInvalid("invalid_json", "The body is not valid JSON.", _BODY_HELP) from error
    if not isinstance(body, dict):
        raise RequestInvalid("invalid_json", "The body is JSON, but not an object.", _BODY_HELP)


def _secure(response: Response) -> Response:
    options = g.get("header_options", {})
    for name, value in response_headers(nonce=g.get("nonce", ""), secure=request.is_secure, **options).items():
        response.headers[name] = value
    response.headers.pop("Server", None)
    return response
