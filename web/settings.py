"""What an installation decides about its web service."""

from dataclasses import dataclass, field

from graph_service.errors import Refused
from web.mail import Post
from web.provider import Provider


@dataclass(frozen=True)
class Settings:
    """Settings of one installation.

    `secret_key` signs sessions; `secure_cookies` sends them over HTTPS only;
    `max_upload_bytes` limits one upload, all its files together. `mail` sends links to sign in;
    without it the programme team hands them over. `url` is the address under which people reach
    the service, such as https://map.example.org: links that are sent begin with it. Without it
    they begin with what the browser asked for, which whoever asks can choose; so mail needs it,
    and so does `provider`, the organisation's own sign-in.
    """

    secret_key: str = field(repr=False)
    secure_cookies: bool = False
    max_upload_bytes: int = 64 * 1024 * 1024
    mail: Post | None = field(default=None, repr=False)
    url: str = ""
    provider: Provider | None = None

    def __post_init__(self) -> None:
        """Refuse letters whose links whoever asks for them could choose."""
        if (self.mail or self.provider) and not self.url.startswith(("http://", "https://")):
            raise Refused(
                "Mail, and signing in through an organisation, need the address under which people "
                "reach the service: say it like https://map.example.org."
            )
