"""PostgreSQL behind an Aurora cluster: who gets in, what is in force, and what is still there afterwards."""

import json
import os
import pathlib
import shutil
import socket
import ssl
import struct
import tempfile
import time
import unittest

from local_aws.postgres import Databases, wire

from tests.support import ACCOUNT, REGION, Emulator, resource

_POSTGRES = os.environ.get("LOCAL_AWS_POSTGRES", "")
_CERTIFICATES = pathlib.Path(os.environ.get("LOCAL_AWS_CERTIFICATES", ""))
_STACK, _CLUSTER = "database", "test-cluster"


#: Of the template, as in every checkout of it.
_PORT = 9432
_PARAMETERS = {
    "rds.force_ssl": "1",
    "idle_session_timeout": "1800000",
    "pgaudit.log": "ddl",
    "shared_preload_libraries": "pg_stat_statements,pgaudit",
}


class Client:
    """A connection as any driver makes it; raises `wire.ServerError` when it is refused."""

    def __init__(self, port: int, user: str, password: str, *, encrypted: bool = True, database: str = "app"):
        connection = socket.create_connection(("127.0.0.1", port), timeout=120)
        if encrypted:
            connection.sendall(struct.pack("!II", 8, wire.SSL_REQUEST))
            if connection.recv(1) != b"S":
                raise AssertionError("no encryption is offered")
            trust = ssl.create_default_context(cafile=str(_CERTIFICATES / "certificate.pem"))
            connection = trust.wrap_socket(connection, server_hostname="127.0.0.1")
        self._connection = connection
        words = b"".join(word.encode() + b"\0" for word in ("user", user, "database", database)) + b"\0"
        connection.sendall(struct.pack("!II", len(words) + 8, 196608) + words)
        letter, text = wire.message(connection)
        if letter == b"R" and text == struct.pack("!I", 3):
            connection.sendall(b"p" + struct.pack("!I", len(password) + 5) + password.encode() + b"\0")
        elif letter == b"E":
            raise wire.ServerError(text.decode())
        self._rows()

    def run(self, statement: str) -> list[str]:
        body = statement.encode() + b"\0"
        self._connection.sendall(b"Q" + struct.pack("!I", len(body) + 4) + body)
        return self._rows()

    def close(self) -> None:
        self._connection.close()

    def _rows(self) -> list[str]:
        """First column of every row."""
        rows = []
        while True:
            letter, text = wire.message(self._connection)
            if letter == b"E":
                raise wire.ServerError(text.decode())
            if letter == b"D":
                rows.append(text[6:].decode())
            if letter == b"Z":
                return rows


@unittest.skipUnless(_POSTGRES, "no PostgreSQL is installed for this platform")
class Postgres(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="local-aws-postgres-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        shutil.copytree(_CERTIFICATES, cls.folder / "databases")
        cls.emulator = Emulator(cls.folder, {"LOCAL_AWS_POSTGRES": _POSTGRES})
        cls.addClassCleanup(lambda: cls.emulator.stop())
        cls._make()

    @classmethod
    def _make(cls) -> None:
        cls._deploy({"Parameters": _PARAMETERS})
        cls.cluster = cls._described()
        secret = cls.cluster["MasterUserSecret"]["SecretArn"]
        found = cls.emulator.client("secretsmanager").get_secret_value(SecretId=secret)
        cls.password = json.loads(found["SecretString"])["password"]

    @classmethod
    def _deploy(cls, settings: dict) -> None:
        group = resource(
            "AWS::RDS::DBClusterParameterGroup", Family="aurora-postgresql17", Description="d", **settings
        )
        cluster = resource(
            "AWS::RDS::DBCluster",
            DBClusterIdentifier=_CLUSTER,
            Engine="aurora-postgresql",
            EngineVersion="17.9",
            MasterUsername="clusteradmin",
            ManageMasterUserPassword=True,
            EnableIAMDatabaseAuthentication=True,
            DatabaseName="app",
            Port=_PORT,
            DBClusterParameterGroupName={"Ref": "Settings"},
        )
        template = {"Resources": {"Settings": group, "Cluster": {**cluster, "DeletionPolicy": "Delete"}}}
        cloudformation = cls.emulator.client("cloudformation")
        change = cloudformation.update_stack if cls._status() else cloudformation.create_stack
        change(StackName=_STACK, TemplateBody=json.dumps(template))
        while cls._status().endswith("_IN_PROGRESS"):
            time.sleep(0.05)

    @classmethod
    def _status(cls) -> str:
        stacks = cls.emulator.client("cloudformation").describe_stacks()["Stacks"]
        return next((one["StackStatus"] for one in stacks if one["StackName"] == _STACK), "")

    @classmethod
    def _described(cls) -> dict:
        return cls.emulator.client("rds").describe_db_clusters(DBClusterIdentifier=_CLUSTER)["DBClusters"][0]

    def _master(self, **more) -> Client:
        client = Client(self.cluster["Port"], "clusteradmin", more.pop("password", self.password), **more)
        self.addCleanup(client.close)
        return client

    def _refused(self, reason: str, connect) -> None:
        with self.assertRaisesRegex(wire.ServerError, reason):
            connect()

    def test_the_endpoint_is_one_of_this_machine_and_of_this_checkout(self):
        self.assertEqual(self.cluster["Endpoint"], "127.0.0.1")
        self.assertNotEqual(self.cluster["Port"], _PORT)
        self.assertLess(self.cluster["Port"], 32_768)
        self.assertNotIn("_TemplatePort", self.cluster)
        self.assertEqual(self._master().run("SELECT current_setting('server_version')"), ["17.9"])

    def test_the_master_user_has_the_password_of_its_secret_and_no_other(self):
        self.assertEqual(self._master().run("SELECT current_user"), ["clusteradmin"])
        self._refused("password authentication failed", lambda: self._master(password="wrong"))

    def test_a_connection_that_is_not_encrypted_is_refused(self):
        self._refused("no encryption", lambda: self._master(encrypted=False))

    def test_nobody_can_be_the_administrator_of_the_server(self):
        self._refused(
            "not permitted", lambda: Client(self.cluster["Port"], "rdsadmin", "", database="postgres")
        )
        for statement in (
            "SET ROLE rdsadmin",
            "SET SESSION AUTHORIZATION rdsadmin",
            "CREATE ROLE evil SUPERUSER",
        ):
            with self.subTest(statement):
                self._refused("permission denied", lambda told=statement: self._master().run(told))

    def test_a_user_of_iam_signs_in_with_a_token_of_its_own_and_with_nothing_else(self):
        self._master().run(
            "DROP ROLE IF EXISTS doctor; CREATE ROLE doctor LOGIN PASSWORD 'own'; GRANT rds_iam TO doctor"
        )
        rds, port = self.emulator.client("rds"), self.cluster["Port"]
        tokens = {
            user: rds.generate_db_auth_token("127.0.0.1", port, user, REGION) for user in ("doctor", "other")
        }
        client = Client(port, "doctor", tokens["doctor"])
        self.addCleanup(client.close)
        self.assertEqual(client.run("SELECT current_user"), ["doctor"])
        forged = tokens["doctor"][:-4] + ("0000" if tokens["doctor"][-4:] != "0000" else "1111")
        for wrong in (tokens["other"], forged, "own", ""):
            with self.subTest(wrong[:20]):
                self._refused("PAM authentication failed", lambda given=wrong: Client(port, "doctor", given))

    def test_settings_are_in_force_and_those_that_cannot_be_are_listed(self):
        master = self._master()
        self.assertEqual(master.run("SHOW idle_session_timeout"), ["30min"])
        self.assertEqual(master.run("SHOW shared_preload_libraries"), ["pg_stat_statements"])
        listed = self.folder / "databases" / f"cluster-{ACCOUNT}-{REGION}--{_CLUSTER}" / "settings.json"
        left = json.loads(listed.read_text())["notApplied"]
        self.assertEqual(sorted(left), ["pgaudit", "pgaudit.log"])

    def test_a_changed_parameter_group_changes_the_server(self):
        self.addCleanup(self._deploy, {"Parameters": _PARAMETERS})
        self._deploy({"Parameters": {**_PARAMETERS, "idle_session_timeout": "60000"}})
        deadline = time.monotonic() + 60
        while self._master().run("SHOW idle_session_timeout") != ["1min"]:
            self.assertLess(time.monotonic(), deadline, "the setting never came")
            time.sleep(0.2)

    def test_rows_are_still_there_after_a_stop_and_after_a_crash(self):
        self._master().run("CREATE TABLE IF NOT EXISTS visits (id int); INSERT INTO visits VALUES (1)")
        for end in (self.emulator.stop, self.emulator.kill):
            with self.subTest(end.__name__):
                end()
                self.emulator.start()
                for part in ("Endpoint", "ReaderEndpoint", "Port"):
                    self.assertEqual(self._described()[part], self.cluster[part])
                self.assertEqual(self._master().run("SELECT count(*) FROM visits"), ["1"])

    def _restored(self, name: str, **origin) -> Client:
        """A client of another cluster, which is made of this one's backups."""
        more = {
            "DBClusterIdentifier": name,
            "Engine": "aurora-postgresql",
            "EngineVersion": "17.9",
            "ManageMasterUserPassword": True,
            "Port": _PORT,
        }
        template = {"Resources": {"Cluster": resource("AWS::RDS::DBCluster", **more, **origin)}}
        cloudformation = self.emulator.client("cloudformation")
        cloudformation.create_stack(StackName=name, TemplateBody=json.dumps(template))
        self.addCleanup(cloudformation.delete_stack, StackName=name)
        while (stack := cloudformation.describe_stacks(StackName=name)["Stacks"][0])["StackStatus"].endswith(
            "_IN_PROGRESS"
        ):
            time.sleep(0.05)
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        found = self.emulator.client("rds").describe_db_clusters(DBClusterIdentifier=name)["DBClusters"][0]
        secret = self.emulator.client("secretsmanager").get_secret_value(
            SecretId=found["MasterUserSecret"]["SecretArn"]
        )
        client = Client(found["Port"], "clusteradmin", json.loads(secret["SecretString"])["password"])
        self.addCleanup(client.close)
        return client

    def _until_backed_up(self) -> None:
        deadline = time.monotonic() + 120
        copies = self.folder / "databases" / f"cluster-{ACCOUNT}-{REGION}--{_CLUSTER}" / "copies"
        while not list(copies.glob("*.*")):
            self.assertLess(time.monotonic(), deadline, "no backup was taken")
            time.sleep(0.1)

    def test_a_cluster_goes_back_to_a_second_with_the_rows_of_that_second(self):
        self._master().run("CREATE TABLE ledger (entry text); INSERT INTO ledger VALUES ('early')")
        self._until_backed_up()
        self._master().run("INSERT INTO ledger VALUES ('before')")
        time.sleep(1.1)
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        time.sleep(1.1)
        self._master().run("DELETE FROM ledger; INSERT INTO ledger VALUES ('after')")
        restored = self._restored(
            "restored-to-a-second", SourceDBClusterIdentifier=_CLUSTER, RestoreToTime=at
        )
        self.assertEqual(restored.run("SELECT entry FROM ledger ORDER BY entry"), ["before", "early"])
        restored.run("INSERT INTO ledger VALUES ('goes on')")
        self.assertEqual(self._master().run("SELECT entry FROM ledger"), ["after"])

    def test_a_cluster_goes_back_to_a_second_after_which_nobody_wrote(self):
        self._until_backed_up()
        self._master().run("CREATE TABLE quiet (entry text); INSERT INTO quiet VALUES ('last')")
        time.sleep(1.1)
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        restored = self._restored("restored-quietly", SourceDBClusterIdentifier=_CLUSTER, RestoreToTime=at)
        self.assertEqual(restored.run("SELECT entry FROM quiet"), ["last"])

    def test_a_snapshot_has_the_rows_of_its_time(self):
        self._master().run("CREATE TABLE kept (entry text); INSERT INTO kept VALUES ('then')")
        self.emulator.client("rds").create_db_cluster_snapshot(
            DBClusterIdentifier=_CLUSTER, DBClusterSnapshotIdentifier="then"
        )
        self._master().run("DELETE FROM kept")
        restored = self._restored("restored-from-a-snapshot", SnapshotIdentifier="then")
        self.assertEqual(restored.run("SELECT entry FROM kept"), ["then"])

    def test_what_cannot_be_restored_fails_its_stack_and_leaves_no_cluster(self):
        self._until_backed_up()
        for number, (origin, reason) in enumerate(
            (
                ({"SnapshotIdentifier": "nobody"}, "nobody not found"),
                ({"SourceDBClusterIdentifier": "nobody"}, "nobody not found"),
                (
                    {"SourceDBClusterIdentifier": _CLUSTER, "RestoreToTime": "2020-01-01T00:00:00Z"},
                    "before the earliest time",
                ),
                (
                    {"SourceDBClusterIdentifier": _CLUSTER, "RestoreToTime": "2090-01-01T00:00:00Z"},
                    "after the latest time",
                ),
            )
        ):
            name = f"refused-{number}"
            with self.subTest(reason), self.assertRaises(AssertionError):
                self._restored(name, **origin)
            events = self.emulator.client("cloudformation").describe_stack_events(StackName=name)
            reasons = " ".join(event.get("ResourceStatusReason", "") for event in events["StackEvents"])
            self.assertIn(reason, reasons)
            names = [one["DBClusterIdentifier"] for one in self._clusters()]
            self.assertNotIn(name, names)

    def _clusters(self) -> list[dict]:
        return self.emulator.client("rds").describe_db_clusters()["DBClusters"]

    def test_the_data_goes_with_the_cluster(self):
        self._master().run("CREATE TABLE IF NOT EXISTS gone (id int)")
        self.emulator.client("cloudformation").delete_stack(StackName=_STACK)
        while self._status():
            time.sleep(0.05)
        self.addCleanup(self._make)
        self.assertEqual(list((self.folder / "databases").glob("cluster-*")), [])
        with self.assertRaises(OSError):
            socket.create_connection(("127.0.0.1", self.cluster["Port"]), timeout=5)


class WithoutPostgres(unittest.TestCase):
    def test_a_cluster_is_a_stand_in_where_there_are_no_programs_and_that_is_said(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="local-aws-postgres-"))
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        databases = Databases(folder, "")
        cluster = {"Engine": "aurora-postgresql", "EngineVersion": "17.9", "DBClusterIdentifier": "c"}
        with self.assertLogs("local-aws", "WARNING") as logs:
            self.assertFalse(databases.has(cluster))
        self.assertIn("c is a stand-in: no PostgreSQL is installed for this platform", logs.output[0])
