"""Every setting, from the environment only; docs/operations.md lists them for the people who run Yavar."""

import hashlib
from pathlib import Path

from cryptography.fernet import Fernet, MultiFernet
from pydantic import AliasChoices, Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

NAME = "^[A-Za-z0-9_]*$"
"""What a bot's name, or none, is made of."""


class Settings(BaseSettings):
    """What the environment says; names carry the prefix YAVAR_ except DATABASE_URL."""

    model_config = SettingsConfigDict(env_prefix="YAVAR_", extra="ignore")

    database_url: SecretStr = Field(validation_alias=AliasChoices("DATABASE_URL", "YAVAR_DATABASE_URL"))
    """libpq address of Postgres; several hosts may stand in it."""
    telegram_token: SecretStr = SecretStr("")
    """From @BotFather; without it Telegram is not served."""
    telegram_name: str = Field(default="", pattern=NAME)
    """Its name there, without @, for links that open it; empty: none are offered."""
    telegram_api: str = "https://api.telegram.org"
    """Base address of the Bot API; the simulator's in the demo."""
    bale_token: SecretStr = SecretStr("")
    """From @botfather in Bale; without it Bale is not served."""
    bale_name: str = Field(default="", pattern=NAME)
    """The same on Bale."""
    bale_api: str = "https://tapi.bale.ai"
    """Base address of Bale's API; the simulator's in the demo."""
    webhook_url: str = ""
    """Public https address of this bot, for the webhook role."""
    webhook_secret: SecretStr = SecretStr("")
    """What Telegram must send in X-Telegram-Bot-Api-Secret-Token: 1-256 of A-Z a-z 0-9 _ -."""
    webhook_host: str = "127.0.0.1"
    """Address the webhook listens on."""
    webhook_port: int = 8082
    """Port the webhook listens on."""
    console_url: str = ""
    """Public https address of the staff console, for the button under a notice; empty: no button."""
    secret_key: SecretStr = SecretStr("")
    """The console's key; here it keys the hash of phones that are shared to link accounts. Empty: not offered."""
    safir_key: SecretStr = SecretStr("")
    """The organisation's key for Safir, by which Bale's bot writes to phones; empty: nobody is written to by phone."""
    safir_api: str = "https://safir.bale.ai"
    """Base address of Safir; the simulator's in tests."""
    away_minutes: float = Field(default=10, gt=0)
    """Minutes a messenger may be away before answers of staff and reminders go to the person's other one."""
    connections: int = Field(default=8, ge=3)
    """Connections to Postgres that a process keeps at most, beside three of its own (locks, listening)."""
    ready_file: Path | None = None
    """Written once the bot takes messages; `./yavar demo` and health checks wait for it."""

    @field_validator("safir_key")
    @classmethod
    def _can_be_used(cls, key: SecretStr, others: ValidationInfo) -> SecretStr:
        """Safir writes as Bale's bot, and phones wait for it encrypted: without those there is nothing to start."""
        if key.get_secret_value():
            _bot_id(others.data["bale_token"])
            _fernet(others.data["secret_key"])
        return key

    @property
    def bots(self) -> dict[str, str]:
        """Give our name in each messenger, empty where it is not set."""
        return {"telegram": self.telegram_name, "bale": self.bale_name}

    @property
    def bale_bot_id(self) -> int:
        """Give the number of Bale's bot, which its token begins with; raises ValueError when there is none."""
        return _bot_id(self.bale_token)

    @property
    def secrets(self) -> MultiFernet:
        """Give what encrypts with the newest key and decrypts with each, as the console's; raises ValueError."""
        return _fernet(self.secret_key)

    @property
    def phone_key(self) -> bytes:
        """Give a key of its own for phones, made from the newest secret; empty when there is none."""
        newest = self.secret_key.get_secret_value().split(",")[0].strip()
        return hashlib.sha256(f"yavar phone {newest}".encode()).digest() if newest else b""


def _fernet(keys: SecretStr) -> MultiFernet:
    return MultiFernet([Fernet(each.strip()) for each in keys.get_secret_value().split(",")])


def _bot_id(token: SecretStr) -> int:
    return int(token.get_secret_value().partition(":")[0])
