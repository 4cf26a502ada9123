"""The settings: environment, then `.env`, then `quotewire.toml`, then defaults; a wrong one names itself."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import (
    AfterValidator,
    Field,
    HttpUrl,
    IPvAnyNetwork,
    PositiveFloat,
    PositiveInt,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from config.addresses import ListenAddress, listen_address, milvus_uri
from config.problems import Problem
from config.project import ROOT
from config.telegram_ids import person_id

ENV_FILE, TOML_FILE = ROOT / ".env", ROOT / "quotewire.toml"
SECRETS = ("telegram_bot_token", "webhook_secret", "metrics_password")
SHORTEST_WEBHOOK_SECRET = 16  # characters: whoever knows it can speak for anybody
QUESTIONS_PER_PERSON, QUESTIONS_PER_GROUP = 20, 60  # a minute
NEARLY = 0.9  # how like a setting's name a variable's must be to be taken for a slip
NEARLY_IN_FILE = 0.6  # the same in quotewire.toml, whose names have no beginning in common
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # what Telegram takes: core.telegram.org/bots/api#setwebhook
FROM_FILES = (*SECRETS, "database", "vectors")  # addresses may hold passwords


class SettingsProblem(Problem):
    """A setting is wrong; `str()` names it and says why, in one line."""


class Settings(BaseSettings):
    """Everything that an operator can set, typed."""

    model_config = SettingsConfigDict(env_prefix="QUOTEWIRE_", extra="ignore", frozen=True, populate_by_name=True)

    telegram_bot_token: SecretStr | None = Field(None, alias="TELEGRAM_BOT_TOKEN")
    telegram_api_url: HttpUrl = Field(HttpUrl("https://api.telegram.org"), alias="TELEGRAM_API_URL")
    data: Path = ROOT / "data"
    database: str | None = None
    vectors: str | None = None
    model: str = "auto"  # or "english", "multilingual", a folder, a name on the model hub
    model_question_prompt: str | None = None  # put before each text where a folder or hub model states none
    model_passage_prompt: str | None = None
    admins: Annotated[tuple[Annotated[int, AfterValidator(person_id)], ...], NoDecode] = ()
    questions_per_person: PositiveInt = QUESTIONS_PER_PERSON
    questions_per_group: PositiveInt = QUESTIONS_PER_GROUP
    answer_within: PositiveFloat = 1.0  # seconds; while many ask, nothing is read for some
    link_preview: bool = False  # a small one, of an answer's first source
    webhook_url: HttpUrl | None = None
    webhook_listen: Annotated[ListenAddress, NoDecode] = ListenAddress("127.0.0.1", 8443)
    webhook_secret: SecretStr | None = None
    allow_networks: Annotated[tuple[IPvAnyNetwork, ...], NoDecode] = ()  # that feeds and pages may be fetched from
    watch: Path | None = None  # a folder whose files are indexed as they come
    status_listen: Annotated[ListenAddress | None, NoDecode] = None  # where health and figures are told
    metrics_username: str | None = None  # who may read /metrics there, with the password
    metrics_password: Annotated[SecretStr | None, Field(validate_default=True)] = None
    metrics_allowed_networks: Annotated[tuple[IPvAnyNetwork, ...], NoDecode] = ()  # from where; unset is anywhere
    log_format: Literal["text", "json"] = "text"
    keep_days: PositiveInt | None = None  # articles that were published longer ago are deleted; unset keeps all
    contact: str = ""  # a web page or mail address, told to the sites that are fetched from

    @field_validator("admins", "allow_networks", "metrics_allowed_networks", mode="before")
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("status_listen", "webhook_listen", mode="before")
    @classmethod
    def _host_and_port(cls, value: object) -> object:
        return listen_address(value) if isinstance(value, str) and value else value or None

    @field_validator(
        "telegram_bot_token", "webhook_secret", "database", "vectors", "watch", "keep_days",
        "metrics_username", "metrics_password", mode="before",
    )  # fmt: skip
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("model", mode="before")
    @classmethod
    def _empty_is_auto(cls, value: object) -> object:
        return value or "auto"

    @field_validator("webhook_secret")
    @classmethod
    def _hard_to_guess(cls, value: SecretStr | None) -> SecretStr | None:
        secret = value.get_secret_value() if value else None
        if secret is None:
            return None
        if len(secret) < SHORTEST_WEBHOOK_SECRET:
            raise ValueError(f"shorter than {SHORTEST_WEBHOOK_SECRET} characters: `openssl rand -hex 32` makes one")
        if not _WEBHOOK_SECRET.fullmatch(secret):
            raise ValueError("Telegram takes up to 256 letters A-Z and a-z, digits, _ and -, and nothing else")
        return value

    @field_validator("metrics_username")
    @classmethod
    def _without_colon(cls, value: str | None) -> str | None:
        if value and ":" in value:
            raise ValueError("a colon ends the name where it is sent: choose one without")
        return value

    @field_validator("metrics_password")
    @classmethod
    def _with_username(cls, value: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        if (value is None) != (others.data.get("metrics_username") is None):
            raise ValueError("set both QUOTEWIRE_METRICS_USERNAME and QUOTEWIRE_METRICS_PASSWORD, or neither")
        return value

    @field_validator("vectors")
    @classmethod
    def _milvus(cls, value: str | None) -> str | None:
        return value if value is None else milvus_uri(value)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the sources in order: command line, environment, `.env`, `quotewire.toml`."""
        return (
            init_settings,
            EnvSettingsSource(settings_cls),
            DotEnvSettingsSource(settings_cls, env_file=ENV_FILE),
            TomlConfigSettingsSource(settings_cls, toml_file=TOML_FILE),
        )

    @property
    def database_url(self) -> str:
        """The SQLAlchemy URL of the database."""
        return self.database or f"sqlite:///{self.data / 'library.sqlite3'}"


def read_settings(**overrides: object) -> Settings:
    """Return the current settings; raises SettingsProblem, which names each wrong one."""
    try:
        return Settings(**{**_secrets_from_files(), **overrides})  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as error:
        wrong = "; ".join(f"{_public_name(str(e['loc'][0]))}: {e['msg']}" for e in error.errors(include_input=False))
        raise SettingsProblem(f"wrong setting: {wrong}") from None
    except ValueError as error:  # a quotewire.toml that is no TOML
        raise SettingsProblem(f"quotewire.toml cannot be read: {error}") from None


def misspelt_settings() -> dict[str, str]:
    """Return the names that are no settings, each with the setting that is nearly its name.

    Looked at are the environment, `.env` and `quotewire.toml`. Raises SettingsProblem if that cannot be read."""
    variables = {_variable(name) for name in Settings.model_fields}
    variables |= {f"{name}_FILE" for name in variables}
    in_env_file = (name.upper() for name in DotEnvSettingsSource(Settings, env_file=ENV_FILE).env_vars)
    given = [name for name in (*os.environ, *in_env_file) if name.startswith("QUOTEWIRE_")]
    try:
        keys = TomlConfigSettingsSource(Settings, toml_file=TOML_FILE).toml_data
    except ValueError as error:
        raise SettingsProblem(f"quotewire.toml cannot be read: {error}") from None
    fields = {*Settings.model_fields, *(_variable(name) for name in Settings.model_fields)}
    return {**_slips(given, variables, NEARLY), **_slips(keys, fields, NEARLY_IN_FILE)}


def _slips(given: Iterable[str], known: Collection[str], nearly: float) -> dict[str, str]:
    meant = {name: get_close_matches(name, known, 1, nearly) for name in given if name not in known}
    return {name: near[0] for name, near in meant.items() if near}


def _variable(field: str) -> str:
    """The variable of the environment that sets a field."""
    return Settings.model_fields[field].alias or _public_name(field)


def _public_name(field: str) -> str:
    return field if field.isupper() else f"QUOTEWIRE_{field.upper()}"


def _secrets_from_files() -> dict[str, str]:
    """Return the secrets that are read from the file named by `X_FILE`, if X itself is not set."""
    found: dict[str, str] = {}
    for field in FROM_FILES:
        name = _variable(field)
        path = os.environ.get(f"{name}_FILE")
        if path and not os.environ.get(name):
            try:
                found[Settings.model_fields[field].alias or field] = Path(path).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise SettingsProblem(f"{name}_FILE: {path} cannot be read: {error}") from None
    return found


def secrets_of(settings: Settings) -> list[str]:
    """Return the secrets, which no log may show."""
    kept = [getattr(settings, field) for field in SECRETS]
    found = [secret.get_secret_value() for secret in kept if secret is not None]
    for address in (settings.database, settings.vectors):
        parts = urlsplit(address or "")
        if parts.password:
            found.extend({parts.password, unquote(parts.password)})
        found.extend(parse_qs(parts.query).get("password", ()))
    return found
