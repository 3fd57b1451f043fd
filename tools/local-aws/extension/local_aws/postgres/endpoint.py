"""Aurora PostgreSQL clusters get a server, where PostgreSQL is installed for this machine.

The emulator runs databases in containers, and there are none here.
"""

from ministack.services import rds
from ministack.services.cloudformation import provisioners

from local_aws.adjustments.handler_wrapping import after_change
from local_aws.postgres.clusters import Databases

_TYPE = "AWS::RDS::DBCluster"


def apply_to(databases: Databases) -> None:
    def with_server(cluster_id, props, attributes):
        cluster = rds._clusters[cluster_id]
        if not databases.has(cluster):
            return attributes
        databases.ensure(cluster)
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
