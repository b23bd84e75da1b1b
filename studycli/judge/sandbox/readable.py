"""What an answer may read: the Python installation, its packages and the system's libraries, and nothing of study."""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

_SYSTEM = (
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/dev/null",
    "/dev/zero",
    "/dev/random",
    "/dev/urandom",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/sys/vm",
    "/sys/devices/system/cpu",
    "/sys/devices/system/node",
)
_CUDA = (
    "/proc/driver",
    "/proc/devices",
    "/proc/modules",
    "/sys/bus/pci",
    "/sys/devices",
    "/usr/local/cuda",
    "/usr/local/nvidia",
    "/etc/nvidia",
)


def readable_paths() -> tuple[str, ...]:
    """Paths that exist and may be read, the program's own folder and its content cut out of them."""
    wanted = [*_SYSTEM, *_python_folders()]
    return tuple(dict.fromkeys(without(map(os.path.realpath, wanted), hidden_folders())))


def device_paths() -> tuple[str, ...]:
    """What CUDA reads besides."""
    return tuple(path for path in _CUDA if os.path.exists(path))


def device_files() -> tuple[str, ...]:
    """The CUDA devices' files, which have to be written to as well."""
    try:
        return tuple(f"/dev/{name}" for name in os.listdir("/dev") if name.startswith(("nvidia", "dri")))
    except OSError:
        return ()


def hidden_folders() -> tuple[str, ...]:
    """What an answer must never read although it may lie among the packages: this program and its drills."""
    package = Path(__file__).resolve().parents[2]
    checkout = [package.parent / name for name in ("drills", "cards")]
    return (str(package), *(str(path) for path in checkout if path.is_dir()))


def _python_folders() -> Iterator[str]:
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    yield from (sysconfig.get_path(name) for name in names)
    base = {"base": sys.base_prefix, "platbase": sys.base_exec_prefix}
    yield from (sysconfig.get_path(name, vars=base) for name in ("stdlib", "platstdlib"))
    yield from site.getsitepackages()
    yield os.path.join(sys.base_prefix, "lib")
    yield os.path.join(sys.prefix, "pyvenv.cfg")
    for entry in sys.path:
        if os.path.isdir(entry) and _holds_packages(entry):
            yield entry


def _holds_packages(folder: str) -> bool:
    """Folders of sys.path that are package folders; a checkout or a home folder put there by hand is none."""
    return os.path.basename(folder) in ("site-packages", "dist-packages", "lib-dynload") or folder.startswith(
        (sys.base_prefix, sys.base_exec_prefix)
    )


def without(wanted: Iterable[str], hidden: Iterable[str]) -> Iterator[str]:
    """The wanted paths that exist, each one that holds something hidden replaced by its other entries."""
    banned = [os.path.realpath(path) for path in hidden]
    for path in wanted:
        if any(_inside(path, place) for place in banned) or not os.path.exists(path):
            continue
        if any(_inside(place, path) for place in banned):
            entries = sorted(os.path.join(path, name) for name in os.listdir(path))
            yield from without(map(os.path.realpath, entries), banned)
        else:
            yield path


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")
