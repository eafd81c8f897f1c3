"""The response of every view: it sets only cookies that the page about cookies lists.

In: a cookie to set. Out: the header, or `UnlistedCookie`. Flask's session and every extension set theirs through the
same method, so nothing passes by.
"""

from __future__ import annotations

from typing import Any

from flask import Response

from server import cookies


class UnlistedCookie(RuntimeError):
    """A part of the program set a cookie that `server.cookies.COOKIES` does not name; add it there with its purpose."""


class ListedCookiesResponse(Response):
    """A response that keeps the promise of /cookies."""

    def set_cookie(self, key: str, *args: Any, **options: Any) -> None:
        """Set a cookie of the list; raises `UnlistedCookie` for any other."""
        if key not in {cookie.name for cookie in (*cookies.COOKIES, *cookies.STAFF_COOKIES)}:
            raise UnlistedCookie(f"cookie {key!r} is not in server.cookies.COOKIES; name it there with its purpose")
        super().set_cookie(key, *args, **options)
