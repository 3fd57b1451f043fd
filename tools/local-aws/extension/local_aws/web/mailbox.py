"""The mailbox: what topics have told people, which nobody sends from here. On AWS it is mail, where an address has confirmed."""

import datetime
import json
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from ministack.services import sns

from local_aws.door.asgi import Receive, Scope, Send
from local_aws.door.document import document, send_document

_KEPT = 100
_NOBODY = "nobody: no address is subscribed to the topic"


@dataclass(frozen=True)
class Mail:
    time: datetime.datetime
    topic: str
    to: str
    subject: str
    text: str


class Mailbox:
    """Holds the last messages until the emulator stops."""

    def __init__(self) -> None:
        self._mails: deque[Mail] = deque(maxlen=_KEPT)

    def apply(self) -> None:
        fan_out = sns._fanout

        def deliver(topic_arn, msg_id, message, subject, *rest, **more):
            fan_out(topic_arn, msg_id, message, subject, *rest, **more)
            self._mails.appendleft(_mail(topic_arn, str(subject or ""), str(message)))

        sns._fanout = deliver

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send_document(scope, send, document("Mailbox", _list(self._mails)))


def _mail(topic: str, subject: str, message: str) -> Mail:
    subscriptions = (sns._topic_by_arn_any_scope(topic) or {}).get("subscriptions", [])
    addresses = [one["endpoint"] for one in subscriptions if one.get("protocol", "").startswith("email")]
    now = datetime.datetime.now(datetime.timezone.utc)
    return Mail(now, topic, ", ".join(addresses) or _NOBODY, subject or "AWS Notification Message", message)


def _list(mails: Iterable[Mail]) -> str:
    found = "".join(
        f"<article><h2>{escape(mail.subject)}</h2>"
        f"<p><time>{mail.time:%Y-%m-%d %H:%M:%S}</time> UTC, to {escape(mail.to)}<br>"
        f"by {escape(mail.topic)}</p>{_text(mail.text)}</article>"
        for mail in mails
    )
    return found or (
        "<p>No topic has told anybody anything yet. Alarms that count the trail go off here, too: "
        "<code>aws cloudtrail stop-logging</code> in a shell with the credentials of the embedded AWS sets off two.</p>"
    )


def _text(message: str) -> str:
    """The message; of one about an alarm first what it says to do."""
    try:
        told = json.loads(message)
    except ValueError:
        told = None
    if not isinstance(told, dict) or "AlarmName" not in told:
        return f"<pre>{escape(message)}</pre>"
    lines = (told.get("AlarmDescription"), told.get("NewStateReason"), told["AlarmName"])
    return "".join(f"<p>{escape(str(line))}</p>" for line in lines if line)
