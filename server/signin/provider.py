"""The OpenID Connect provider: the only module that knows Authlib.

In: the settings, and a request that comes back from the provider. Out: a redirect to the provider, and the checked
claims of who came back, or `SignInRefused`. The flow is the authorization code with PKCE (RFC 7636), state and nonce,
which Authlib keeps in the signed cookie of the browser that began it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Flask
from joserfc.errors import JoseError
from werkzeug.wrappers import Response

from server.config import Settings
from server.errors import ServerError

SCOPE = "openid profile"
CLOCK_LEEWAY_S = 60
"""How far the clocks of the provider and of this machine may differ."""
WAIT_S = 10.0
SIGN_IN_S = 900
"""How long somebody may take at the provider, with a second factor, until the sign-in must be begun anew."""
SIGNATURES = tuple(f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512))
"""What a token may be signed with: the provider's private key (RFC 7518, 3.1), never a secret and never nothing."""
_LOG = logging.getLogger("server")


class SignInRefused(ServerError):
    """Somebody came back from the provider without proof of who they are, or without a role."""

    status = 403


class ProviderAway(ServerError):
    """The provider does not answer, or not as a provider does."""

    status = 503


class Provider:
    """The provider of one installation."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self._issuer = settings.staff_issuer or ""
        self._client_id = settings.staff_client_id
        secret = settings.staff_client_secret
        self._client = OAuth(app).register(
            "staff",
            client_id=self._client_id,
            client_secret=secret.get_secret_value() if secret else None,
            server_metadata_url=f"{self._issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": SCOPE,
                "code_challenge_method": "S256",
                "token_endpoint_auth_method": "client_secret_basic" if secret else "none",
                "default_timeout": WAIT_S,
            },
        )

        self._client.framework.expires_in = SIGN_IN_S

    def redirect(self, back: str) -> Response:
        """Send the browser to the provider, which sends it to the address `back` afterwards. Raises `ProviderAway`."""
        try:
            response: Response = self._client.authorize_redirect(back)
        except (requests.RequestException, AuthlibBaseError, ValueError, KeyError, RuntimeError) as error:
            raise _away(error) from None
        return response

    def claims(self) -> Mapping[str, object]:
        """The claims of whoever the request being served brings back. Raises `SignInRefused` and `ProviderAway`.

        Audience and issuer are demanded by name: without that Authlib takes a token for another client whose `azp` is
        ours.
        """
        wanted = {
            "iss": {"essential": True, "value": self._issuer},
            "aud": {"essential": True, "value": self._client_id},
            "exp": {"essential": True},
            "sub": {"essential": True},
        }
        try:
            self._trust_afresh()
            token = self._client.authorize_access_token(claims_options=wanted, leeway=CLOCK_LEEWAY_S)
        except requests.RequestException as error:
            raise _away(error) from None
        except (AuthlibBaseError, JoseError, ValueError, KeyError, RuntimeError, TypeError) as error:
            # Only the kind: the message of a token's fault may quote what is in the token.
            _LOG.warning("a sign-in was refused: %s", type(error).__name__)
            raise SignInRefused(
                "sign_in_refused",
                "You could not be signed in.",
                "Start signing in again from the page for staff. If it fails again, tell whoever runs this site.",
            ) from None
        found = token.get("userinfo")
        if not isinstance(found, Mapping):
            raise SignInRefused(
                "sign_in_refused", "The sign-in service did not say who you are.", "Tell whoever runs this site."
            )
        return found

    def _trust_afresh(self) -> None:
        """Have the provider's keys fetched for this sign-in, and take no signature that anybody could make.

        Authlib keeps the keys that it fetched first for as long as the process lives, so one that was withdrawn would
        vouch for people still; and it would take "none" from a provider that lists it.
        """
        metadata = self._client.load_server_metadata()
        metadata.pop("jwks", None)
        metadata["id_token_signing_alg_values_supported"] = list(SIGNATURES)


def _away(error: Exception) -> ProviderAway:
    _LOG.error("the sign-in provider did not answer as one: %s", type(error).__name__)
    return ProviderAway(
        "provider_away", "The sign-in service of your organisation does not answer.", "Try again in a few minutes."
    )
