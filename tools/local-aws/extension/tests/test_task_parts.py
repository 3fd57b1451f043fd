"""The parts of which tasks are made: programs that stand for images, their health, and what ends with them."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import unittest.mock

from local_aws.tasks import Programs, supervisor
from local_aws.tasks.container import Process
from local_aws.tasks.engine import _reachable
from local_aws.tasks.health import HealthCheck, SocketConnection
from local_aws.tasks.programs import NotRun, Program, repository_of
from ministack.core.responses import request_scope
from ministack.services import rds

from tests.support import ACCOUNT, REGION

_PYTHON = "public.ecr.aws/docker/library/python@sha256:" + "0" * 64


class Bundles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name) / "local-programs.json"

    def _with(self, content: object) -> Programs:
        self.file.write_text(json.dumps(content))
        return Programs(self.file)

    def test_a_bundle_stands_for_its_image(self):
        (self.file.parent / "built").mkdir()
        programs = self._with({"example.org/app": {"folder": "built", "command": ["node", "main.js"]}})
        found = programs.find("example.org/app:1.0@sha256:" + "0" * 64, [])
        self.assertEqual(
            (found.command, found.folder), (["node", "main.js"], (self.file.parent / "built").resolve())
        )

    def test_a_process_beside_the_application_runs_its_own_command_in_the_bundle(self):
        (self.file.parent / "built").mkdir()
        programs = self._with({"example.org/app": {"folder": "built", "command": ["node", "main.js"]}})
        for command, expected in ((["./migrate"], ["./migrate"]), ([], ["node", "main.js"])):
            with self.subTest(command):
                found = programs.find("example.org/app", command, beside=True)
                self.assertEqual(found.command, expected)
                self.assertEqual(found.folder, (self.file.parent / "built").resolve())
        self.assertEqual(programs.find("example.org/app", ["./serve"]).command, ["node", "main.js"])

    def test_what_a_bundle_lacks_is_said(self):
        for wrong, reason in (
            ({"folder": "built"}, "a folder and a command"),
            ({"folder": "built", "command": "node"}, "a folder and a command"),
            ({"folder": "built", "command": ["node"]}, "is not there"),
        ):
            with self.subTest(wrong), self.assertRaisesRegex(NotRun, reason):
                self._with({"example.org/app": wrong}).find("example.org/app", [])

    def test_python_stands_for_the_official_image_and_for_no_other(self):
        programs = Programs(self.file)
        self.assertEqual(programs.find(_PYTHON, ["python3", "-c", ""]).command[1:], ["-c", ""])
        for image, command in ((_PYTHON, ["sh"]), (_PYTHON, []), ("evil.example/python", ["python3"])):
            with self.subTest(image=image, command=command), self.assertRaisesRegex(NotRun, "image not run"):
                programs.find(image, command)

    def test_a_repository_is_named_without_tag_and_digest(self):
        for image in ("host:5000/a/b:1@sha256:0", "host:5000/a/b@sha256:0", "host:5000/a/b"):
            self.assertEqual(repository_of(image), "host:5000/a/b")


_SICKENING = """
import http.server, os, socketserver
class Handler(http.server.BaseHTTPRequestHandler):
    def address_string(self): return "-"
    def log_message(self, *_): pass
    def do_GET(self):
        self.send_response(500 if os.path.exists(os.environ["PORT"] + ".sick") else 200)
        self.end_headers()
socketserver.ThreadingUnixStreamServer(os.environ["PORT"], Handler).serve_forever()
"""


#: Answers after a while, and never once it has been asked to end.
_SLOW = _SICKENING.replace(
    "        self.send_response(", "        time.sleep(self.path == '/slow'); self.send_response("
).replace("import http", "import time, http")


class Health(unittest.TestCase):
    def _started(self, program: str) -> Process:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="tasks-"))
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        container = Process(
            Program([sys.executable, "-c", program]),
            folder=folder,
            environment={"PORT": str(folder / "port")},
            address="10.0.0.1",
            check=HealthCheck(path="/health", interval=0.1, unhealthy_after=2),
            ended=lambda _: None,
        )
        self.addCleanup(container.stop)
        return container

    def test_a_task_that_stops_to_be_well_is_ended_so_that_another_takes_its_place(self):
        container = self._started(_SICKENING)
        self.assertTrue(container.becomes_healthy(30))
        pathlib.Path(f"{container.socket}.sick").touch()
        deadline = time.monotonic() + 30
        while container.status == "running":
            self.assertLess(time.monotonic(), deadline, "it goes on")
            time.sleep(0.05)
        self.assertIn(b"unhealthy 2 times in a row", container.logs())

    def test_a_task_answers_what_it_was_asked_before_it_is_told_to_end_and_takes_no_more(self):
        container = self._started(_SLOW)
        self.assertTrue(container.becomes_healthy(30))
        with container.request() as taken:
            self.assertTrue(taken)
            ending = threading.Thread(target=container.stop)
            ending.start()
            connection = SocketConnection(container.socket, 10)
            connection.request("GET", "/slow")
            self.assertEqual(connection.getresponse().status, 200)
            connection.close()
            with container.request() as another:
                self.assertFalse(another)
        ending.join()
        self.assertEqual(container.status, "exited")

    def test_a_task_that_is_never_well_is_ended_and_says_what_was_expected(self):
        container = self._started("import time; time.sleep(600)")
        self.assertFalse(container.becomes_healthy(0.5))
        self.assertEqual(container.status, "exited")
        self.assertIn(b"GET /health through the socket that PORT names", container.logs())

    def test_the_codes_of_a_target_group_are_lists_and_ranges(self):
        for codes, good, bad in (("200", 200, 201), ("200,302", 302, 301), ("200-299", 250, 300)):
            check = HealthCheck(codes=codes)
            self.assertEqual((check._is_good(good), check._is_good(bad)), (True, False), codes)


class Supervisor(unittest.TestCase):
    def _start(self, program: str):
        command = [sys.executable, "-I", "-S", supervisor.__file__, sys.executable, "-c", program]
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )

    def test_the_program_ends_with_the_emulator(self):
        started = self._start("import time; print('up', flush=True); time.sleep(600)")
        self.assertEqual(started.stdout.readline(), b"up\n")
        started.stdin.close()
        self.assertNotEqual(started.wait(timeout=20), 0)
        started.stdout.close()

    def test_signals_and_exit_codes_are_passed_on(self):
        wait = "import signal,sys,time; signal.signal(15, lambda *_: sys.exit(7)); print(1, flush=True); time.sleep(600)"
        started = self._start(wait)
        started.stdout.readline()
        started.terminate()
        self.assertEqual(started.wait(timeout=20), 7)
        started.stdout.close()
        started.stdin.close()


class Databases(unittest.TestCase):
    def test_a_task_is_told_the_port_that_a_database_has_here(self):
        given = {
            "A_HOST": "127.0.0.1",
            "A_PORT": "9432",
            "B_HOST": "elsewhere",
            "B_PORT": "9432",
            "PORT": "9432",
        }
        cluster = {"Endpoint": "127.0.0.1", "_TemplatePort": 9432, "Port": 21_000}
        other = {**cluster, "Port": 22_000, "MasterUserSecret": {"SecretArn": "of another"}}
        clusters = {(ACCOUNT, REGION, "c"): cluster, (ACCOUNT, REGION, "d"): other}
        cluster["MasterUserSecret"] = {"SecretArn": "of this one"}
        known = unittest.mock.patch.dict(rds._clusters._data, clusters, clear=True)
        with known, request_scope(ACCOUNT, REGION):
            for secret, port in (("of this one", "21000"), ("of another", "22000")):
                told = {**given, "A_SECRET_ARN": secret}
                self.assertEqual(_reachable(told), {**told, "A_PORT": port})
