"""Who gets in: nobody without the secret of the workspace, whatever the request looks like."""

import datetime
import hashlib
import hmac
import http.client
import io
import json
import re
import socket
import stat
import time
import unittest
import unittest.mock
import urllib.parse
import zipfile

import botocore.session
from botocore.auth import S3SigV4Auth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from tests.support import ACCOUNT, REGION, SECRET, emulator, page_domain, page_token

_EVIL = {"origin": "https://evil.example"}
_FORM = {"content-type": "application/x-www-form-urlencoded"}
_LIST_STACKS = b"Action=ListStacks&Version=2010-05-15"
_SSM = {"content-type": "application/x-amz-json-1.1", "x-amz-target": "AmazonSSM.DescribeParameters"}


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


def _clock(minutes):
    """A clock that goes wrong by so many minutes."""
    now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
    return unittest.mock.patch("botocore.auth.get_current_datetime", return_value=now)


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
            with self.subTest(minutes), _clock(minutes):
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


def presigning():
    """An S3 client that signs addresses in the only way that AWS takes for encrypted buckets."""
    return botocore.session.Session().create_client(
        "s3",
        region_name=REGION,
        endpoint_url=emulator().endpoint,
        aws_access_key_id=ACCOUNT,
        aws_secret_access_key=SECRET,
        config=Config(signature_version="s3v4"),
    )


class Presigned(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.s3 = presigning()
        cls.s3.create_bucket(Bucket="presigned", CreateBucketConfiguration={"LocationConstraint": REGION})
        cls.s3.put_object(Bucket="presigned", Key="key", Body=b"content")
        cls.s3.put_object(Bucket="presigned", Key="other", Body=b"other")

    def _url(self, method="get_object", key="key", seconds=60):
        url = self.s3.generate_presigned_url(
            method, Params={"Bucket": "presigned", "Key": key}, ExpiresIn=seconds
        )
        self.assertIn("X-Amz-Signature", url)
        return url.removeprefix(emulator().endpoint)

    def test_it_proves_itself(self):
        answer, content = send("GET", self._url())
        self.assertEqual((answer.status, content), (200, "content"))

    def test_it_is_good_for_what_was_signed_and_nothing_else(self):
        url = self._url()
        for name, method, changed, headers in (
            ("another signature", "GET", re.sub(r"Signature=\w{4}", "Signature=0000", url), {}),
            ("another key", "GET", url.replace("/key?", "/other?"), {}),
            ("another account", "GET", url.replace(ACCOUNT, "333333333333"), {}),
            ("another method", "DELETE", url, {}),
            ("a longer life", "GET", url.replace("Expires=60", "Expires=600"), {}),
            ("another parameter", "GET", f"{url}&versionId=x", {}),
            ("no end", "GET", url.replace("&X-Amz-Expires=60", ""), {}),
            ("another origin", "GET", url, _EVIL),
        ):
            with self.subTest(name):
                self.assertEqual(send(method, changed, headers=headers)[0].status, 403)
        copy = {"x-amz-copy-source": "/presigned/other"}
        self.assertEqual(send("PUT", self._url("put_object", "copied"), headers=copy)[0].status, 403)

    def test_it_ends(self):
        url = self._url(seconds=1)
        time.sleep(2.1)
        answer, content = send("GET", url)
        self.assertEqual(answer.status, 403)
        self.assertIn("expired", content)

    def test_it_ends_for_every_service(self):
        for minutes, expected in ((0, 200), (-2, 403), (16, 403)):
            with self.subTest(minutes), _clock(minutes):
                request = AWSRequest(method="POST", url=f"{emulator().endpoint}/", headers=_SSM)
                SigV4QueryAuth(Credentials(ACCOUNT, SECRET), "ssm", REGION, 60).add_auth(request)
            path = request.url.removeprefix(emulator().endpoint)
            self.assertEqual(send("POST", path, b"", dict(request.headers.items()))[0].status, expected)

    def test_it_ends_after_a_week_at_the_latest(self):
        self.assertEqual(send("GET", self._url(seconds=604801))[0].status, 403)

    def test_the_body_counts_for_every_other_service(self):
        request = AWSRequest(method="POST", url=f"{emulator().endpoint}/", headers=_SSM)
        SigV4QueryAuth(Credentials(ACCOUNT, SECRET), "ssm", REGION, 60).add_auth(request)
        path = request.url.removeprefix(emulator().endpoint)
        headers = dict(request.headers.items())
        self.assertEqual(send("POST", path, b"", headers)[0].status, 200)
        for claimed in ({}, {"x-amz-content-sha256": hashlib.sha256(b"").hexdigest()}):
            with self.subTest(claimed):
                self.assertEqual(send("POST", path, b"{}", {**headers, **claimed})[0].status, 403)


class OtherOrigins(unittest.TestCase):
    """A page of the stack, on an origin that a bucket's CORS rules name."""

    _PAGE = "http://app.example"

    @classmethod
    def setUpClass(cls):
        cls.s3 = presigning()
        for bucket in ("with-rules", "without-rules"):
            cls.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
            cls.s3.put_object(Bucket=bucket, Key="key", Body=b"content")
        rules = [{"AllowedOrigins": [cls._PAGE], "AllowedMethods": ["GET"], "AllowedHeaders": ["x-mine"]}]
        cls.s3.put_bucket_cors(Bucket="with-rules", CORSConfiguration={"CORSRules": rules})

    def _get(self, bucket, origin):
        url = self.s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "key"})
        return send("GET", url.removeprefix(emulator().endpoint), headers={"origin": origin})[0]

    def _preflight(self, bucket, origin, method="GET"):
        headers = {"origin": origin, "access-control-request-method": method}
        return send("OPTIONS", f"/{bucket}/key", headers=headers)[0]

    def test_a_rule_lets_its_own_page_read(self):
        answer = self._get("with-rules", self._PAGE)
        self.assertEqual((answer.status, answer.getheader("access-control-allow-origin")), (200, self._PAGE))
        self.assertEqual(self._preflight("with-rules", self._PAGE).status, 200)

    def test_nobody_else_and_nothing_else(self):
        self.assertEqual(self._get("with-rules", "https://evil.example").status, 403)
        self.assertEqual(self._get("without-rules", self._PAGE).status, 403)
        self.assertEqual(self._preflight("with-rules", "https://evil.example").status, 403)
        self.assertEqual(self._preflight("with-rules", self._PAGE, "DELETE").status, 403)
        self.assertEqual(self._preflight("without-rules", self._PAGE).status, 403)

    def test_without_an_origin_nobody_is_told_about_origins(self):
        answer, _ = send("POST", "/", b"{}", signed("POST", "/", b"{}", _SSM))
        self.assertIsNone(answer.getheader("access-control-allow-origin"))


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


class Pages(unittest.TestCase):
    def setUp(self):
        self.domain = f"{page_domain()}:{emulator().port}"
        self.host = f"home.{self.domain}"

    def _enter(self, token, path="/"):
        query = urllib.parse.urlencode({"token": token, "path": path})
        return send("GET", f"/_local-aws/enter?{query}", host=self.host)

    def _cookie(self):
        return self._enter(page_token())[0].getheader("set-cookie").partition(";")[0]

    def _get(self, headers=None, method="GET", host=None):
        return send(method, "/", headers=headers, host=host or self.host)

    def test_a_token_becomes_a_cookie_that_opens_the_page(self):
        answer, content = self._enter(page_token())
        self.assertEqual(answer.status, 200)
        self.assertIn("url=/", content)
        for attribute in ("HttpOnly", "SameSite=Strict", "Domain="):
            self.assertIn(attribute, answer.getheader("set-cookie"))
        cookie = answer.getheader("set-cookie").partition(";")[0]
        answer, content = self._get({"cookie": f"a=b; {cookie}"})
        self.assertEqual(answer.status, 200)
        self.assertIn("<h1>Embedded AWS</h1>", content)

    def test_a_token_works_once(self):
        token = page_token()
        self.assertEqual([self._enter(token)[0].status for _ in range(2)], [200, 401])

    def test_only_the_owner_makes_tokens_and_only_short_ones(self):
        for name, token in (
            ("none", ""),
            ("another secret", page_token(secret="another")),
            ("too old", page_token(seconds=-1)),
            ("too long", page_token(seconds=3600)),
        ):
            with self.subTest(name):
                self.assertEqual(self._enter(token)[0].status, 401)

    def test_a_token_leads_nowhere_else(self):
        for path in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
            with self.subTest(path):
                self.assertIn('content="0;url=/"', self._enter(page_token(), path)[1])

    def test_nothing_is_shown_without_a_cookie(self):
        for cookie in ("", "local-aws=", "local-aws=0", "local-aws=" + "0" * 64):
            with self.subTest(cookie):
                self.assertEqual(self._get({"cookie": cookie})[0].status, 401)

    def test_another_site_may_do_nothing_even_with_the_cookie(self):
        cookie = self._cookie()
        for headers in (
            _EVIL,
            {"origin": "null"},
            {"origin": f"http://home.{'0' * 20}.localhost:{emulator().port}"},
            {"origin": f"http://{self.host.partition(':')[0]}:1"},
            {"sec-fetch-site": "cross-site"},
        ):
            with self.subTest(headers):
                self.assertEqual(self._get({"cookie": cookie, **headers}, "POST")[0].status, 403)
        own = {"cookie": cookie, "origin": f"http://{self.host}", "sec-fetch-site": "same-origin"}
        self.assertEqual(self._get(own)[0].status, 200)

    def test_the_cookie_opens_pages_and_not_the_api(self):
        headers = {"cookie": self._cookie(), **_FORM}
        for host in (None, f"localhost:{emulator().port}"):
            self.assertEqual(send("POST", "/", _LIST_STACKS, headers, host=host)[0].status, 403)

    def test_there_is_no_page_of_another_name(self):
        self.assertEqual(self._get({"cookie": self._cookie()}, host=f"other.{self.domain}")[0].status, 404)


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
