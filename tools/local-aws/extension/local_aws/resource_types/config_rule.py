"""Config rules. They are kept and listed; nothing is evaluated."""

import json

from local_aws.client import client
from local_aws.naming import physical_name
from local_aws.resource import Resource
from local_aws.values import present


class ConfigRule(Resource):
    type_name = "AWS::Config::ConfigRule"
    required = ("Source",)
    replaces = ("ConfigRuleName",)
    tags = None

    def create(self, logical_id, props, stack_name):
        return _put(props.get("ConfigRuleName") or physical_name(stack_name, logical_id), props)

    def update(self, physical_id, old, new):
        return _put(physical_id, new)

    def delete(self, physical_id, props):
        client("config").delete_config_rule(ConfigRuleName=physical_id)


def _put(name, props):
    rule = {
        "ConfigRuleName": name,
        **present(props, "Description", "Scope", "Source", "MaximumExecutionFrequency"),
    }
    parameters = props.get("InputParameters")
    if parameters:
        rule["InputParameters"] = parameters if isinstance(parameters, str) else json.dumps(parameters)
    if props.get("EvaluationModes"):
        rule["EvaluationModes"] = props["EvaluationModes"]
    config = client("config")
    config.put_config_rule(ConfigRule=rule)
    made = config.describe_config_rules(ConfigRuleNames=[name])["ConfigRules"][0]
    return name, {
        "Arn": made["ConfigRuleArn"],
        "ConfigRuleId": made["ConfigRuleId"],
        "Compliance.Type": "INSUFFICIENT_DATA",
    }


RESOURCES = (ConfigRule(),)
