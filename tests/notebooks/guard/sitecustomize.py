"""Refuse and write down each connection beyond this computer; Python reads this at its start.

Only where `SOCKET_GUARD_LOG` names a file. What C libraries connect on their own is not seen:
the messages of the kernel itself, all on this computer, go that way.
"""

import ipaddress
import os
import sys

LOG = os.environ.get("SOCKET_GUARD_LOG")
# By event: which of its arguments is the address.
EVENTS = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
}


def is_here(address):
    host = address[0] if isinstance(address, tuple) else address
    # Nothing, or the path of a socket that is a file.
    if host in (None, "", b"", "localhost", b"localhost") or os.sep in os.fsdecode(host):
        return True
    try:
        return ipaddress.ip_address(os.fsdecode(host)).is_loopback
    except ValueError:
        return False


def guard(event, args):
    place = EVENTS.get(event)
    if place is None or is_here(args[place]):
        return
    with open(LOG, "a", encoding="utf-8") as log:  # noqa: PTH123 (nothing may be imported here)
        log.write(f"{event} {args[place]}\n")
    raise PermissionError(f"{event}: {args[place]} lies beyond this computer")


if LOG:
    # A file that is there says that the guard stood.
    open(LOG, "a").close()  # noqa: PTH123, SIM115
    sys.addaudithook(guard)
