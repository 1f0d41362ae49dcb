"""Runs a notebook from top to bottom, as nbclient does, and does not sit on an answer."""

from __future__ import annotations

from queue import Empty
from time import monotonic

from nbclient import NotebookClient

LOOK_AGAIN = 1.0


class LessonClient(NotebookClient):
    """An nbclient that looks once a second whether the reply to a cell is there.

    Now and then pyzmq does not tell of a reply that has come; nbclient would then find it only
    when the time allowed for the cell is over.
    """

    async def async_start_new_kernel_client(self):
        client = await super().async_start_new_kernel_client()
        channel = client.shell_channel
        ask = channel.get_msg

        async def get_msg(timeout=None):
            until = float("inf") if timeout is None else monotonic() + timeout
            while True:
                left = until - monotonic()
                try:
                    return await ask(timeout=max(0.0, min(LOOK_AGAIN, left)))
                except Empty:
                    if left <= LOOK_AGAIN:
                        raise

        channel.get_msg = get_msg
        return client
