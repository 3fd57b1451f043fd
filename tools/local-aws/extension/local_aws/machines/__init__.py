"""Machines, which are not run: what stands for the web server on one, so that a push is seen behind its load balancer."""

from local_aws.machines.web_server import find

__all__ = ["find"]
