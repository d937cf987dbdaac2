"""The limit: what a server serves when there is nothing to do."""

from llmfed.world.wires import Message, Receive, Send

HELLO = [(b"content-type", b"text/plain"), (b"content-length", b"5")]


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Five letters."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": HELLO})
        await send({"type": "http.response.body", "body": b"hello"})
