"""The way from a load balancer to a task, and what a target group says about its targets."""

import asyncio
import http.client
from xml.sax.saxutils import escape

from ministack.services import alb

from local_aws import machines
from local_aws.answers import Answer, refusal
from local_aws.tasks.container import Process
from local_aws.tasks.engine import Engine
from local_aws.tasks.health import SocketConnection

_LONGEST_ANSWER_SECONDS = 60
_HOP_BY_HOP = {"connection", "content-length", "keep-alive", "transfer-encoding", "upgrade"}

_NOBODY = "No target is registered. A task may be starting; Elastic Beanstalk is not run on the embedded AWS."


def apply_to(engine: Engine) -> None:
    forward = alb._forward_to_tg

    async def to_target(target, group, method, path, headers, body, query_params, raw_query_string=None):
        machine = machines.find(str(target.get("Id", "")))
        if machine is not None:
            return await asyncio.to_thread(machine.answer, method, path)
        containers = [
            engine.find(str(one.get("Id", "")))
            for one in [target, *alb._targets.get(group["TargetGroupArn"], [])]
        ]
        if not any(isinstance(one, Process) for one in containers):
            return refusal(
                502,
                "The target does not run here. Of machines nothing is run; the site of one is served that clones a repository of CodeCommit.",
                engine.reasons(),
            )
        asked = f"{path}?{raw_query_string}" if raw_query_string else path
        for container in containers:
            if isinstance(container, Process):
                with container.request() as taken:
                    if taken:
                        return await asyncio.to_thread(_asked, container.socket, method, asked, headers, body)
        return refusal(503, "No target is healthy.", engine.reasons(), again=True)

    async def to_group(arn, *rest):
        if alb._tgs.get(arn) and not alb._targets.get(arn):
            reasons = engine.reasons()
            return refusal(503, _NOBODY, reasons, again=not reasons)
        return await forward(arn, *rest)

    alb._proxy_http_target = to_target
    alb._forward_to_tg = to_group
    alb._describe_target_health = lambda params: _health(engine, params)


def _asked(path_of_socket: str, method: str, path: str, headers: dict, body: bytes | None) -> Answer:
    connection = SocketConnection(path_of_socket, _LONGEST_ANSWER_SECONDS)
    kept = {name: value for name, value in headers.items() if name.lower() not in _HOP_BY_HOP}
    try:
        connection.request(method, path, body=body or None, headers=kept)
        answer = connection.getresponse()
        content = answer.read()
        lines: dict[str, list[str]] = {}
        for name, value in answer.getheaders():
            if name.lower() not in _HOP_BY_HOP:
                lines.setdefault(name.lower(), []).append(value)
        return answer.status, {**lines}, content
    except (OSError, http.client.HTTPException) as error:
        return refusal(502, f"The task did not answer: {type(error).__name__}.")
    finally:
        connection.close()


def _health(engine: Engine, params: dict) -> Answer:
    arn = alb._p(params, "TargetGroupArn")
    group = alb._tgs.get(arn)
    if group is None:
        return alb._error("TargetGroupNotFound", f"Target group '{arn}' not found.")
    asked = {target["Id"] for target in alb._parse_targets_param(params)}
    lines = ""
    for target in alb._targets.get(arn, []):
        if asked and target["Id"] not in asked:
            continue
        container = engine.find(target["Id"])
        well = (
            container.healthy if isinstance(container, Process) else machines.find(target["Id"]) is not None
        )
        state = (
            "<State>healthy</State>"
            if well
            else "<State>unhealthy</State><Reason>Target.FailedHealthChecks</Reason>"
            "<Description>Nothing runs there on the embedded AWS.</Description>"
        )
        lines += (
            f"<member><Target><Id>{escape(target['Id'])}</Id><Port>{target.get('Port', group.get('Port', 80))}</Port>"
            f"</Target><TargetHealth>{state}</TargetHealth></member>"
        )
    return alb._xml(
        200, "DescribeTargetHealth", f"<TargetHealthDescriptions>{lines}</TargetHealthDescriptions>"
    )
