"""Deletes that AWS refuses and the emulator's own handlers carry out."""

from ministack.services import cognito, rds, s3

from local_aws.adjustments.handler_wrapping import before_delete


def apply() -> None:
    before_delete("AWS::Cognito::UserPool", _user_pool)
    before_delete("AWS::RDS::DBCluster", lambda cluster: _database(cluster, rds._clusters))
    before_delete("AWS::RDS::DBInstance", lambda instance: _database(instance, rds._instances))
    before_delete("AWS::S3::Bucket", _bucket)


def _user_pool(pool):
    if (cognito._user_pools.get(pool) or {}).get("DeletionProtection") == "ACTIVE":
        raise ValueError(f"User pool {pool} has deletion protection activated")


def _database(name, store):
    if (store.get(name) or {}).get("DeletionProtection"):
        raise ValueError(f"Cannot delete protected database {name}: disable deletion protection first")


def _bucket(name):
    if (s3._buckets.get(name) or {}).get("objects") or s3._bucket_has_versions(name):
        raise ValueError(f"The bucket {name} is not empty and must be emptied before it is deleted")
