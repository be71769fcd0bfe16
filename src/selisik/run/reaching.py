"""Whether a Ray cluster answers, found out within a bounded time.

Ray itself waits for minutes where nobody answers, and while it waits it cannot be stopped: it is tried in a process of
its own first, which can be.
"""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from tempfile import TemporaryFile

from selisik.errors import UsageError

# A cluster's head that does not answer a connection within these seconds is not there.
ANSWER_SECONDS = 5.0
# A program that joins a cluster is in it after 3 to 6 seconds, on a busy machine after 15.
JOIN_SECONDS = 60.0
# What Ray raises or says where a cluster wants a token that is missing or wrong.
_REFUSAL, _REFUSED = "AuthenticationError", b"Unauthenticated"
# A cluster that Ray starts itself, which nobody needs to reach.
_OWN = "local"
_TRY = """
import json, logging, sys
try:
    import ray
    ray.init(address=sys.argv[1], log_to_driver=False, logging_level=logging.ERROR)
except Exception as error:
    print(json.dumps([type(error).__name__, str(error)]))
    sys.exit(1)
ray.shutdown()
"""


def reach(address: str) -> None:
    """Raise UsageError, which names the address, where no Ray cluster that can be joined answers there in time."""
    if address == _OWN:
        return
    _connect(address)
    with TemporaryFile() as said, TemporaryFile() as noise:
        trying = subprocess.Popen(
            [sys.executable, "-c", _TRY, address], stdout=said, stderr=noise, start_new_session=True
        )
        try:
            code = trying.wait(JOIN_SECONDS)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _stop(trying)
        if code != 0:
            said.seek(0)
            noise.seek(0)
            silence = "", f"no answer within {JOIN_SECONDS:g} seconds"
            raise UsageError(unreached(address, *(silence if code is None else _reason(said.read())), noise.read()))


def _connect(address: str) -> None:
    """Raise UsageError where nobody at all listens at an address with a port."""
    wanted = os.environ.get("RAY_ADDRESS", "") if address == "auto" else address
    host, _, port = wanted.rpartition("://")[2].rpartition(":")
    if not port.isdecimal():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), ANSWER_SECONDS).close()
    except (OSError, OverflowError) as error:
        raise UsageError(unreached(address, type(error).__name__, str(error))) from error


def _stop(trying: subprocess.Popen[bytes]) -> None:
    """End what is still trying, with all that it started."""
    if trying.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(trying.pid, signal.SIGKILL)
        trying.wait()


def _reason(said: bytes) -> tuple[str, str]:
    """The kind and the words of the error that a try ended with."""
    last = said.strip().rpartition(b"\n")[2]
    try:
        kind, words = json.loads(last)
    except ValueError:
        return "", "Ray gave up"
    return str(kind), str(words)


def unreached(address: str, kind: str, words: str, noise: bytes = b"") -> str:
    """What is said where a cluster cannot be joined: by the kind and the words of Ray's error, and what it wrote."""
    named = os.environ.get("RAY_ADDRESS") if address == "auto" else None
    where = f"{address} (RAY_ADDRESS is {named})" if named else address
    if kind == _REFUSAL or _REFUSED in noise:
        return (
            f"the Ray cluster at {where} wants its token: set RAY_AUTH_MODE=token and RAY_AUTH_TOKEN to the right one"
        )
    reason = words.strip().split("\n")[0]
    return (
        f"no Ray cluster at {where}: {reason}; start one with `ray start --head` and name its address (HOST:PORT),"
        " or leave out --ray"
    )
