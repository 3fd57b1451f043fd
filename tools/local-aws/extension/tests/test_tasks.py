"""Tasks of ECS as processes: what they are given, who reaches them, and how one takes over from another."""

import json
import os
import socket
import threading
import time
import unittest
import unittest.mock
import urllib.error
import urllib.request

import botocore.session

from tests.support import REGION, StackTest, Visitor, att, emulator, ref, resource

_PYTHON = "public.ecr.aws/docker/library/python@sha256:" + "0" * 64
_HOST = "app.tasks.example.org"
_PAGE = "app-tasks-example-org"

#: Answers with its variables; dies where it is told to.
_PROGRAM = """
import http.server, json, os, socketserver, sys, time
class Handler(http.server.BaseHTTPRequestHandler):
    def address_string(self): return "-"
    def log_message(self, *_): pass
    def do_GET(self):
        if self.path == "/die": os._exit(3)
        body = json.dumps({**os.environ, "pid": os.getpid(), "version": VERSION, "host": self.headers["host"],
                           "proto": self.headers["x-forwarded-proto"]}).encode()
        self.send_response(200 if self.path != "/moved" else 302)
        self.send_header("content-length", str(len(body)))
        self.send_header("location", "https://app.tasks.example.org/next?a=b")
        self.send_header("set-cookie", "session=1; Secure; HttpOnly; SameSite=Lax")
        self.end_headers()
        self.wfile.write(body)
class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    pass
print("starting version", VERSION, flush=True)
time.sleep(SLOW)
Server(os.environ["PORT"], Handler).serve_forever()
"""


def _program(version="1", slow=0) -> str:
    return f"VERSION, SLOW = {version!r}, {slow}\n{_PROGRAM}"


def _resources(program: str, image: str = _PYTHON) -> dict:
    listener = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}
    container = {
        "Name": "app",
        "Image": image,
        "Command": ["python3", "-I", "-c", program],
        "PortMappings": [{"ContainerPort": 8080}],
        "Environment": [{"Name": "PLAIN", "Value": "text"}],
        "Secrets": [{"Name": "FROM_PARAMETER", "ValueFrom": ref("Word")}],
        "LogConfiguration": {
            "LogDriver": "awslogs",
            "Options": {"awslogs-group": ref("Logs"), "awslogs-region": REGION, "awslogs-stream-prefix": "p"},
        },
    }
    trust = {
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "sts:AssumeRole",
                "Principal": {"Service": "ecs-tasks.amazonaws.com"},
            }
        ]
    }
    return {
        "Word": resource("AWS::SSM::Parameter", Name="/tasks/word", Type="String", Value="of the parameter"),
        "Logs": resource("AWS::Logs::LogGroup"),
        "Role": resource("AWS::IAM::Role", RoleName="tasks-role", AssumeRolePolicyDocument=trust),
        "Cluster": resource("AWS::ECS::Cluster"),
        "Balancer": resource("AWS::ElasticLoadBalancingV2::LoadBalancer", Name="tasks-balancer"),
        "Targets": resource(
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            Name="tasks-targets",
            Port=8080,
            Protocol="HTTP",
            TargetType="ip",
            HealthCheckPath="/health",
            HealthCheckIntervalSeconds=5,
        ),
        "Listener": resource(
            "AWS::ElasticLoadBalancingV2::Listener",
            LoadBalancerArn=ref("Balancer"),
            Port=443,
            Protocol="HTTPS",
            DefaultActions=[listener],
        ),
        "Leading": resource(
            "AWS::ElasticLoadBalancingV2::Listener",
            LoadBalancerArn=ref("Balancer"),
            Port=80,
            Protocol="HTTP",
            DefaultActions=[
                {
                    "Type": "redirect",
                    "RedirectConfig": {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"},
                }
            ],
        ),
        "Rule": resource(
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            ListenerArn=ref("Listener"),
            Priority=1,
            Conditions=[{"Field": "host-header", "HostHeaderConfig": {"Values": [_HOST]}}],
            Actions=[{"Type": "forward", "TargetGroupArn": ref("Targets")}],
        ),
        "Definition": resource(
            "AWS::ECS::TaskDefinition",
            Family="tasks-family",
            NetworkMode="awsvpc",
            RequiresCompatibilities=["FARGATE"],
            TaskRoleArn=att("Role", "Arn"),
            ContainerDefinitions=[container],
        ),
        "Service": {
            **resource(
                "AWS::ECS::Service",
                Cluster=ref("Cluster"),
                TaskDefinition=ref("Definition"),
                DeploymentConfiguration={
                    "DeploymentCircuitBreaker": {"Enable": True, "Rollback": True},
                    "MinimumHealthyPercent": 100,
                    "MaximumPercent": 200,
                },
                LoadBalancers=[
                    {"ContainerName": "app", "ContainerPort": 8080, "TargetGroupArn": ref("Targets")}
                ],
            ),
            "DependsOn": ["Rule"],
        },
    }


class Tasks(StackTest):
    def setUp(self):
        super().setUp()
        self.deploy(_resources(_program()))
        self.visitor = Visitor(emulator().port)

    def _told(self) -> dict:
        answer, content = self.visitor.get(_PAGE)
        self.assertEqual(answer.status, 200, content)
        return json.loads(content)

    def _until(self, holds, what: str):
        deadline = time.monotonic() + 60
        while not holds():
            self.assertLess(time.monotonic(), deadline, what)
            time.sleep(0.1)

    def test_it_is_given_what_ecs_gives_it_and_nothing_of_this_machine(self):
        told = self._told()
        given = {"PLAIN": "text", "FROM_PARAMETER": "of the parameter", "AWS_REGION": REGION}
        self.assertEqual({name: told[name] for name in given}, given)
        self.assertEqual((told["host"], told["proto"]), (_HOST, "https"))
        for name in ("AWS_SECRET_ACCESS_KEY", "GATEWAY_PORT", "STATE_DIR", "PYTHONPATH", "HOME"):
            self.assertNotIn(name, told)
        targets = self.client("elbv2").describe_target_health(TargetGroupArn=self.physical_id("Targets"))
        states = [one["TargetHealth"]["State"] for one in targets["TargetHealthDescriptions"]]
        self.assertEqual(states, ["healthy"])

        def written():
            logs, group = self.client("logs"), self.physical_id("Logs")
            events = logs.filter_log_events(logGroupName=group)["events"]
            return [event["message"] for event in events] == ["starting version 1"]

        self._until(written, "its output never came to the log group")

    def test_it_asks_for_its_role_and_nobody_else_can(self):
        told = self._told()
        address, token = told["AWS_CONTAINER_CREDENTIALS_FULL_URI"], told["AWS_CONTAINER_AUTHORIZATION_TOKEN"]

        def ask(headers):
            with urllib.request.urlopen(
                urllib.request.Request(address, headers=headers), timeout=30
            ) as answer:
                return json.load(answer)

        found = ask({"authorization": token})
        sts = botocore.session.Session().create_client(
            "sts",
            region_name=REGION,
            endpoint_url=emulator().endpoint,
            aws_access_key_id=found["AccessKeyId"],
            aws_secret_access_key=found["SecretAccessKey"],
            aws_session_token=found["Token"],
        )
        self.assertIn("assumed-role/tasks-role/", sts.get_caller_identity()["Arn"])
        _, home = self.visitor.get("home")
        self.assertRegex(home, "<td>tasks-role</td><td>sts:[A-Za-z.]+</td>")
        told = self.client("cloudtrail").lookup_events()["Events"][0]
        self.assertEqual(json.loads(told["CloudTrailEvent"])["userIdentity"]["type"], "AssumedRole")
        for headers in (
            {},
            {"authorization": "0" * len(token)},
            {"authorization": token, "origin": "https://evil.example"},
            {"authorization": token, "sec-fetch-site": "cross-site"},
        ):
            with self.subTest(headers), self.assertRaises(urllib.error.HTTPError) as refused:
                ask(headers)
            self.assertEqual(refused.exception.code, 403)

    def test_it_is_reached_by_the_cookie_only(self):
        stranger = Visitor(emulator().port)
        stranger._cookie = "local-aws=" + "0" * 64
        self.assertEqual(stranger.get(_PAGE)[0].status, 401)
        answer, _ = self.visitor.send(_PAGE, "/", "POST", headers={"origin": "https://evil.example"})
        self.assertEqual(answer.status, 403)

    @unittest.skipUnless(os.geteuid() == 0, "only root can be another user")
    def test_no_other_user_reaches_it(self):
        path = self._told()["PORT"]

        def reaches(user: int) -> bool:
            child = os.fork()
            if child == 0:
                try:
                    os.setuid(user)
                    with socket.socket(socket.AF_UNIX) as connection:
                        connection.connect(path)
                    os._exit(0)
                except OSError:
                    os._exit(1)
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0

        self.assertEqual((reaches(0), reaches(65534)), (True, False))

    def test_what_leads_on_leads_to_this_machine(self):
        answer, _ = self.visitor.get(_PAGE, "/moved")
        self.assertEqual(answer.getheader("location"), f"{self.visitor.origin(_PAGE)}/next?a=b")
        self.assertEqual(answer.getheader("set-cookie"), "session=1; HttpOnly; SameSite=Lax")

    def test_a_listener_that_only_leads_on_has_no_page(self):
        home = self.visitor.get("home")[1]
        self.assertIn(f"//{_PAGE}.", home)
        self.assertNotIn("//tasks-balancer", home)

    def test_it_is_started_again_when_it_dies(self):
        first = self._told()["pid"]
        self.visitor.get(_PAGE, "/die")

        def another():
            answer, content = self.visitor.get(_PAGE)
            return answer.status == 200 and json.loads(content)["pid"] != first

        self._until(another, "nothing took its place")

    def test_the_old_version_answers_until_the_new_one_is_healthy(self):
        seen, done = [], threading.Event()

        def look():
            while not done.is_set():
                answer, content = self.visitor.get(_PAGE)
                seen.append(json.loads(content)["version"] if answer.status == 200 else answer.status)
                time.sleep(0.02)

        looking = threading.Thread(target=look)
        looking.start()
        try:
            self.deploy(_resources(_program("2", slow=1)))
        finally:
            done.set()
            looking.join()
        self.assertEqual(self._told()["version"], "2")
        self.assertEqual(sorted(set(seen) - {"2"}), ["1"])

    def test_a_version_that_does_not_come_up_is_taken_back(self):
        described = self.attempt(_resources("raise SystemExit('no')"))
        self.assertEqual(described["StackStatus"], "UPDATE_ROLLBACK_COMPLETE")
        self.assertTrue([why for why in self.reasons() if "did not become steady" in why], self.reasons())
        self.assertEqual(self._told()["version"], "1")

    def test_an_image_that_nothing_stands_for_is_said_to_be_not_run(self):
        self.deploy(_resources(_program(), image="example.org/clinic/app@sha256:" + "0" * 64))
        answer, content = self.visitor.get(_PAGE)
        self.assertEqual(answer.status, 503)
        self.assertIn("image not run: example.org/clinic/app", content)
        self.assertIn("image not run: example.org/clinic/app", self.visitor.get("home")[1])
