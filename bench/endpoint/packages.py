"""What the bench needs beside the project's environment: Debian packages, and an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "var/bench"


def installed(package: str) -> bool:
    """Install a Debian package if that is possible here: as root, with apt-get; whether it worked."""
    apt = shutil.which("apt-get")
    if apt is None or os.getuid() != 0:
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-qq"], check=False, env=environment, capture_output=True)
    command = [apt, "install", "-y", "-qq", "--no-install-recommends", package]
    return subprocess.run(command, check=False, env=environment, capture_output=True).returncode == 0


def environment(name: str, *requirements: str) -> Path:
    """The interpreter of an environment under var/bench, made with these packages if it is not there.

    Raises:
        subprocess.CalledProcessError: they cannot be installed.
    """
    folder = FOLDER / name
    python, stamp = folder / "bin/python", folder / "requirements"
    wanted = "\n".join(requirements)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, *requirements], check=True, capture_output=True)
        stamp.write_text(wanted, encoding="utf-8")
    return python
