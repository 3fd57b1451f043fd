"""Deletes that AWS refuses and the emulator's own handlers carry out."""

from ministack.services import alb, cognito, rds, s3

from local_aws.adjustments.handler_wrapping import before_delete


def apply() -> None:
    before_delete("AWS::Cognito::UserPool", _user_pool)
    before_delete("AWS::ElasticLoadBalancingV2::LoadBalancer", _load_balancer)
    before_delete("AWS::RDS::DBCluster", lambda cluster: _database(cluster, rds._clusters))
    before_delete("AWS::RDS::DBInstance", lambda instance: _database(instance, rds._instances))
    before_delete("AWS::S3::Bucket", _bucket)


def _user_pool(pool):
    if (cognito._user_pools.get(pool) or {}).get("DeletionProtection") == "ACTIVE":
        raise ValueError(f"User pool {pool} has deletion protection activated")


def _load_balancer(arn):
    protection = {"Key": "deletion_protection.enabled", "Value": "true"}
    if protection in (alb._lb_attrs.get(arn) or []):
        raise ValueError(f"Load balancer {arn} cannot be deleted because deletion protection is enabled")


def _database(name, store):
    if (store.get(name) or {}).get("DeletionProtection"):
        raise ValueError(f"Cannot delete protected database {name}: disable deletion protection first")


def _bucket(name):
    if (s3._buckets.get(name) or {}).get("objects") or s3._bucket_has_versions(name):
        raise ValueError(f"The bucket {name} is not empty and must be emptied before it is deleted")
