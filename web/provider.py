"""An organisation's own sign-in (OpenID Connect), which brings the second factor.

Authlib speaks the protocol: it checks the state, the nonce, the proof key (PKCE), the signature,
the issuer and the audience.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from flask import Flask
from joserfc.errors import JoseError
from requests import RequestException

from graph_service.errors import Refused

PATIENCE_SECONDS = 10
FAILURES = (AuthlibBaseError, JoseError, RequestException, RuntimeError, ValueError, KeyError)
"""What can go wrong on the way to a provider and back."""


@dataclass(frozen=True)
class Provider:
    """A provider: the address it is known by, and what it knows us by.

    `trusts_email` says that its addresses are as good as checked though it does not say so, as a
    provider of one organisation alone does.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = "your organisation"
    trusts_email: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no provider, and secrets sent in the open to another machine."""
        parts = urlsplit(self.issuer)
        is_near = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if not (parts.scheme == "https" or (parts.scheme == "http" and is_near)):
            raise Refused("The sign-in provider must be an address that begins with https://.")
        if not (self.client_id and self.client_secret):
            raise Refused("The sign-in provider needs the id and the secret that it gave us.")


@dataclass(frozen=True)
class Claims:
    """Who a provider says has signed in."""

    subject: str
    email: str
    is_email_checked: bool


class SingleSignOn:
    """The way to a provider and back, for one application."""

    def __init__(self, app: Flask, provider: Provider) -> None:
        """Get ready; the provider is asked for its addresses when somebody signs in first."""
        self.provider = provider
        self._client: FlaskOAuth2App = OAuth(app).register(  # type: ignore[no-untyped-call]
            "provider",
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid email",
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE_SECONDS,
            },
        )

    def begin(self, back: str) -> Any:
        """The answer that sends a visitor to the provider, to come back to an address."""
        return self._client.authorize_redirect(back)

    def claims(self) -> Claims:
        """Who has come back with this request.

        Raises:
            one of `FAILURES`: the provider says no, cannot be reached, or what it says is not
                signed by it, not for us, or not for this visitor.
        """
        options = {"iss": {"essential": True, "values": [self.provider.issuer]}}
        token = self._client.authorize_access_token(claims_options=options)
        said: Mapping[str, Any] = token["userinfo"]
        if not said.get("email"):
            more = self._client.userinfo(token=token)
            if more.get("sub") != said["sub"]:
                raise ValueError("the provider spoke of two people")
            said = {**more, **said}
        checked = said.get("email_verified") is True or self.provider.trusts_email
        return Claims(str(said["sub"]), str(said.get("email") or ""), checked)
