"""Alerts to send, and a certificate."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from alert_help import alert_of
from riwaya.watching.alerts import Alert


@pytest.fixture
def alert() -> Alert:
    return alert_of(changes=[{"was": {"text": "تسعة"}, "became": {"text": "ثمانية\u202e"}, "headline": False}])


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate for localhost (``cert.pem``), and it with its key (``both.pem``)."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate for this test")
    folder = tmp_path_factory.mktemp("certificate")
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        capture_output=True, check=False)  # fmt: skip
    if made.returncode:
        pytest.skip("openssl cannot make the certificate for this test")
    both = (folder / "key.pem").read_text() + (folder / "cert.pem").read_text()
    (folder / "both.pem").write_text(both)
    return folder
