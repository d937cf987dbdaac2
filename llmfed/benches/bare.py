"""The limit: picows alone, no Django, writing what it hears on a Valkey channel to all of its sockets."""

import json
import sys

import redis.asyncio
import uvloop
from picows import WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server

_seats: set[WSTransport] = set()


class Seat(WSListener):
    """One socket."""

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Take it in."""
        _seats.add(transport)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Let it go."""
        _seats.discard(transport)


def _seat(request: WSUpgradeRequest) -> Seat:
    return Seat()


async def serve(port: int, url: str, channel: str) -> None:
    """Pass on what is published, for as long as the process lives."""
    await ws_create_server(_seat, "127.0.0.1", port, backlog=1024)
    async with redis.asyncio.from_url(url, socket_timeout=None) as client:
        subscription = client.pubsub(ignore_subscribe_messages=True)
        await subscription.subscribe(channel)
        async for message in subscription.listen():
            for _, text in json.loads(message["data"]):
                payload = text.encode()
                for transport in tuple(_seats):
                    transport.send(WSMsgType.TEXT, payload)


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), sys.argv[2], sys.argv[3]))
