"""Aurora clusters.

The emulator's own calls know managed passwords, keys and log exports; its stack handler drops them.
"""

import json

from ministack.core.responses import new_uuid
from ministack.services import rds, secretsmanager
from ministack.services.cloudformation import provisioners

from local_aws.adjustments.handler_wrapping import after_change, before_delete
from local_aws.values import flag, tag_list

_TYPE = "AWS::RDS::DBCluster"


def apply() -> None:
    _keep_what_is_protected()
    after_change(_TYPE, _completed)
    before_delete(_TYPE, lambda cluster_id: _drop_secret(rds._clusters.get(cluster_id) or {}))
    provisioners._STACK_TAG_PROPERTY.setdefault(_TYPE, ("Tags", "list"))
    describe, scaling = rds._cluster_xml, rds._serverlessv2_xml
    rds._cluster_xml = lambda cluster: describe(cluster) + _more_xml(cluster)
    rds._serverlessv2_xml = lambda cluster: _with_pause(scaling(cluster), cluster)


def _keep_what_is_protected() -> None:
    """A cluster that another one takes the place of is deleted, unless RDS refuses that: it then stays, outside of the stack."""
    entry = provisioners._RESOURCE_HANDLERS[_TYPE]
    update = entry["update"]

    def update_and_keep(physical_id, *rest):
        before = rds._clusters.get(physical_id)
        after, attributes = update(physical_id, *rest)
        if after != physical_id and before and before.get("DeletionProtection"):
            rds._clusters[physical_id] = before
        return after, attributes

    entry["update"] = update_and_keep


def snapshot_name(props: dict) -> str:
    """Name of the snapshot that a cluster is made of, which a template may give as an ARN."""
    identifier = props["SnapshotIdentifier"]
    return identifier.split(":cluster-snapshot:")[-1]


def source_cluster(props: dict) -> dict | None:
    """The cluster that another one is made of as it was at a time.

    Raises `ValueError` for one that there is not: backups of a cluster that is gone go with it here.
    """
    name, resource = props.get("SourceDBClusterIdentifier"), props.get("SourceDbClusterResourceId")
    if not name and not resource:
        return None
    for cluster in rds._clusters.values():
        if cluster["DBClusterIdentifier"] == name or cluster.get("DbClusterResourceId") == resource:
            return cluster
    raise ValueError(f"DBCluster {name or resource} not found")


def _inherit(cluster, props):
    """A restored cluster has the user, and the databases, of what it was made of."""
    origin = source_cluster(props)
    if props.get("SnapshotIdentifier"):
        origin = rds._db_cluster_snapshots.get(snapshot_name(props))
        if origin is None:
            raise ValueError(f"DBClusterSnapshot {snapshot_name(props)} not found")
    if origin is not None and not props.get("MasterUsername"):
        cluster["MasterUsername"] = origin["MasterUsername"]


def _completed(cluster_id, props, attributes):
    cluster = rds._clusters[cluster_id]
    _inherit(cluster, props)
    cluster["StorageEncrypted"] = flag(props.get("StorageEncrypted"))
    cluster["KmsKeyId"] = props.get("KmsKeyId", "")
    cluster["EnabledCloudwatchLogsExports"] = list(props.get("EnableCloudwatchLogsExports") or [])
    cluster["DBClusterParameterGroup"] = props.get(
        "DBClusterParameterGroupName", cluster.get("DBClusterParameterGroup", f"default.{cluster['Engine']}")
    )
    cluster["TagList"] = tag_list(props.get("Tags"))
    if flag(props.get("ManageMasterUserPassword")):
        secret = cluster.get("MasterUserSecret") or _new_secret(cluster, props)
        cluster["MasterUserSecret"] = secret
        attributes = {**attributes, "MasterUserSecret.SecretArn": secret["SecretArn"]}
    else:
        _drop_secret(cluster)
    return attributes


def _new_secret(cluster, props):
    password = rds._generate_master_user_password()
    arn = secretsmanager.create_secret_in_process(
        f"rds!cluster-{new_uuid()}",
        json.dumps({"username": cluster["MasterUsername"], "password": password}),
        description=f"Master user of the cluster {cluster['DBClusterIdentifier']}",
    )
    cluster["_MasterUserPassword"] = password
    key = (props.get("MasterUserSecret") or {}).get("KmsKeyId")
    return {"SecretArn": arn, "SecretStatus": "active", **({"KmsKeyId": key} if key else {})}


def _drop_secret(cluster):
    secret = cluster.pop("MasterUserSecret", None)
    if secret:
        secretsmanager.delete_secret_in_process(secret["SecretArn"])


def _more_xml(cluster):
    exports = "".join(
        f"<member>{name}</member>" for name in cluster.get("EnabledCloudwatchLogsExports") or []
    )
    return f"<EnabledCloudwatchLogsExports>{exports}</EnabledCloudwatchLogsExports>"


def _with_pause(xml, cluster):
    pause = (cluster.get("ServerlessV2ScalingConfiguration") or {}).get("SecondsUntilAutoPause")
    if pause is None:
        return xml
    end = "</ServerlessV2ScalingConfiguration>"
    return xml.replace(end, f"<SecondsUntilAutoPause>{pause}</SecondsUntilAutoPause>{end}")
