"""What is still there after a stop, and after a crash."""

import json
import pathlib
import shutil
import socket
import tempfile
import time
import unittest

from local_aws.application import may_change

from tests.support import Emulator


class State(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="local-aws-state-"))
        cls.emulator = Emulator(cls.folder)
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.addClassCleanup(lambda: cls.emulator.stop())

    def _bucket(self, name):
        s3 = self.emulator.client("s3")
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        s3.put_object(Bucket=name, Key="key", Body=b"content")

    def _content(self, name):
        return self.emulator.client("s3").get_object(Bucket=name, Key="key")["Body"].read()

    def test_a_stop_keeps_everything(self):
        self._bucket("kept-by-stop")
        self.emulator.client("ssm").put_parameter(Name="/kept", Value="v", Type="String")
        self.emulator.stop()
        self.emulator.start()
        self.assertEqual(self._content("kept-by-stop"), b"content")
        self.assertEqual(self.emulator.client("ssm").get_parameter(Name="/kept")["Parameter"]["Value"], "v")

    def test_a_crash_keeps_what_was_written_in_a_quiet_moment(self):
        saved = self.folder / "state" / "ssm.json"
        before = saved.stat().st_mtime_ns if saved.exists() else 0
        self.emulator.client("ssm").put_parameter(Name="/survives", Value="v", Type="String")
        deadline = time.monotonic() + 30
        while not saved.exists() or saved.stat().st_mtime_ns == before:
            self.assertLess(time.monotonic(), deadline, "nothing was saved")
            time.sleep(0.05)
        self.emulator.kill()
        self.emulator.start()
        found = self.emulator.client("ssm").get_parameter(Name="/survives")
        self.assertEqual(found["Parameter"]["Value"], "v")

    def test_accounts_do_not_see_each_other(self):
        mine, other = self.emulator.client("ssm"), self.emulator.client("ssm", account="333333333333")
        mine.put_parameter(Name="/mine", Value="v", Type="String")
        self.assertEqual(other.get_parameters(Names=["/mine"])["InvalidParameters"], ["/mine"])

    def test_a_stack_whose_operation_did_not_end_is_not_in_progress_for_ever(self):
        cloudformation = self.emulator.client("cloudformation")
        template = json.dumps({"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}})
        cloudformation.create_stack(StackName="cut-off", TemplateBody=template)
        cloudformation.get_waiter("stack_create_complete").wait(
            StackName="cut-off", WaiterConfig={"Delay": 1, "MaxAttempts": 60}
        )
        self.emulator.stop()
        file = self.folder / "state" / "cloudformation.json"
        text = file.read_text()
        self.assertIn('"CREATE_COMPLETE"', text)
        file.write_text(text.replace('"CREATE_COMPLETE"', '"UPDATE_IN_PROGRESS"'))
        self.emulator.start()
        found = self.emulator.client("cloudformation").describe_stacks(StackName="cut-off")["Stacks"][0]
        self.assertEqual(found["StackStatus"], "UPDATE_ROLLBACK_COMPLETE")

    def test_only_loopback_is_listened_on(self):
        for address in _other_addresses():
            with self.subTest(address), socket.socket() as probe:
                probe.settimeout(2)
                self.assertNotEqual(probe.connect_ex((address, self.emulator.port)), 0)


class DamagedState(unittest.TestCase):
    """Half of what was deployed is worse than nothing: a deploy would believe that it is there."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="local-aws-damaged-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.emulator = Emulator(cls.folder)
        cls.emulator.client("ssm").put_parameter(Name="/kept", Value="v", Type="String")
        cls.emulator.stop()
        cls.file = cls.folder / "state" / "ssm.json"
        cls.whole = cls.file.read_text()

    def _refused(self, content):
        self.file.write_text(content)
        with self.assertRaises(RuntimeError):
            self.emulator.start()
        self.assertEqual(self.emulator.ended(), 65)
        self.assertEqual(self.file.read_text(), content)
        return self.emulator.log().splitlines()[-1]

    def test_a_file_that_is_cut_off_is_named(self):
        self.assertIn(str(self.file), self._refused(self.whole[:-20]))

    def test_so_is_one_that_is_empty(self):
        self.assertIn(str(self.file), self._refused(""))

    def test_so_is_a_service_that_cannot_read_its_own(self):
        self.assertIn("ssm", self._refused('{"__ministack_format__": 2, "payload": [1]}'))

    def test_so_is_one_of_a_newer_emulator(self):
        self.assertIn(
            "ssm",
            self._refused(self.whole.replace('"__ministack_format__": 2', '"__ministack_format__": 99')),
        )

    def test_what_is_whole_is_read(self):
        self.file.write_text(self.whole)
        self.emulator.start()
        self.addCleanup(self.emulator.stop)
        self.assertEqual(self.emulator.client("ssm").get_parameter(Name="/kept")["Parameter"]["Value"], "v")


class LostFolder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="local-aws-lost-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.emulator = Emulator(self.folder)
        self.emulator.client("ssm").put_parameter(Name="/kept", Value="v", Type="String")

    def test_it_ends_with_its_folder_and_leaves_nothing_behind(self):
        shutil.rmtree(self.folder)
        self.assertEqual(self.emulator.ended(), 0)
        self.assertFalse(self.folder.exists())

    def test_what_cannot_be_written_is_reported_and_written_as_soon_as_it_can(self):
        state = self.folder / "state"
        shutil.rmtree(state, ignore_errors=True)
        state.write_text("in the way")
        self.assertIn("failed to save", self.emulator.control("save")["unsaved"])
        self.assertIn("failed to save", self.emulator.control("identity")["unsaved"])
        state.unlink()
        self.assertEqual(self.emulator.control("save")["unsaved"], "")
        self.assertTrue((state / "ssm.json").exists())
        self.emulator.stop()


class Requests(unittest.TestCase):
    def _may_change(self, method="POST", target="", body=b""):
        return may_change({"method": method, "headers": [(b"x-amz-target", target.encode())]}, body)

    def test_looking_changes_nothing(self):
        self.assertFalse(self._may_change("GET"))
        self.assertFalse(self._may_change(target="AmazonSSM.GetParameters"))
        self.assertFalse(self._may_change(body=b"Version=1&Action=DescribeStacks"))

    def test_anything_else_may_change_something(self):
        self.assertTrue(self._may_change("PUT"))
        self.assertTrue(self._may_change(target="AmazonSSM.PutParameter"))
        self.assertTrue(self._may_change(body=b"Action=CreateStack&StackName=s"))
        self.assertTrue(self._may_change())


def _other_addresses():
    """The addresses this machine has beside loopback, found without sending anything."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return []
        address = probe.getsockname()[0]
    return [] if address.startswith("127.") else [address]
