"""How a browser gets to the pages of the local AWS, and nobody else."""

import unittest
import urllib.parse

from tests.support import emulator, page_domain, page_token, send

_EVIL = {"origin": "https://evil.example"}
_FORM = {"content-type": "application/x-www-form-urlencoded"}
_LIST_STACKS = b"Action=ListStacks&Version=2010-05-15"


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
