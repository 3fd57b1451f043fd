"""Templates that AWS refuses and the emulator's own handlers take: what they refer to must exist and fit."""

import ipaddress

from ministack.services import cloudwatch_logs, ec2, rds, s3

from local_aws.adjustments.handler_wrapping import before_change
from local_aws.values import number


def apply() -> None:
    before_change("AWS::EC2::VPC", _address_range)
    for type_name in ("AWS::EC2::SecurityGroup", "AWS::EC2::VPCEndpoint", "AWS::EC2::RouteTable"):
        before_change(type_name, _network)
    before_change("AWS::EC2::Subnet", _subnet)
    before_change("AWS::Logs::LogGroup", _retention)
    before_change("AWS::S3::BucketPolicy", _bucket)
    before_change("AWS::RDS::DBCluster", _cluster)
    before_change("AWS::Cognito::UserPool", _passkeys)


def _address_range(props):
    if props.get("CidrBlock"):
        _parsed(props["CidrBlock"])
    return props


def _parsed(cidr):
    try:
        return ipaddress.ip_network(cidr)
    except ValueError as error:
        raise ValueError(f"The CIDR '{cidr}' is invalid: {error}") from error


def _network(props):
    network = props.get("VpcId")
    if network and network not in ec2._vpcs:
        raise ValueError(f"The vpc ID '{network}' does not exist")
    return props


def _subnet(props):
    _network(props)
    network = ec2._vpcs.get(props.get("VpcId"))
    if network and props.get("CidrBlock"):
        inner, outer = _parsed(props["CidrBlock"]), _parsed(network["CidrBlock"])
        if inner.version == outer.version and not inner.subnet_of(outer):
            raise ValueError(f"The CIDR '{inner}' is invalid: it is not within {outer}")
    return props


def _retention(props):
    days = props.get("RetentionInDays")
    if days is not None and number(days) not in cloudwatch_logs._VALID_RETENTION_DAYS:
        raise ValueError(f"{days} is not a valid RetentionInDays")
    return props


def _bucket(props):
    if props.get("Bucket") not in s3._buckets:
        raise ValueError("The specified bucket does not exist")
    return props


def _cluster(props):
    subnets = props.get("DBSubnetGroupName")
    if subnets and subnets not in rds._subnet_groups:
        raise ValueError(f"DB subnet group '{subnets}' does not exist")
    settings = props.get("DBClusterParameterGroupName")
    if settings and not settings.startswith("default.") and settings not in rds._db_cluster_param_groups:
        raise ValueError(f"DBClusterParameterGroup not found: {settings}")
    return props


def _passkeys(props):
    first_factors = ((props.get("Policies") or {}).get("SignInPolicy") or {}).get("AllowedFirstAuthFactors")
    counts_as_both = props.get("WebAuthnFactorConfiguration") == "MULTI_FACTOR_WITH_USER_VERIFICATION"
    if "WEB_AUTHN" in (first_factors or []) and props.get("MfaConfiguration") == "ON" and not counts_as_both:
        raise ValueError(
            "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an "
            "allowed first auth factor"
        )
    return props
