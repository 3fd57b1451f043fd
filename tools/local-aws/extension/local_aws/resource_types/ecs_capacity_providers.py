"""Which capacity providers a cluster can place tasks on."""

from local_aws.client import client
from local_aws.resource import Resource
from local_aws.values import number


class ClusterCapacityProviderAssociations(Resource):
    type_name = "AWS::ECS::ClusterCapacityProviderAssociations"
    required = ("CapacityProviders", "Cluster")
    replaces = ("Cluster",)
    tags = None

    def create(self, logical_id, props, stack_name):
        _put(props["Cluster"], props["CapacityProviders"], props.get("DefaultCapacityProviderStrategy"))
        return props["Cluster"], {}

    def update(self, physical_id, old, new):
        return self.create(None, new, None)

    def delete(self, physical_id, props):
        _put(physical_id, [], [])


def _put(cluster, providers, strategy):
    client("ecs").put_cluster_capacity_providers(
        cluster=cluster,
        capacityProviders=providers,
        defaultCapacityProviderStrategy=[_item(item) for item in strategy or []],
    )


def _item(item):
    numbers = {name.lower(): number(item[name]) for name in ("Base", "Weight") if name in item}
    return {"capacityProvider": item["CapacityProvider"], **numbers}


RESOURCES = (ClusterCapacityProviderAssociations(),)
