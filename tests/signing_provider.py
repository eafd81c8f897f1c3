"""A provider of the tests' own that signs what it is told to: right tokens, and each kind of wrong one.

It checks the proof of the code (PKCE) as a strict provider does, and remembers whether it was given.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

US, OTHERS = "local-account", "another-client"
FAULTS: dict[str, dict[str, Any]] = {
    "wrong iss": {"iss": "https://elsewhere.example"},
    "no iss": {"iss": None},
    "wrong aud": {"aud": OTHERS},
    "no aud": {"aud": None},
    "aud of another client though azp is ours": {"aud": OTHERS, "azp": US},
    "wrong azp": {"aud": [US, OTHERS], "azp": OTHERS},
    "wrong nonce": {"nonce": "guessed"},
    "no nonce": {"nonce": None},
    "expired": {"exp": 1_000_000_000, "iat": 999_999_000},
    "no exp": {"exp": None},
    "no sub": {"sub": None},
    "from the future": {"iat": 4_000_000_000, "exp": 4_000_003_600},
    "wrong key": {},
    "alg none": {},
    "signed with our own secret": {},
    "signed with the public key as a secret": {},
}
"""What is changed in the claims; the last four change how they are signed."""
SECRET = "of the tests, and long enough to sign with"


@dataclass
class SigningProvider:
    """What the next token is like, and what was seen."""

    fault: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    stranger: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    issuer: str = ""
    algorithms: list[str] = field(default_factory=lambda: ["RS256"])

    def token(self, nonce: str) -> str:
        """An identity token, wrong in the way that is set."""
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": US, "sub": "sam", "nonce": nonce, "iat": now, "exp": now + 600}
        claims |= {"name": "Sam", "roles": ["staff"]} | FAULTS.get(self.fault, {})
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.fault == "alg none":
            parts = [base64.urlsafe_b64encode(part).rstrip(b"=") for part in (b'{"alg":"none"}', _json(claims))]
            return b".".join([*parts, b""]).decode()
        if self.fault.startswith("signed with"):
            secret = SECRET if "our own" in self.fault else self.key.as_pem(private=False).decode()
            return _by_secret(secret, claims)
        key = self.stranger if self.fault == "wrong key" else self.key
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)


def _by_secret(secret: str, claims: dict[str, Any]) -> str:
    """A token whose signature is made with a secret (HS256): by hand, as a library warns of a key in such a place."""
    parts = [
        base64.urlsafe_b64encode(part).rstrip(b"=") for part in (b'{"alg":"HS256","kid":"one"}', _json(claims).strip())
    ]
    digest = hmac.digest(secret.encode(), b".".join(parts), "sha256")
    return b".".join([*parts, base64.urlsafe_b64encode(digest).rstrip(b"=")]).decode()


def _json(claims: dict[str, Any]) -> bytes:
    return jsonify(claims).get_data()


@contextmanager
def running() -> Iterator[SigningProvider]:
    """The provider, listening on loopback."""
    provider, app = SigningProvider(), Flask("signing_provider")

    @app.get("/.well-known/openid-configuration")
    def discovery() -> Response:
        paths = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
        told = {name: f"{provider.issuer}/{path}" for name, path in paths.items()}
        algorithms = {"id_token_signing_alg_values_supported": provider.algorithms}
        return jsonify({"issuer": provider.issuer, **told, **algorithms})

    @app.get("/jwks")
    def jwks() -> Response:
        return jsonify({"keys": [provider.key.as_dict(private=False)]})

    @app.get("/authorize")
    def authorize() -> Any:
        code = f"code-{len(provider.codes)}"
        provider.codes[code] = request.args.to_dict()
        return redirect(f"{request.args['redirect_uri']}?code={code}&state={request.args['state']}")

    @app.post("/token")
    def token() -> Any:
        asked = provider.codes.pop(request.form["code"], None)
        digest = hashlib.sha256(request.form.get("code_verifier", "").encode()).digest()
        if asked is None or base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked.get("code_challenge"):
            return jsonify({"error": "invalid_grant"}), 400
        tokens = {"access_token": "a", "token_type": "Bearer", "id_token": provider.token(asked["nonce"])}
        return jsonify(
            {name: value for name, value in tokens.items() if provider.fault != "no token" or name != "id_token"}
        )

    server = make_server("127.0.0.1", 0, app, threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join(timeout=5)
        server.server_close()
