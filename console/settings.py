"""Every setting of the console, from the environment only; docs/operations.md lists them for the people who run it."""

from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What the environment says; names carry the prefix YAVAR_ except DATABASE_URL."""

    model_config = SettingsConfigDict(env_prefix="YAVAR_", extra="ignore")

    database_url: SecretStr = Field(validation_alias=AliasChoices("DATABASE_URL", "YAVAR_DATABASE_URL"))
    """libpq address of Postgres; several hosts may stand in it."""
    secret_key: SecretStr
    """Fernet key that second factors are encrypted with; older keys may follow after commas."""
    console_host: str = "127.0.0.1"
    """Address the console listens on."""
    console_port: int = 8090
    """Port the console listens on."""
    console_url: str = ""
    """Public https address of the console; links for invitations begin with it."""
    console_proxies: str = "127.0.0.1"
    """Addresses of proxies that may say whom a request comes from."""
    totp_required: bool = True
    """Whether everybody needs a second factor."""
    idle_minutes: int = Field(default=15, ge=1)
    """Minutes without a touch after which the password is asked again."""
    session_hours: int = Field(default=12, ge=1)
    """Hours after which a session ends in any case."""
    secure_cookies: bool = True
    """Off only where the console is served without TLS, as in the demo."""
    connections: int = Field(default=8, ge=3)
    """Connections to Postgres that a process keeps at most, beside one of its own for listening."""

    @field_validator("secret_key")
    @classmethod
    def _is_a_key(cls, key: SecretStr) -> SecretStr:
        _fernets(key)
        return key

    @property
    def secrets(self) -> MultiFernet:
        """Give what encrypts with the newest key and decrypts with each."""
        return MultiFernet(_fernets(self.secret_key))

    def renewed(self, encrypted: bytes) -> bytes | None:
        """Give a secret encrypted anew if an older key encrypted it: so that the old key can go one day."""
        try:
            _fernets(self.secret_key)[0].decrypt(encrypted)
        except InvalidToken:
            return self.secrets.rotate(encrypted)
        return None

    @property
    def idle(self) -> timedelta:
        """Give the time after which a session locks."""
        return timedelta(minutes=self.idle_minutes)

    @property
    def session(self) -> timedelta:
        """Give the time after which a session ends."""
        return timedelta(hours=self.session_hours)


def _fernets(key: SecretStr) -> list[Fernet]:
    return [Fernet(each.strip()) for each in key.get_secret_value().split(",")]
