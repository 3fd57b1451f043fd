"""Aurora PostgreSQL clusters get a server, where PostgreSQL is installed for this machine.

The emulator runs databases in containers, and there are none here.
"""

import datetime
import time
from collections.abc import Callable

from ministack.services import rds
from ministack.services.cloudformation import provisioners

from local_aws.adjustments.database_cluster import snapshot_name, source_cluster
from local_aws.adjustments.handler_wrapping import after_change
from local_aws.postgres.clusters import Databases, Origin

_TYPE = "AWS::RDS::DBCluster"


def apply_to(databases: Databases) -> None:
    def with_server(cluster_id, props, attributes):
        cluster = rds._clusters[cluster_id]
        if not databases.has(cluster):
            return attributes
        databases.ensure(cluster, _origin(props))
        return {
            **attributes,
            "Endpoint.Address": cluster["Endpoint"],
            "Endpoint.Port": str(cluster["Port"]),
            "ReadEndpoint.Address": cluster["ReaderEndpoint"],
        }

    def with_settings(name, props, attributes):
        databases.apply_group(name)
        return attributes

    after_change(_TYPE, with_server)
    after_change("AWS::RDS::DBClusterParameterGroup", with_settings)
    entry = provisioners._RESOURCE_HANDLERS[_TYPE]
    delete = entry["delete"]

    def delete_with_server(physical_id, *rest):
        delete(physical_id, *rest)
        databases.drop(physical_id)

    entry["delete"] = delete_with_server
    entry["create"] = _whole_or_nothing(entry["create"], 0)
    entry["update"] = _whole_or_nothing(entry["update"], 1)
    _with_backups(databases)


def _whole_or_nothing(change: Callable, place: int) -> Callable:
    """A cluster that cannot be restored is not there afterwards. `place` of the properties, after the first argument."""

    def changed(first, *rest):
        name = rest[place].get("DBClusterIdentifier")
        existed = name in rds._clusters
        try:
            return change(first, *rest)
        except ValueError:
            if name and not existed:
                rds._clusters.pop(name, None)
            raise

    return changed


def _with_backups(databases: Databases) -> None:
    snapshot, describe = rds._create_cluster_snapshot_internal, rds._cluster_xml

    def snapshot_with_data(name, cluster):
        databases.snapshot(cluster["DBClusterIdentifier"], name)
        return snapshot(name, cluster)

    def describe_with_window(cluster):
        earliest = databases.window(cluster["DBClusterIdentifier"])
        if earliest is None:
            return describe(cluster)
        window = {"EarliestRestorableTime": _text(earliest), "LatestRestorableTime": _text(time.time())}
        return describe({**cluster, **window})

    rds._create_cluster_snapshot_internal = snapshot_with_data
    rds._cluster_xml = describe_with_window


def _origin(props: dict) -> Origin | None:
    if props.get("SnapshotIdentifier"):
        return Origin(snapshot=snapshot_name(props))
    source = source_cluster(props)
    if source is None:
        return None
    wanted = props.get("RestoreToTime")
    at = datetime.datetime.fromisoformat(wanted).timestamp() if wanted else time.time()
    return Origin(cluster=source["DBClusterIdentifier"], at=at)


def _text(at: float) -> str:
    return datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")
