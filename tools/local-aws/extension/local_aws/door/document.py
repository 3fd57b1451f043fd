"""The pages of our own: one look, and nothing in them that runs."""

from html import escape

from local_aws.door.asgi import Scope, Send

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{padding:.2rem 1.5rem .2rem 0;text-align:left}"
    "article{border-top:1px solid #767676;padding:.5rem 0}h2{font-size:1.1rem}"
    "article p,pre{margin:.3rem 0;overflow-wrap:anywhere;white-space:pre-wrap}"
)


def document(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>{body}</body></html>"
    )


async def send_document(scope: Scope, send: Send, content: str) -> None:
    """Answers with the document at the root of a page, and with 404 elsewhere."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    found = scope["path"] == "/" and scope["method"] in ("GET", "HEAD")
    body = content.encode() if found else b"There is no such page."
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (
            b"content-security-policy",
            b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        ),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 200 if found else 404, "headers": headers})
    await send({"type": "http.response.body", "body": body})
