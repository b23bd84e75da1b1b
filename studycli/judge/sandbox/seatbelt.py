"""macOS: the system's own sandbox (what sandbox-exec uses), put on by the process itself after its imports.

Not run by its authors: written from Apple's sandbox(7) and the profiles in /usr/share/sandbox. Where the system
refuses it, the layer is reported as off and the other layers remain.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys

from studycli.judge.sandbox.kernel import LayerUnavailable
from studycli.judge.sandbox.readable import readable_paths


def available() -> None:
    """Raises LayerUnavailable where there is no such sandbox."""
    if sys.platform != "darwin":
        raise LayerUnavailable("only macOS has it")
    _function()


def _function() -> ctypes._FuncPointer:
    library = ctypes.CDLL(ctypes.util.find_library("System") or "/usr/lib/libSystem.dylib")
    try:
        function = library.sandbox_init
    except AttributeError:
        raise LayerUnavailable("this macOS has no sandbox_init") from None
    function.argtypes = (ctypes.c_char_p, ctypes.c_uint64, ctypes.POINTER(ctypes.c_char_p))
    function.restype = ctypes.c_int
    return function


def profile(scratch: str, readable: tuple[str, ...]) -> str:
    """The rules, in the sandbox's own language: read the libraries, write the scratch folder, and nothing else."""
    reads = "\n".join(
        f"  (subpath {_quoted(path)})" for path in (*readable, "/System", "/private/var/db/dyld")
    )
    return f"""(version 1)
(deny default)
(allow sysctl-read)
(allow mach-lookup (global-name "com.apple.system.opendirectoryd.libinfo"))
(allow signal (target self))
(allow file-read-metadata)
(allow file-read*
{reads}
  (subpath {_quoted(scratch)}))
(allow file-write* (subpath {_quoted(scratch)}) (literal "/dev/null"))
(deny network*)
(deny process-fork)
(deny process-exec)
"""


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def apply(scratch: str) -> None:
    """Puts the sandbox on this process, for good. Raises LayerUnavailable."""
    available()
    error = ctypes.c_char_p()
    if _function()(profile(scratch, readable_paths()).encode("utf-8"), 0, ctypes.byref(error)) != 0:
        raise LayerUnavailable((error.value or b"refused").decode("utf-8", "replace"))
