"""Who somebody is, read from the claims of an identity token that has been checked.

In: the claims. Out: a `Person`, or None for somebody who has no role here. Claims follow OpenID Connect Core 1.0,
section 2; `oid` and `tid` are Microsoft Entra's names of an account and its tenant, which stay when an address changes.
"""

from __future__ import annotations

from collections.abc import Mapping

from server.records.sessions import Person, Role

ROLES = {"staff": Role.STAFF, "editor": Role.EDITOR, "administrator": Role.ADMINISTRATOR}
"""The values of the claim `roles` that mean something here."""
MAX_NAME_CHARS = 100


def person_from(claims: Mapping[str, object]) -> Person | None:
    """The person of the claims with the highest of their roles; None without a role or a name for the account."""
    given = claims.get("roles")
    held = [ROLES[role] for role in given if isinstance(role, str) and role in ROLES] if isinstance(given, list) else []
    account = _account(claims)
    if not held or account is None:
        return None
    name = next((value for key in ("name", "preferred_username") if isinstance(value := claims.get(key), str)), "")
    return Person(account, " ".join(name.split())[:MAX_NAME_CHARS] or "Signed in", max(held))


def _account(claims: Mapping[str, object]) -> str | None:
    issuer = claims.get("iss")
    for keys in (("tid", "oid"), ("sub",)):
        values = [claims.get(key) for key in keys]
        if issuer and all(isinstance(value, str) and value for value in values):
            return " ".join(map(str, (issuer, *values)))
    return None
