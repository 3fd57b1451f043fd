"""PostgreSQL behind the endpoints of Aurora clusters: programs, server, front, and which cluster has which of them."""

from local_aws.postgres.clusters import Databases

__all__ = ["Databases"]
