"""Addresses that prove themselves, and what a page on another origin may do with them."""

import hashlib
import re
import time
import unittest

import botocore.session
from botocore.auth import SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials

from tests.support import ACCOUNT, REGION, SECRET, emulator, send, signed, signing_clock

_EVIL = {"origin": "https://evil.example"}
_SSM = {"content-type": "application/x-amz-json-1.1", "x-amz-target": "AmazonSSM.DescribeParameters"}


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
            with self.subTest(minutes), signing_clock(minutes):
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
