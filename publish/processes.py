"""The processes that set pages, and the engine that they load.

Nothing heavy is loaded here: a command has them begin before it loads the road itself.
"""

import multiprocessing
import sys
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

_KIND = "spawn" if sys.platform in ("darwin", "win32") else "forkserver"
"""A fork server has loaded the engine once for all; macOS does not fork safely."""


def context() -> BaseContext:
    """How the processes are begun."""
    found = multiprocessing.get_context(_KIND)
    if _KIND == "forkserver":
        found.set_forkserver_preload(["publish.compositors.loading"])
    return found


def load_engine() -> bool:
    """Have the engine loaded by the time that there is work, beside what is done till then.

    False where processes cannot be had: the server's socket lies in the temporary folder, whose
    path may be too long for one.
    """
    if _KIND == "forkserver":
        try:
            context()
            forkserver.ensure_running()
        except OSError:  # no process to be had; whoever asks does the work itself
            return False
    return True
