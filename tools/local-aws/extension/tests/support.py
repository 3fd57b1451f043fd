"""One emulator for the whole test run, and stacks to deploy to it."""

import atexit
import datetime
import functools
import hmac
import http.client
import json
import os
import pathlib
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import unittest.mock
import urllib.parse
import urllib.request

import botocore.session
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

EXTENSION = pathlib.Path(__file__).resolve().parent.parent
ACCOUNT, REGION = "222222222222", "eu-west-1"
#: Signs every request to every emulator of this run.
SECRET = secrets.token_hex(32)


class Emulator:
    """A process of its own on a free loopback port; `state` is a folder that outlives it, `more` variables that it gets."""

    def __init__(self, state: pathlib.Path, more: dict[str, str] | None = None):
        self.state = state
        self._more = more or {}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        (self.state / "secret").write_text(SECRET)
        settings = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(EXTENSION), *filter(None, [os.environ.get("PYTHONPATH")])]),
            # Beside the interpreter, so that the emulator is compiled once and not at each start.
            "PYTHONPYCACHEPREFIX": os.environ.get(
                "PYTHONPYCACHEPREFIX", str(pathlib.Path(sys.prefix) / "compiled")
            ),
            "GATEWAY_PORT": str(self.port),
            "EDGE_PORT": str(self.port),
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "CLOUDTRAIL_RECORDING": "1",
            "PERSIST_STATE": "1",
            "STATE_DIR": str(self.state / "state"),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(self.state / "objects"),
            "LOCAL_AWS_BUILD": "tests",
            **self._more,
            # The patch of the emulator that this run does without.
            "LOCAL_AWS_WITHOUT": os.environ.get("LOCAL_AWS_WITHOUT", ""),
        }
        with open(self.state / "log", "ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "local_aws", str(self.state)],
                env=settings,
                cwd=self.state,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 60
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(self.log()[-4000:])
            time.sleep(0.05)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=30)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(timeout=30)

    def ended(self) -> int:
        """Waits until it has ended by itself; gives its exit code."""
        return self._process.wait(timeout=30)

    def log(self) -> str:
        return (self.state / "log").read_text()

    def _answers(self) -> bool:
        try:
            return self.control("identity")["build"] == "tests"
        except OSError:
            return False

    def control(self, verb: str) -> dict:
        """What the emulator answers to a command of the owner."""
        proof = hmac.new(SECRET.encode(), f"asks\n{verb}\ntests".encode(), "sha256").hexdigest()
        headers = {"x-local-aws-nonce": "tests", "x-local-aws-proof": proof}
        request = urllib.request.Request(f"{self.endpoint}/_local-aws/{verb}", headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def client(self, service: str, account: str = ACCOUNT):
        return _client(service, self.endpoint, account)


@functools.cache
def _session():
    return botocore.session.Session()


@functools.cache
def _client(service: str, endpoint: str, account: str):
    return _session().create_client(
        service,
        region_name=REGION,
        endpoint_url=endpoint,
        aws_access_key_id=account,
        aws_secret_access_key=SECRET,
    )


_shared: Emulator | None = None


def emulator() -> Emulator:
    """Started by the first test that asks, stopped when the run ends."""
    global _shared
    if _shared is None:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="local-aws-tests-"))
        _shared = Emulator(folder)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        atexit.register(_shared.stop)
    return _shared


class StackTest(unittest.TestCase):
    """Deploys templates and reads what the services say afterwards."""

    _count = 0

    def setUp(self):
        StackTest._count += 1
        self.stack = f"test-{StackTest._count}"
        self.cloudformation = self.client("cloudformation")

    def client(self, service: str):
        return emulator().client(service)

    def deploy(self, resources: dict, outputs: dict | None = None, parameters: dict | None = None) -> dict:
        """Creates or updates this test's stack and returns its outputs."""
        description = self.attempt(resources, outputs, parameters)
        if not description["StackStatus"].endswith(("CREATE_COMPLETE", "UPDATE_COMPLETE")):
            self.fail(f"{description['StackStatus']}: {self.reasons()}")
        return {output["OutputKey"]: output["OutputValue"] for output in description.get("Outputs", [])}

    def attempt(self, resources: dict, outputs: dict | None = None, parameters: dict | None = None) -> dict:
        """Like `deploy`, but an operation that fails is an answer and not a failed test."""
        template = {
            "Resources": resources,
            "Parameters": parameters or {},
            "Outputs": {name: {"Value": value} for name, value in (outputs or {}).items()},
        }
        arguments = {
            "StackName": self.stack,
            "TemplateBody": json.dumps(template),
            "Capabilities": ["CAPABILITY_NAMED_IAM"],
        }
        if self._exists():
            self.cloudformation.update_stack(**arguments)
        else:
            self.cloudformation.create_stack(**arguments)
            self.addCleanup(self.remove)
        return self._settled()

    def remove(self) -> None:
        if self._exists():
            stack_id = self.cloudformation.describe_stacks(StackName=self.stack)["Stacks"][0]["StackId"]
            self.cloudformation.delete_stack(StackName=self.stack)
            status = self._settled(stack_id)["StackStatus"]
            self.assertEqual(status, "DELETE_COMPLETE", self.reasons(stack_id))

    def physical_id(self, logical_id: str) -> str:
        described = self.cloudformation.describe_stack_resource(
            StackName=self.stack, LogicalResourceId=logical_id
        )
        return described["StackResourceDetail"]["PhysicalResourceId"]

    def reasons(self, stack: str | None = None) -> list[str]:
        events = self.cloudformation.describe_stack_events(StackName=stack or self.stack)["StackEvents"]
        return [event["ResourceStatusReason"] for event in events if event.get("ResourceStatusReason")]

    def _exists(self) -> bool:
        names = [found["StackName"] for found in self.cloudformation.describe_stacks()["Stacks"]]
        return self.stack in names

    def _settled(self, stack: str | None = None) -> dict:
        deadline = time.monotonic() + 60
        while True:
            found = self.cloudformation.describe_stacks(StackName=stack or self.stack)["Stacks"][0]
            if not found["StackStatus"].endswith("_IN_PROGRESS"):
                return found
            if time.monotonic() > deadline:
                self.fail(f"the stack stays {found['StackStatus']}")
            time.sleep(0.02)


def att(logical_id: str, attribute: str) -> dict:
    return {"Fn::GetAtt": [logical_id, attribute]}


def ref(logical_id: str) -> dict:
    return {"Ref": logical_id}


def resource(type_name: str, **properties) -> dict:
    return {"Type": type_name, "Properties": properties}


def page_token(seconds: int = 60, secret: str = SECRET, name: str | None = None) -> str:
    """What `local-aws:open` puts into an address."""
    expires, name = str(int(time.time()) + seconds), name or secrets.token_hex(16)
    proof = hmac.new(secret.encode(), f"enter\n{expires}\n{name}".encode(), "sha256").hexdigest()
    return f"{expires}.{name}.{proof}"


def page_domain() -> str:
    """What the names of all pages end in."""
    return f"{hmac.new(SECRET.encode(), b'pages', 'sha256').hexdigest()[:20]}.localhost"


class Visitor:
    """A browser of the owner, that looks at pages of an emulator."""

    def __init__(self, port: int):
        self._port = port
        answer, _ = self.send("home", f"/_local-aws/enter?token={page_token()}")
        self._cookie = answer.getheader("set-cookie").partition(";")[0]

    def origin(self, label: str) -> str:
        return f"http://{label}.{page_domain()}:{self._port}"

    def get(self, label: str, path: str = "/", headers: dict[str, str] | None = None):
        return self.send(label, path, headers=headers)

    def post(self, label: str, path: str, form: dict[str, str]):
        more = {"origin": self.origin(label), "content-type": "application/x-www-form-urlencoded"}
        return self.send(label, path, "POST", urllib.parse.urlencode(form).encode(), more)

    def send(self, label: str, path: str, method: str = "GET", body: bytes = b"", headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        cookie = {"cookie": self._cookie} if hasattr(self, "_cookie") else {}
        host = {"host": f"{label}.{page_domain()}:{self._port}"}
        connection.request(method, path, body or None, {**host, **cookie, **(headers or {})})
        answer = connection.getresponse()
        content = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer, content


def send(method, path, body=b"", headers=None, host=None):
    """One request as it is given, with nothing added to it but the host and the length."""
    port = emulator().port
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("host", host or f"127.0.0.1:{port}")
    if body:
        connection.putheader("content-length", str(len(body)))
    for name, value in (headers or {}).items():
        if name.lower() != "host":
            connection.putheader(name, value)
    connection.endheaders(body or None)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content.decode("utf-8", "replace")


def signed(
    method, path, body=b"", headers=None, *, key=ACCOUNT, secret=SECRET, token=None, service="ssm", host=None
):
    """Headers of a request that botocore has signed."""
    url = f"http://{host or f'127.0.0.1:{emulator().port}'}{path}"
    request = AWSRequest(method=method, url=url, data=body, headers=dict(headers or {}))
    kind = S3SigV4Auth if service == "s3" else SigV4Auth
    kind(Credentials(key, secret, token), service, REGION).add_auth(request)
    return dict(request.headers)


def signing_clock(minutes):
    """A clock that goes wrong by so many minutes."""
    now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
    return unittest.mock.patch("botocore.auth.get_current_datetime", return_value=now)
