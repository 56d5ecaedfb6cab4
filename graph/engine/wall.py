"""The wall: a reader gives up the network for good before it reads its first query.

It moves to a network namespace of its own, which has nothing but a loopback device that is down. Root may do
so; others do in a user namespace of their own, where the system lets them.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

from graph.errors import SettingError

AUTO: Final = "auto"
REQUIRE: Final = "require"
OFF: Final = "off"
CHOICES: Final = (AUTO, REQUIRE, OFF)

# <linux/sched.h>; os.unshare comes with Python 3.12.
_NEW_USER: Final = 0x10000000
_NEW_NET: Final = 0x40000000


def build() -> bool:
    """Cut this process off from the network, if the system lets it; whether it did.

    To be called before a second thread is started, and on Linux only does it have an effect.
    """
    if sys.platform != "linux":
        return False
    unshare = ctypes.CDLL(None).unshare
    # A user namespace only where it must be: it takes root's rights over files away, which may be needed.
    return any(unshare(flags) == 0 for flags in (_NEW_NET, _NEW_USER | _NEW_NET))


def check(choice: str) -> None:
    """See that the wall can be built where it is required; tried out in a process of its own.

    Raises:
        SettingError: it is required, and the system does not allow it.
    """
    if choice != REQUIRE:
        return
    import subprocess  # not for readers, which import this module too

    if subprocess.run([sys.executable, "-P", "-m", "graph.engine.wall"], check=False).returncode:
        raise SettingError(
            "UCLG_WALL='require': this system lets readers have no network namespace of their own. "
            "Allow user namespaces, or set 'auto' and rely on the check for SERVICE."
        )


if __name__ == "__main__":
    sys.exit(0 if build() else 1)
