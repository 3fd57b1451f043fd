"""The sign-in pages of a user pool: a person who can sign in, the second factor, and a token that proves it."""

import hashlib
import json
import re
import secrets
import unittest
import urllib.error
import urllib.parse
import urllib.request
from base64 import urlsafe_b64decode, urlsafe_b64encode

from tests.support import REGION, StackTest, Visitor, emulator, ref, resource

_BACK = "https://app.sign-in.example.org"
_PAGE = f"clinic-auth-{REGION}-amazoncognito-com"


def _pool(mfa: str = "ON") -> dict:
    return {
        "Pool": resource(
            "AWS::Cognito::UserPool",
            UsernameAttributes=["email"],
            MfaConfiguration=mfa,
            EnabledMfas=["SOFTWARE_TOKEN_MFA"],
            Policies={
                "PasswordPolicy": {"MinimumLength": 14, "RequireSymbols": True, "RequireUppercase": True}
            },
        ),
        "Client": resource(
            "AWS::Cognito::UserPoolClient",
            UserPoolId=ref("Pool"),
            ExplicitAuthFlows=["ALLOW_USER_AUTH"],
            AllowedOAuthFlows=["code"],
            AllowedOAuthFlowsUserPoolClient=True,
            AllowedOAuthScopes=["openid", "email"],
            CallbackURLs=[_BACK],
            LogoutURLs=[_BACK],
            SupportedIdentityProviders=["COGNITO"],
        ),
        "Domain": resource("AWS::Cognito::UserPoolDomain", Domain="clinic", UserPoolId=ref("Pool")),
    }


def _bytes(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


class SignIn(StackTest):
    def setUp(self):
        super().setUp()
        self.deploy(_pool())
        self.visitor = Visitor(emulator().port)
        _, home = self.visitor.get("home")
        row = re.search(r"<td>(casey@[^<]+)</td><td>([^<]+)</td><td>(\d{6})", home)
        self.email, self.password, self.code = row.groups()
        self.verifier = secrets.token_urlsafe(48)

    def _begin(self, **more):
        digest = hashlib.sha256(self.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self.physical_id("Client"),
            "redirect_uri": _BACK,
            "scope": "openid email",
            "state": "s1",
            "nonce": "n1",
            "code_challenge": urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
            **more,
        }
        return self.visitor.get(_PAGE, f"/oauth2/authorize?{urllib.parse.urlencode(asked)}")

    def _submit(self, page: str, **fields):
        hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
        return self.visitor.post(_PAGE, "/login", {**hidden, **fields})

    def _with_password(self, password: str | None = None):
        _, page = self._begin()
        _, page = self._submit(page, username=self.email)
        return self._submit(page, password=password or self.password)

    def test_password_and_code_lead_back_to_the_application_with_a_token(self):
        answer, page = self._with_password()
        self.assertIn(f'<strong id="shown">{self.code}', page)
        answer, _ = self._submit(page, code=re.search(r'id="shown">(\d{6})', page)[1])
        self.assertEqual(answer.status, 302)
        back = urllib.parse.urlsplit(answer.getheader("location"))
        query = dict(urllib.parse.parse_qsl(back.query))
        self.assertEqual(query["state"], "s1")
        told = self._exchanged(query["code"])
        claims = json.loads(_bytes(told["id_token"].split(".")[1]))
        self.assertEqual((claims["email"], claims["nonce"]), (self.email, "n1"))
        pool = self.physical_id("Pool")
        with urllib.request.urlopen(
            f"{emulator().endpoint}/{pool}/.well-known/jwks.json", timeout=30
        ) as keys:
            [key] = json.load(keys)["keys"]
        text, _, signature = told["id_token"].rpartition(".")
        header = _bytes(text.partition(".")[0])
        self.assertEqual(json.loads(header)["kid"], key["kid"])
        modulus, exponent, number = (
            int.from_bytes(_bytes(part), "big") for part in (key["n"], key["e"], signature)
        )
        opened = pow(number, exponent, modulus)
        self.assertEqual(opened % 2**256, int.from_bytes(hashlib.sha256(text.encode()).digest(), "big"))
        self.assertEqual(opened >> 256 + 8 * 19, int("01" + "ff" * 202 + "00", 16))

    def _exchanged(self, code: str, headers: dict[str, str] | None = None) -> dict:
        form = {
            "grant_type": "authorization_code",
            "client_id": self.physical_id("Client"),
            "redirect_uri": _BACK,
            "code": code,
            "code_verifier": self.verifier,
        }
        request = urllib.request.Request(
            f"{emulator().endpoint}/oauth2/token", urllib.parse.urlencode(form).encode(), headers or {}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def test_without_the_code_nobody_gets_in(self):
        answer, page = self._with_password("wrong")
        self.assertIn("Incorrect username or password", page)
        answer, page = self._with_password()
        for _ in range(4):
            answer, page = self._submit(page, code="000000" if self.code != "000000" else "111111")
            self.assertEqual(answer.getheader("location"), None)
        answer, page = self._submit(page, code="x")
        self.assertEqual((answer.status, answer.getheader("location")), (400, None))

    def test_whoever_has_no_second_factor_sets_one_up(self):
        pool, cognito = self.physical_id("Pool"), self.client("cognito-idp")
        self._make_somebody(cognito, pool)
        cognito.admin_set_user_password(
            UserPoolId=pool, Username="new@example.org", Password="Another-Word-77!", Permanent=True
        )
        self.email = "new@example.org"
        answer, page = self._with_password("Another-Word-77!")
        self.assertEqual(answer.getheader("location"), None)
        self.assertRegex(page, r"<code>[A-Z2-7]{32}</code>")

    def _make_somebody(self, cognito, pool: str):
        words = {"Username": "new@example.org", "TemporaryPassword": "First-Word-7777!"}
        cognito.admin_create_user(UserPoolId=pool, MessageAction="SUPPRESS", **words)

    def test_a_client_of_another_pool_is_refused(self):
        answer, content = self._begin(client_id="unknown")
        self.assertEqual(answer.status, 400, content)

    def test_nobody_is_made_where_there_is_somebody(self):
        pool, cognito = self.physical_id("Pool"), self.client("cognito-idp")
        self._make_somebody(cognito, pool)
        cognito.admin_delete_user(UserPoolId=pool, Username=self.email)
        self.assertNotIn("casey@", self.visitor.get("home")[1])

    def test_no_web_page_exchanges_codes_or_reads_keys(self):
        for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
            with self.subTest(headers), self.assertRaises(urllib.error.HTTPError) as refused:
                self._exchanged("code", headers)
            self.assertEqual(refused.exception.code, 403)


class Unsigned(unittest.TestCase):
    def test_what_nobody_has_signed_is_read_up_to_a_limit(self):
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{emulator().endpoint}/oauth2/token", b"a" * 70_000, timeout=30)
        self.assertEqual(refused.exception.code, 413)

    def test_an_object_of_a_bucket_is_none_of_it(self):
        request = urllib.request.Request(
            f"{emulator().endpoint}/{REGION}_nopool/.well-known/jwks.json",
            headers={"host": "bucket.s3.localhost"},
        )
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=30)
        self.assertEqual(refused.exception.code, 404)
        self.assertIn(b"no such user pool", refused.exception.read())
