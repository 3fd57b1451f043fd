"""Clients for the emulator's own services, in the account and region of the request being served."""

import functools
import os
import threading
from typing import Any

import botocore.session
from botocore.config import Config
from ministack.core.responses import get_account_id, get_region

_CREATION = threading.Lock()


def client(service: str) -> Any:
    """A botocore client that calls this process over loopback, as any other caller would."""
    return _client(service, get_account_id(), get_region())


@functools.cache
def _client(service: str, account: str, region: str) -> Any:
    # Sessions are not safe to share while a client is being made from them.
    with _CREATION:
        return _session().create_client(
            service,
            region_name=region,
            endpoint_url=f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}",
            # Twelve digits as the access key id are the account number here.
            aws_access_key_id=account,
            aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
            config=Config(
                # As CloudTrail names who calls for a stack.
                user_agent="cloudformation.amazonaws.com",
                retries={"total_max_attempts": 1},
                proxies={},
                connect_timeout=5,
                read_timeout=60,
                s3={"addressing_style": "path"},
            ),
        )


@functools.cache
def _session():
    session = botocore.session.Session()
    # The developer's own profiles must never steer a call made in here.
    session.set_config_variable("config_file", os.devnull)
    session.set_config_variable("credentials_file", os.devnull)
    return session
