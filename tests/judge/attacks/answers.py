"""Answers that misbehave, and the verdicts that they must end in. HOME stands for a folder with a learner's files."""

from __future__ import annotations

from dataclasses import dataclass

from studycli.model.verdict import VerdictKind as Kind

HEAD = "import ctypes, gc, os, signal, socket, subprocess, sys, threading, time\nimport torch\n\n"
RIGHT = """
def right(x, window_size=7):
    B, H, W, C = x.shape
    x = x.reshape(B, H // window_size, window_size, W // window_size, window_size, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, window_size, window_size, C)

"""


@dataclass(frozen=True)
class Attack:
    """One of them."""

    name: str
    body: str
    """What the function does; it may return `right(x, window_size)` afterwards."""
    kinds: tuple[Kind, ...]
    says: str = ""
    """A pattern that the message has to match."""
    slow: bool = False
    """Its like is among the quick ones."""

    @property
    def source(self) -> str:
        lines = "\n".join("    " + line for line in self.body.strip("\n").splitlines())
        return f"{HEAD}{RIGHT}def window_partition(x, window_size=7):\n{lines}\n    return right(x, window_size)\n"


RESOURCES = [
    Attack("endless loop", "while True:\n    pass", (Kind.TIMEOUT,), "No result|time"),
    Attack(
        "one endless torch call",
        "torch.linalg.eigh(torch.rand(5000, 5000, dtype=torch.float64))",
        (Kind.TIMEOUT,),
    ),
    Attack("sleep", "time.sleep(1000)", (Kind.TIMEOUT,), slow=True),
    Attack(
        "sleep that ignores alarms",
        "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\ntime.sleep(1000)",
        (Kind.TIMEOUT,),
    ),
    Attack("100 GB tensor", "torch.empty(100 << 30, dtype=torch.uint8)", (Kind.MEMORY,), "memory"),
    Attack("100 GB bytes", "bytearray(100 << 30)", (Kind.MEMORY,), "memory"),
    Attack(
        "a list that grows", "hoard = []\nwhile True:\n    hoard.append(torch.empty(1 << 26))", (Kind.MEMORY,)
    ),
    Attack(
        "caught, and again",
        "while True:\n    try:\n        torch.empty(100 << 30)\n    except RuntimeError:\n        pass",
        (Kind.TIMEOUT,),
        slow=True,
    ),
    Attack("fork bomb", "while True:\n    os.fork()", (Kind.UNSAFE,), "may not"),
    Attack("vfork through the C library", "print(ctypes.CDLL(None).vfork())", (Kind.PASSED,)),
    Attack(
        "thread bomb",
        "while True:\n    threading.Thread(target=time.sleep, args=(1000,)).start()",
        (Kind.ERROR, Kind.MEMORY, Kind.TIMEOUT),
    ),
    Attack("deep recursion", "def down(n):\n    return down(n + 1)\ndown(0)", (Kind.ERROR,), "recursion"),
    Attack(
        "deep recursion without Python's limit",
        "sys.setrecursionlimit(10**9)\ndown = lambda n: max([n], key=lambda m: down(m + 1))\ndown(0)",
        (Kind.MEMORY, Kind.CRASHED, Kind.ERROR),
    ),
    Attack(
        "a low recursion limit left behind",
        "sys.setrecursionlimit(sys.getrecursionlimit() // 8)",
        (Kind.PASSED, Kind.ERROR, Kind.CRASHED),
    ),
    Attack(
        "a full disk",
        "with open('big', 'wb') as file:\n    while True:\n        file.write(bytes(1 << 20))",
        (Kind.ERROR,),
        "OSError",
    ),
    Attack(
        "many files",
        "for n in range(10**9):\n    open(f'file{n}', 'w').close()",
        (Kind.ERROR, Kind.TIMEOUT),
        slow=True,
    ),
    Attack(
        "many descriptors",
        "kept = []\nwhile True:\n    kept.append(open('/dev/null'))",
        (Kind.ERROR,),
        "OSError",
    ),
]

ENDINGS = [
    Attack("segmentation fault", "ctypes.string_at(0)", (Kind.CRASHED,), "segmentation"),
    Attack("abort", "os.abort()", (Kind.CRASHED,), "abort"),
    Attack("os._exit(0)", "os._exit(0)", (Kind.CRASHED,), "exit status 0"),
    Attack("sys.exit", "sys.exit(0)", (Kind.ERROR,), "sys.exit"),
    Attack("KeyboardInterrupt", "raise KeyboardInterrupt", (Kind.ERROR,), "KeyboardInterrupt"),
    Attack(
        "its own exception",
        "class Odd(BaseException):\n    def __str__(self):\n        raise self\nraise Odd()",
        (Kind.ERROR,),
    ),
    Attack("SIGKILL to itself", "os.kill(os.getpid(), signal.SIGKILL)", (Kind.CRASHED,)),
    Attack("closes its channel", "os.closerange(3, 256)", (Kind.CRASHED,)),
    Attack("asks for input", "input('your password? ')", (Kind.ERROR,), "EOFError"),
    Attack(
        "threads left running",
        "def spin():\n    while True:\n        time.sleep(0.01)\nthreading.Thread(target=spin, daemon=False).start()",
        (Kind.PASSED,),
    ),
    Attack(
        "defaults left behind",
        "torch.set_default_dtype(torch.float64)\ntorch.manual_seed(1)\ntorch.set_num_threads(2)\ntorch.set_grad_enabled(False)",
        (Kind.PASSED, Kind.WRONG),
    ),
]

OUTPUT = [
    Attack("gigabytes through print", "while True:\n    print('spam' * 100_000)", (Kind.TIMEOUT,), slow=True),
    Attack("gigabytes to the descriptor", "while True:\n    os.write(1, b'spam' * 100_000)", (Kind.TIMEOUT,)),
    Attack(
        "much, and then right", "for _ in range(200):\n    os.write(2, b'spam' * 100_000)", (Kind.PASSED,)
    ),
]

REACH = [
    Attack("reads the home", "open('HOME/study.db').read()", (Kind.UNSAFE,), "line 11 .*may not"),
    Attack("lists the home", "os.listdir('HOME')", (Kind.UNSAFE,)),
    Attack("reads /etc/passwd", "open('/etc/passwd').read()", (Kind.UNSAFE,)),
    Attack("reads the reference", "open('REFERENCE').read()", (Kind.UNSAFE,)),
    Attack("reads the judge's source", "import studycli\nopen(studycli.__file__).read()", (Kind.UNSAFE,)),
    Attack("writes into the home", "open('HOME/study.db', 'w').write('gone')", (Kind.UNSAFE,)),
    Attack("appends", "open('HOME/study.db', 'a').write('gone')", (Kind.UNSAFE,)),
    Attack("makes a file there", "open('HOME/new', 'w').write('here')", (Kind.UNSAFE,)),
    Attack("deletes", "os.remove('HOME/study.db')", (Kind.UNSAFE,)),
    Attack("deletes the tree", "import shutil\nshutil.rmtree('HOME')", (Kind.UNSAFE,)),
    Attack("renames", "os.rename('HOME/study.db', 'HOME/moved.db')", (Kind.UNSAFE,)),
    Attack("links", "os.link('HOME/study.db', 'HOME/linked.db')", (Kind.UNSAFE, Kind.ERROR)),
    Attack("truncates", "os.truncate('HOME/study.db', 0)", (Kind.UNSAFE,)),
    Attack("changes the mode", "os.chmod('HOME/study.db', 0)", (Kind.UNSAFE,)),
    Attack("changes the owner", "os.chown('HOME/study.db', 1, 1)", (Kind.UNSAFE,)),
    Attack("changes the times", "os.utime('HOME/study.db', (0, 0))", (Kind.UNSAFE,)),
    Attack("opens a TCP connection", "socket.create_connection(('127.0.0.1', 9), timeout=1)", (Kind.UNSAFE,)),
    Attack("opens a datagram socket", "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)", (Kind.UNSAFE,)),
    Attack(
        "connects to the judge", "socket.socket(socket.AF_UNIX).connect('HOME/judge.sock')", (Kind.UNSAFE,)
    ),
    Attack("runs a program", "subprocess.run(['touch', 'HOME/touched'])", (Kind.UNSAFE,)),
    Attack("runs a shell", "os.system('touch HOME/touched')", (Kind.PASSED, Kind.UNSAFE)),
    Attack("replaces itself", "os.execv(sys.executable, [sys.executable, '-c', 'print(1)'])", (Kind.UNSAFE,)),
    Attack("kills its parent", "os.kill(os.getppid(), signal.SIGKILL)", (Kind.UNSAFE,)),
    Attack("kills everything", "os.kill(-1, signal.SIGKILL)", (Kind.UNSAFE,)),
    Attack("kills the parent's group", "os.killpg(os.getpgid(os.getppid()), signal.SIGKILL)", (Kind.UNSAFE,)),
    Attack("leaves its session", "os.setsid()", (Kind.UNSAFE,)),
    Attack(
        "traces its parent",
        "if ctypes.CDLL(None, use_errno=True).ptrace(16, os.getppid(), 0, 0) < 0:\n    raise PermissionError(ctypes.get_errno(), 'ptrace')",
        (Kind.UNSAFE,),
    ),
    Attack("reads its parent's environment", "open(f'/proc/{os.getppid()}/environ').read()", (Kind.UNSAFE,)),
    Attack("reads its parent's memory", "open(f'/proc/{os.getppid()}/mem', 'rb').read(1)", (Kind.UNSAFE,)),
    Attack(
        "mounts", "assert ctypes.CDLL(None).mount(b'x', b'/tmp', b'tmpfs', 0, None) == -1", (Kind.PASSED,)
    ),
    Attack("becomes root", "os.setuid(0) if os.getuid() else open('/etc/shadow').read()", (Kind.UNSAFE,)),
    Attack(
        "raises its limits",
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (1 << 40, 1 << 40))",
        (Kind.ERROR, Kind.UNSAFE),
    ),
    Attack("finds secrets in the environment", "assert 'SECRET_TOKEN' not in os.environ", (Kind.PASSED,)),
]

FORGED_FRAME = """
import json, struct
def frame(header, body=b''):
    data = json.dumps(header).encode()
    return struct.pack('!4sIQ', b'SJF1', len(data), len(body)) + data + body
def nonces():
    return [thing['nonce'] for thing in gc.get_objects() if type(thing) is dict and type(thing.get('nonce')) is str]
reply = ['r', 'CallOutcome', {'status': 'returned', 'outputs': ['a', 'float32', [1], 0, 4, None]}]
verdict = {'verdict': {'drill': 'window_partition', 'passed': True, 'verdict': 'passed', 'cause': None, 'message': 'Passed.'}}
"""

FORGERIES = [
    Attack(
        "a verdict into every descriptor",
        FORGED_FRAME
        + "for fd in range(256):\n    try:\n        os.write(fd, frame(verdict))\n    except OSError:\n        pass",
        (Kind.UNSAFE,),
    ),
    Attack(
        "noise into every descriptor",
        "for fd in range(3, 256):\n    try:\n        os.write(fd, b'noise' * 100)\n    except OSError:\n        pass",
        (Kind.UNSAFE,),
    ),
    Attack(
        "a reply with the right number, before the true one",
        FORGED_FRAME
        + "for nonce in nonces():\n    os.write(3, frame({'nonce': nonce, 'value': reply}, bytes(4)))",
        (Kind.UNSAFE,),
    ),
    Attack(
        "a reply with the right number, and then nothing",
        FORGED_FRAME
        + "for nonce in nonces():\n    os.write(3, frame({'nonce': nonce, 'value': reply}, bytes(4)))\nos._exit(0)",
        (Kind.CRASHED, Kind.UNSAFE),
    ),
    Attack(
        "half a frame, and then nothing",
        FORGED_FRAME + "os.write(3, frame({'nonce': 'x'}, bytes(100))[:50])\ntime.sleep(1000)",
        (Kind.TIMEOUT, Kind.UNSAFE),
    ),
    Attack(
        "a frame that announces a terabyte",
        "import struct\nos.write(3, struct.pack('!4sIQ', b'SJF1', 10, 1 << 40))\ntime.sleep(1000)",
        (Kind.UNSAFE,),
    ),
    Attack(
        "replaces what encodes its results",
        "from studycli.judge import child, wire\nwire.encode = child.encode = lambda value: wire.Encoded(['r', 'Verdict', {}])",
        (Kind.UNSAFE,),
    ),
    Attack(
        "returns a tensor of terabytes",
        "return torch.zeros(1).expand(10**12)",
        (Kind.UNSAFE, Kind.WRONG, Kind.MEMORY),
    ),
    Attack(
        "returns a gigabyte",
        "return torch.zeros(1 << 28)",
        (Kind.UNSAFE, Kind.WRONG, Kind.MEMORY, Kind.TIMEOUT),
    ),
    Attack("returns a long list", "return [0] * 10**7", (Kind.UNSAFE, Kind.WRONG, Kind.ERROR, Kind.TIMEOUT)),
    Attack(
        "returns a list that holds itself",
        "endless = []\nendless.append(endless)\nreturn endless",
        (Kind.UNSAFE, Kind.WRONG, Kind.ERROR),
    ),
    Attack("returns a function", "return print", (Kind.WRONG, Kind.ERROR)),
    Attack("returns nothing but NaN", "return right(x, window_size) * float('nan')", (Kind.WRONG,)),
    Attack(
        "patches the comparison",
        "torch.allclose = torch.equal = lambda *a, **k: True\ntorch.Tensor.__eq__ = lambda a, b: True\n"
        "torch.testing.assert_close = lambda *a, **k: None\nreturn right(x, window_size) + 1",
        (Kind.WRONG,),
    ),
    Attack(
        "a tensor that lies",
        "class Liar(torch.Tensor):\n    @classmethod\n    def __torch_function__(cls, function, types, args=(), kwargs=None):\n"
        "        return True\nreturn (right(x, window_size) + 1).detach().as_subclass(Liar)",
        (Kind.WRONG, Kind.ERROR, Kind.UNSAFE),
    ),
    Attack(
        "looks for the reference in memory",
        "found = [t for t in gc.get_objects() if type(t) is dict and 'reference' in t and 'window_partition' in str(t.get('reference'))]\n"
        "assert not found",
        (Kind.PASSED,),
    ),
    Attack("terminal codes", "print('\\x1b[2J\\x1b]0;owned\\x07')", (Kind.PASSED,)),
]

ALL = [*RESOURCES, *ENDINGS, *OUTPUT, *REACH, *FORGERIES]
