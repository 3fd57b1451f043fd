"""Containers and the load balancers before them."""

from tests.support import StackTest, ref, resource


class CapacityProviders(StackTest):
    def _resources(self, providers=("FARGATE", "FARGATE_SPOT"), weight="1"):
        return {
            "Cluster": resource("AWS::ECS::Cluster"),
            "Providers": resource(
                "AWS::ECS::ClusterCapacityProviderAssociations",
                Cluster=ref("Cluster"),
                CapacityProviders=list(providers),
                DefaultCapacityProviderStrategy=[{"CapacityProvider": "FARGATE", "Weight": weight}],
            ),
        }

    def _cluster(self, name):
        return self.client("ecs").describe_clusters(clusters=[name])["clusters"][0]

    def test_providers_come_change_and_go(self):
        outputs = {"Cluster": ref("Cluster"), "Providers": ref("Providers")}
        made = self.deploy(self._resources(), outputs)
        self.assertEqual(made["Cluster"], made["Providers"])
        self.assertEqual(self._cluster(made["Cluster"])["capacityProviders"], ["FARGATE", "FARGATE_SPOT"])

        self.assertEqual(self.deploy(self._resources(["FARGATE"], weight="2"), outputs), made)
        cluster = self._cluster(made["Cluster"])
        self.assertEqual(cluster["capacityProviders"], ["FARGATE"])
        self.assertEqual(
            cluster["defaultCapacityProviderStrategy"], [{"capacityProvider": "FARGATE", "weight": 2}]
        )

        resources = self._resources()
        del resources["Providers"]
        self.deploy(resources)
        self.assertEqual(self._cluster(made["Cluster"])["capacityProviders"], [])

    def test_providers_of_a_missing_cluster_are_refused(self):
        providers = resource(
            "AWS::ECS::ClusterCapacityProviderAssociations",
            Cluster="nowhere",
            CapacityProviders=["FARGATE"],
            DefaultCapacityProviderStrategy=[],
        )
        self.assertEqual(self.attempt({"Providers": providers})["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertTrue(any("Cluster not found" in reason for reason in self.reasons()))
