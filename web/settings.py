"""What an installation decides about its web service."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    """Settings of one installation.

    `secret_key` signs sessions; `secure_cookies` sends them over HTTPS only;
    `max_upload_bytes` limits one upload, all its files together.
    """

    secret_key: str = field(repr=False)
    secure_cookies: bool = False
    max_upload_bytes: int = 64 * 1024 * 1024
