"""A machine whose script serves a repository: what is pushed is seen behind its load balancer, and nothing of it is run."""

import base64
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from tests.support import ACCOUNT, REGION, StackTest, Visitor, att, emulator, ref, resource

_SCRIPT = """#!/bin/bash
touch {proof}
git clone --depth 1 'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/{name}' /srv/site
sed -i 's#x#DocumentRoot "/srv/site/public/www"#' /etc/httpd.conf
"""


def _git(folder: pathlib.Path, *words: str) -> str:
    command = [shutil.which("git") or "git", *words]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


class Site(StackTest):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = pathlib.Path(folder.name)
        self.proof = self.work / "run"
        self.name = f"site-{self.stack}"
        self.repository = emulator().state / "repositories" / ACCOUNT / REGION / f"{self.name}.git"

    def _template(self, name: str | None = None) -> dict:
        script = _SCRIPT.format(name=name or self.name, proof=self.proof)
        network = {
            "Vpc": resource("AWS::EC2::VPC", CidrBlock="10.0.0.0/16"),
            "Subnet": resource("AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.0.0/24"),
        }
        return {
            **network,
            "Repository": resource("AWS::CodeCommit::Repository", RepositoryName=name or self.name),
            "Machine": resource(
                "AWS::EC2::Instance",
                ImageId="ami-12345678",
                SubnetId=ref("Subnet"),
                UserData=base64.b64encode(script.encode()).decode(),
            ),
            "Group": resource(
                "AWS::ElasticLoadBalancingV2::TargetGroup",
                VpcId=ref("Vpc"),
                Port=443,
                Protocol="HTTPS",
                Targets=[{"Id": ref("Machine")}],
            ),
            "Balancer": resource("AWS::ElasticLoadBalancingV2::LoadBalancer", Subnets=[ref("Subnet")]),
            "Listener": resource(
                "AWS::ElasticLoadBalancingV2::Listener",
                LoadBalancerArn=ref("Balancer"),
                Port=80,
                Protocol="HTTP",
                DefaultActions=[{"Type": "forward", "TargetGroupArn": ref("Group")}],
            ),
        }

    def _deploy(self):
        told = self.deploy(self._template(), {"Host": att("Balancer", "DNSName")})
        self.label = re.sub(r"\.", "-", told["Host"].lower())[:63].strip("-")
        self.visitor = Visitor(emulator().port)

    def _see(self, path: str = "/"):
        answer, content = self.visitor.get(self.label, path)
        return answer.status, content

    def _push(self, files: dict[str, str], branch: str = "main"):
        for name, content in files.items():
            file = self.work / "clone" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        for words in (
            ("init", "--quiet"),
            ("checkout", "--quiet", "-B", branch),
            ("add", "--all"),
            (*who, "commit", "--quiet", "--message", "x"),
            ("push", "--quiet", str(self.repository), branch),
        ):
            _git(self.work / "clone", *words)

    def test_a_push_is_seen_behind_the_load_balancer(self):
        self._deploy()
        status, content = self._see()
        self.assertEqual(status, 200)
        self.assertIn("The repository has no commit yet.", content)
        self._push({"public/www/index.html": "<p>one</p>", "secret.txt": "not served"})
        self.assertEqual(self._see(), (200, "<p>one</p>"))
        self._push({"public/www/index.html": "<p>two</p>", "public/www/below/index.html": "<p>below</p>"})
        self.assertEqual(self._see(), (200, "<p>two</p>"))
        self.assertEqual(self._see("/below")[0], 301)
        self.assertEqual(self._see("/below/"), (200, "<p>below</p>"))
        for outside in ("/../../secret.txt", "/%2e%2e/%2e%2e/secret.txt", "/:(top)secret.txt", "/.git/HEAD"):
            status, content = self._see(outside)
            self.assertIn(status, (403, 404), outside)
            self.assertNotIn("not served", content)
        self.assertFalse(self.proof.exists(), "the script of the machine was run")

    def test_the_first_branch_that_is_pushed_is_the_one_that_is_served(self):
        self._deploy()
        self._push({"public/www/index.html": "<p>trunk</p>"}, "trunk")
        self.assertEqual(self._see(), (200, "<p>trunk</p>"))

    def test_a_link_leads_nowhere(self):
        self._deploy()
        folder = self.work / "clone" / "public" / "www"
        folder.mkdir(parents=True)
        os.symlink("/etc/passwd", folder / "link.txt")
        self._push({"public/www/index.html": ""})
        self.assertEqual(self._see("/link.txt")[0], 403)

    def test_the_machine_is_healthy_for_its_load_balancer(self):
        self._deploy()
        [target] = self.client("elbv2").describe_target_health(TargetGroupArn=self.physical_id("Group"))[
            "TargetHealthDescriptions"
        ]
        self.assertEqual(target["TargetHealth"]["State"], "healthy")

    def test_a_repository_is_renamed_with_its_commits_and_goes_with_its_resource(self):
        self.deploy({"Repository": resource("AWS::CodeCommit::Repository", RepositoryName=self.name)})
        self._push({"x": "x"})
        other = f"{self.name}-2"
        self.deploy({"Repository": resource("AWS::CodeCommit::Repository", RepositoryName=other)})
        renamed = self.repository.with_name(f"{other}.git")
        self.assertEqual(_git(renamed, "branch").split(), ["*", "main"])
        self.remove()
        self.assertFalse(renamed.exists())

    def test_a_name_that_leads_out_of_the_folder_is_refused(self):
        for name in ("../../x", "a/b", "..", "x.git"):
            self.attempt({"Repository": resource("AWS::CodeCommit::Repository", RepositoryName=name)})
            self.assertTrue(any("RepositoryName" in reason for reason in self.reasons()), name)
            self.remove()
