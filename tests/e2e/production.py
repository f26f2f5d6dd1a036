"""A platform as an office would set it up: production settings, a database of its own, TLS, and nobody in it."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.city.standing import ROOT
from tests.e2e.conftest import ASSETS, free_port, running

PROGRAM = "from kaoheng_web.cli.app import main; main()"


@dataclass(frozen=True)
class Platform:
    """A folder with its settings."""

    folder: Path
    settings: dict[str, str]

    def call(self, *words: str) -> str:
        """What a command prints; it has to succeed."""
        run = [sys.executable, "-c", PROGRAM, *words]
        done = subprocess.run(run, cwd=ROOT, env=self.settings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    @contextmanager
    def served(self) -> Iterator[str]:
        """The address of its server."""
        port, certificate, key = free_port(), self.folder / "certificate.pem", self.folder / "key.pem"
        _sign(certificate, key)
        run = [sys.executable, "-m", "tests.e2e.over_tls", str(port), str(certificate), str(key)]
        with running(run, self.settings, f"https://localhost:{port}", self.folder / "server.log") as address:
            yield address


def set_up(folder: Path) -> Platform:
    """The steps of `docs/how-to/begin-with-your-own-city.md` up to the first start."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KAOHENG_", "DJANGO_"))}
    (folder / "assets").symlink_to(ASSETS)
    given = {
        "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.production",
        "KAOHENG_DATA": str(folder),
        "KAOHENG_HOSTS": "localhost",
        "KAOHENG_SECRET_KEY": secrets.token_hex(32),
        "KAOHENG_LEDGER_SIGNING_KEY": secrets.token_hex(32),
        "KAOHENG_INTERVIEW_KEYS": secrets.token_hex(32),
    }
    platform = Platform(folder, own | given)
    for step in ("check", "migrate", "collect"):
        platform.call(step)
    return platform


def _sign(certificate: Path, key: Path) -> None:
    """A certificate that vouches for itself."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(private, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    key.write_bytes(private.private_bytes(serialization.Encoding.PEM, form, plain))
