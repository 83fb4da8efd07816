"""Passwords and keys of sources: from the environment or from a file of their owner's. None is ever shown."""

import base64
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field

from oiltrack.errors import ConfigError
from oiltrack.source_settings import SourceSettings

_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Secrets:
    """Looks secrets up where the settings say. ``environment`` is that of the process."""

    environment: Mapping[str, str] = field(default_factory=dict, repr=False)

    def of(self, source: SourceSettings) -> str | None:
        """Return the secret of a source, None where it has none.

        Raises:
            ConfigError: it is not where the settings say, or others may read the file.
        """
        if source.secret_env:
            found = self.environment.get(source.secret_env, "").strip()
            if not found:
                raise ConfigError(
                    f"source {source.name}: the variable {source.secret_env} is not set",
                    remedy="set it where the job runs, or use secret_file",
                )
            return found
        return self._from_file(source) if source.secret_file else None

    def headers(self, source: SourceSettings) -> dict[str, str]:
        """Return the headers that tell a web server who asks."""
        secret = self.of(source)
        if secret is None:
            return {}
        if not secret.isascii() or not secret.isprintable():
            raise ConfigError(
                f"source {source.name}: its secret cannot stand in a header", remedy="look at it"
            )
        if source.secret_header:
            return {source.secret_header: secret}
        if source.user:
            pair = base64.b64encode(f"{source.user}:{secret}".encode()).decode("ascii")
            return {"Authorization": f"Basic {pair}"}
        return {"Authorization": f"Bearer {secret}"}

    @staticmethod
    def _from_file(source: SourceSettings) -> str:
        path = source.secret_file
        if path is None:
            return ""
        try:
            mode = path.stat().st_mode
            if not stat.S_ISREG(mode) or mode & 0o077:
                raise ConfigError(f"source {source.name}: others may read {path}", remedy=f"chmod 600 {path}")
            found = path.read_text(encoding="utf-8")[:_MAX].strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"source {source.name}: {path} cannot be read", remedy="write the secret into it, mode 600"
            ) from error
        if not found:
            raise ConfigError(f"source {source.name}: {path} is empty", remedy="write the secret into it")
        return found
