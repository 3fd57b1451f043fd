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
    after_change(_TYPE, _completed)
    before_delete(_TYPE, lambda cluster_id: _drop_secret(rds._clusters.get(cluster_id) or {}))
    provisioners._STACK_TAG_PROPERTY.setdefault(_TYPE, ("Tags", "list"))
    describe, scaling = rds._cluster_xml, rds._serverlessv2_xml
    rds._cluster_xml = lambda cluster: describe(cluster) + _more_xml(cluster)
    rds._serverlessv2_xml = lambda cluster: _with_pause(scaling(cluster), cluster)


def _completed(cluster_id, props, attributes):
    cluster = rds._clusters[cluster_id]
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
