"""Who gets in: nobody without the secret of the workspace, whatever the request looks like."""

import hashlib
import hmac
import io
import json
import socket
import stat
import time
import unittest
import unittest.mock
import zipfile

import botocore.session
from botocore.exceptions import ClientError

from tests.support import ACCOUNT, REGION, SECRET, emulator, send, signed, signing_clock

_EVIL = {"origin": "https://evil.example"}
_FORM = {"content-type": "application/x-www-form-urlencoded"}
_LIST_STACKS = b"Action=ListStacks&Version=2010-05-15"
_SSM = {"content-type": "application/x-amz-json-1.1", "x-amz-target": "AmazonSSM.DescribeParameters"}


class Closed(unittest.TestCase):
    def assert_refused(self, answer, content=""):
        self.assertIn(answer.status, (401, 403), content)
        self.assertFalse(
            [name for name, _ in answer.getheaders() if name.lower().startswith("access-control")]
        )

    def test_the_owner_gets_in(self):
        answer, content = send("POST", "/", b"{}", signed("POST", "/", b"{}", _SSM))
        self.assertEqual(answer.status, 200, content)

    def test_nothing_unsigned_gets_in(self):
        for name, method, path, body, headers in (
            ("a form", "POST", "/", _LIST_STACKS, _FORM),
            ("a simple GET", "GET", "/?Action=ListStacks&Version=2010-05-15", b"", {}),
            ("plain text", "POST", "/2015-03-31/functions", b"{}", {"content-type": "text/plain"}),
            ("a preflight", "OPTIONS", "/", b"", {"access-control-request-method": "POST", **_EVIL}),
            (
                "a key without a signature",
                "POST",
                "/",
                _LIST_STACKS,
                {
                    **_FORM,
                    "authorization": f"AWS4-HMAC-SHA256 Credential={ACCOUNT}/20260101/{REGION}/ssm/aws4_request",
                },
            ),
            (
                "a signature of version 2",
                "GET",
                f"/b/k?AWSAccessKeyId={ACCOUNT}&Signature=x&Expires=9999999999",
                b"",
                {},
            ),
            (
                "another algorithm",
                "GET",
                "/",
                b"",
                {"authorization": f"AWS4-ECDSA-P256-SHA256 Credential={ACCOUNT}/x"},
            ),
            (
                "an upload form",
                "POST",
                "/bucket",
                b"--x\r\n\r\n--x--",
                {"content-type": "multipart/form-data; boundary=x"},
            ),
        ):
            with self.subTest(name):
                self.assert_refused(*send(method, path, body, headers))

    def test_no_side_door_is_open(self):
        for method, path in (
            *(
                ("GET", f"/_ministack/{name}")
                for name in ("health", "ready", "ses/messages", "rds/ca.pem", "lambda-code/f")
            ),
            *(("POST", f"/_ministack/{name}") for name in ("reset", "config", "rds/iam-auth", "eks-auth/x")),
            ("GET", "/health"),
            ("GET", "/_localstack/health"),
            ("GET", "/latest/meta-data/iam/security-credentials/"),
            ("GET", "/_local-aws/identity"),
            ("GET", "/oauth2/authorize"),
            ("GET", "/.well-known/jwks.json"),
            ("GET", "/_aws/lambda-url/x/"),
            ("GET", "/_alb/x/"),
            ("PUT", "/_ministack/cfn-response/0d0e2c2a-0000-4000-8000-000000000000"),
            ("PUT", "/_ministack/cfn-signal/0d0e2c2a-0000-4000-8000-000000000000"),
        ):
            with self.subTest(path):
                self.assert_refused(*send(method, path))

    def test_no_other_secret_signs(self):
        for name, key, secret in (
            ("the emulator's own default", ACCOUNT, "test"),
            ("that of older versions", ACCOUNT, "embedded"),
            ("none", ACCOUNT, ""),
            ("another key", "test", SECRET),
            ("no key", "", SECRET),
            ("a key that was not issued", "AKIAIOSFODNN7EXAMPLE", SECRET),
        ):
            with self.subTest(name):
                headers = signed("POST", "/", b"{}", _SSM, key=key, secret=secret)
                self.assert_refused(*send("POST", "/", b"{}", headers))

    def test_a_body_that_was_not_signed_is_refused(self):
        headers = signed("POST", "/", b"{}", _SSM)
        self.assert_refused(*send("POST", "/", b'{"MaxResults":1}', headers))
        hashed = {**_SSM, "x-amz-content-sha256": hashlib.sha256(b"{}").hexdigest()}
        headers = signed("POST", "/", b"{}", hashed)
        self.assertEqual(send("POST", "/", b"{}", headers)[0].status, 200)
        answer, content = send("POST", "/", b'{"MaxResults":1}', headers)
        self.assert_refused(answer, content)
        self.assertIn("XAmzContentSHA256Mismatch", content)

    def test_a_body_without_a_hash_is_taken_for_s3_alone(self):
        headers = signed("POST", "/", b"{}", {**_SSM, "x-amz-content-sha256": "UNSIGNED-PAYLOAD"})
        self.assert_refused(*send("POST", "/", b"{}", headers))

    def test_a_header_that_was_not_signed_is_refused(self):
        headers = signed("POST", "/", b"{}", _SSM)
        self.assert_refused(*send("POST", "/", b"{}", {**headers, "x-amz-security-token": "x"}))

    def test_an_old_signature_is_refused(self):
        for minutes in (-16, 16):
            with self.subTest(minutes), signing_clock(minutes):
                headers = signed("POST", "/", b"{}", _SSM)
            answer, content = send("POST", "/", b"{}", headers)
            self.assert_refused(answer, content)
            self.assertIn("RequestTimeTooSkewed", content)

    def test_the_reason_reaches_the_client_of_every_protocol(self):
        session = botocore.session.Session()
        for service, call in (
            ("s3", "list_buckets"),
            ("ssm", "describe_parameters"),
            ("cloudformation", "list_stacks"),
            ("ec2", "describe_vpcs"),
            ("lambda", "list_functions"),
        ):
            client = session.create_client(
                service,
                region_name=REGION,
                endpoint_url=emulator().endpoint,
                aws_access_key_id=ACCOUNT,
                aws_secret_access_key="wrong",
            )
            with self.subTest(service), self.assertRaises(ClientError) as raised:
                getattr(client, call)()
            error = raised.exception.response["Error"]
            self.assertEqual(error["Code"], "SignatureDoesNotMatch", error)
            self.assertIn("npm run -s credentials", error["Message"])

    def test_a_foreign_host_is_refused_though_it_is_signed(self):
        for host in (
            "evil.example",
            "evil.example:80",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "10.0.0.1",
        ):
            headers = signed("POST", "/", b"{}", _SSM, host=host)
            with self.subTest(host):
                self.assert_refused(*send("POST", "/", b"{}", headers, host=host))

    def test_a_foreign_origin_is_refused_though_it_is_signed(self):
        headers = signed("POST", "/", b"{}", _SSM)
        for origin in ("https://evil.example", "null", f"http://127.0.0.1:{emulator().port}"):
            with self.subTest(origin):
                self.assert_refused(*send("POST", "/", b"{}", {**headers, "origin": origin}))

    def test_no_socket_is_opened_though_it_is_signed(self):
        for path in ("/", "/_aws/execute-api/x/y"):
            signature = [f"{name}: {value}" for name, value in signed("GET", path).items()]
            with self.subTest(path), socket.create_connection(("127.0.0.1", emulator().port), 10) as raw:
                lines = (
                    f"GET {path} HTTP/1.1",
                    f"Host: 127.0.0.1:{emulator().port}",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
                    *signature,
                    "",
                    "",
                )
                raw.sendall("\r\n".join(lines).encode())
                self.assertRegex(raw.recv(100), rb"^HTTP/1.1 403")


class Issued(unittest.TestCase):
    """Credentials that the emulator hands out."""

    def _status(self, key, secret, token=None):
        return send(
            "POST", "/", b"{}", signed("POST", "/", b"{}", _SSM, key=key, secret=secret, token=token)
        )[0].status

    def test_a_session_signs_with_its_own_secret_and_token(self):
        role = f"arn:aws:iam::{ACCOUNT}:role/r"
        issued = emulator().client("sts").assume_role(RoleArn=role, RoleSessionName="session")["Credentials"]
        key, secret, token = issued["AccessKeyId"], issued["SecretAccessKey"], issued["SessionToken"]
        self.assertEqual(self._status(key, secret, token), 200)
        self.assertEqual(self._status(key, SECRET, token), 403)
        self.assertEqual(self._status(key, secret, "x"), 403)
        self.assertEqual(self._status(key, secret), 403)

    def test_a_key_of_a_user_signs_until_it_is_switched_off(self):
        iam = emulator().client("iam")
        iam.create_user(UserName="door")
        key = iam.create_access_key(UserName="door")["AccessKey"]
        self.assertEqual(self._status(key["AccessKeyId"], key["SecretAccessKey"]), 200)
        self.assertEqual(self._status(key["AccessKeyId"], SECRET), 403)
        iam.update_access_key(UserName="door", AccessKeyId=key["AccessKeyId"], Status="Inactive")
        self.assertEqual(self._status(key["AccessKeyId"], key["SecretAccessKey"]), 403)

    def test_a_function_signs_with_a_session_of_its_role(self):
        code = io.BytesIO()
        with zipfile.ZipFile(code, "w") as archive:
            archive.writestr(
                "index.py",
                "import os\ndef handler(event, context):\n return {n: v for n, v in os.environ.items() if n[:4] == 'AWS_'}\n",
            )
        functions = emulator().client("lambda")
        functions.create_function(
            FunctionName="session",
            Runtime="python3.12",
            Handler="index.handler",
            Role=f"arn:aws:iam::{ACCOUNT}:role/of-function",
            Code={"ZipFile": code.getvalue()},
        )
        variables = json.load(functions.invoke(FunctionName="session", Payload=b"{}")["Payload"])
        self.assertNotIn(SECRET, variables.values())
        session = botocore.session.Session().create_client(
            "sts",
            region_name=REGION,
            endpoint_url=variables["AWS_ENDPOINT_URL"],
            aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"],
            aws_session_token=variables["AWS_SESSION_TOKEN"],
        )
        self.assertEqual(
            session.get_caller_identity()["Arn"], f"arn:aws:sts::{ACCOUNT}:assumed-role/of-function/session"
        )

    def test_a_function_that_would_open_a_port_is_not_run(self):
        code = io.BytesIO()
        with zipfile.ZipFile(code, "w") as archive:
            archive.writestr("bootstrap", "#!/bin/sh\nexit 1\n")
        functions = emulator().client("lambda")
        functions.create_function(
            FunctionName="port",
            Runtime="provided.al2023",
            Handler="x",
            Role=f"arn:aws:iam::{ACCOUNT}:role/of-function",
            Code={"ZipFile": code.getvalue()},
        )
        answer = json.load(functions.invoke(FunctionName="port", Payload=b"{}")["Payload"])
        self.assertEqual(answer["errorType"], "Runtime.Unsupported", answer)


class Commands(unittest.TestCase):
    """What the owner's commands ask."""

    def _ask(self, secret, verb="identity", proved="identity", nonce="n"):
        proof = hmac.new(secret.encode(), f"asks\n{proved}\n{nonce}".encode(), "sha256").hexdigest()
        return send(
            "GET", f"/_local-aws/{verb}", headers={"x-local-aws-nonce": nonce, "x-local-aws-proof": proof}
        )

    def test_the_emulator_proves_that_it_knows_the_secret(self):
        answer, content = self._ask(SECRET)
        self.assertEqual(answer.status, 200)
        text = "\n".join(("answers", "identity", "n", str(emulator().port), content))
        expected = hmac.new(SECRET.encode(), text.encode(), "sha256").hexdigest()
        self.assertEqual(answer.getheader("x-local-aws-proof"), expected)

    def test_nobody_else_is_told(self):
        self.assertEqual(self._ask("another")[0].status, 403)

    def test_the_proof_for_one_question_answers_no_other(self):
        self.assertEqual(self._ask(SECRET, verb="save")[0].status, 403)


class Files(unittest.TestCase):
    def test_what_the_emulator_writes_is_for_the_owner_only(self):
        client = emulator().client("s3")
        client.create_bucket(Bucket="files", CreateBucketConfiguration={"LocationConstraint": REGION})
        client.put_object(Bucket="files", Key="key", Body=b"content")
        emulator().client("ssm").put_parameter(Name="/file", Value="v", Type="String")
        deadline = time.monotonic() + 30
        while not (emulator().state / "state" / "ssm.json").exists():
            self.assertLess(time.monotonic(), deadline, "nothing was saved")
            time.sleep(0.05)
        folders = [emulator().state / name for name in ("state", "objects")]
        paths = [path for folder in folders for path in (folder, *folder.rglob("*"))]
        self.assertGreater(len(paths), 2)
        self.assertEqual([path for path in paths if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)], [])
