"""The web server of a machine whose start script clones a repository and serves a folder of it.

Nothing of the script is run here: it is for a machine of its own, as its root, and a repository may hold anything. What it says
about the site is read from it: which repository is cloned, and which folder is the root of the documents.
"""

import base64
import binascii
import mimetypes
import posixpath
import re
import subprocess
from dataclasses import dataclass
from urllib.parse import unquote

from ministack.services import ec2

from local_aws.answers import Answer, page, refusal
from local_aws.machines.repositories import Repository, Unreadable

_CLONED = re.compile(r"git clone\b[^\n]*?https://git-codecommit\.[^/\s]+/v1/repos/([\w.-]+)'? (/\S+)")
_SERVED = re.compile(r'DocumentRoot "([^"\n]+)"')
_FOLDER = "040000"


@dataclass(frozen=True)
class WebServer:
    """Serves `folder` of the newest commit of `repository`."""

    repository: Repository
    folder: str

    def answer(self, method: str, path: str) -> Answer:
        if method not in ("GET", "HEAD"):
            return refusal(405, "A site of files takes GET and HEAD.")
        try:
            return self._found(path)
        except Unreadable:
            return refusal(403, "Links are not followed.")
        except (OSError, subprocess.SubprocessError) as error:
            return refusal(502, f"Git did not answer: {type(error).__name__}.")

    def _found(self, path: str) -> Answer:
        self.repository.make()
        commit = self.repository.commit()
        if not commit:
            return page(200, "The repository has no commit yet.", f"Push to {self.repository.folder}")
        words = unquote(path).split("/")[1:]
        if ".." in words or "." in words or ".git" in words or "\0" in unquote(path):
            return refusal(403, "Not a path of the site.")
        asked = posixpath.join(self.folder, *(word for word in words if word))
        if self.repository.kind(commit, asked) == _FOLDER:
            if not path.endswith("/"):
                return 301, {"location": f"{path}/"}, b""
            asked = posixpath.join(asked, "index.html")
        content = self.repository.read(commit, asked)
        if content is None:
            return refusal(404, f"{asked} is not in commit {commit[:12]}.")
        kind = mimetypes.guess_type(asked)[0] or "application/octet-stream"
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        return 200, {"content-type": f"{kind}{charset}", "cache-control": "no-cache"}, content


def find(instance_id: str) -> WebServer | None:
    """The web server of an instance of the account and region of the request; None where its script serves no repository."""
    instance = ec2._instances.get(instance_id)
    if instance is None or instance.get("State", {}).get("Name") != "running":
        return None
    script = _text(instance.get("UserData") or "")
    cloned, served = _CLONED.search(script), _SERVED.search(script)
    if not cloned or not served or not f"{served[1]}/".startswith(f"{cloned[2]}/"):
        return None
    return WebServer(Repository(cloned[1]), served[1].removeprefix(cloned[2]).strip("/"))


def _text(user_data: str) -> str:
    try:
        return base64.b64decode(user_data, validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
