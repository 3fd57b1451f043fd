"""Containers of ECS tasks as processes: which program stands for an image, what it is given, and how it comes and goes."""

from local_aws.tasks.credentials import TaskCredentials
from local_aws.tasks.engine import Engine
from local_aws.tasks.programs import Programs

__all__ = ["Engine", "Programs", "TaskCredentials"]
