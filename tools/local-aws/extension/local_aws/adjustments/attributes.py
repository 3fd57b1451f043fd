"""`Fn::GetAtt` attributes that AWS has and the emulator's own handlers leave out."""

from ministack.services import ec2, rds

from local_aws.adjustments.handler_wrapping import after_change


def apply() -> None:
    after_change("AWS::EC2::VPC", _of_network)
    after_change("AWS::EC2::Subnet", _of_subnet)
    after_change("AWS::EC2::SecurityGroup", lambda group, props, attributes: {**attributes, "Id": group})
    after_change("AWS::RDS::DBInstance", _of_database_instance)


def _of_network(network, props, attributes):
    cidr = ec2._vpcs[network]["CidrBlock"]
    association = f"vpc-cidr-assoc-{network.removeprefix('vpc-')}"
    return {
        **attributes,
        "CidrBlock": cidr,
        "CidrBlockAssociations": [association],
        "Ipv6CidrBlocks": [],
    }


def _of_subnet(subnet, props, attributes):
    record = ec2._subnets[subnet]
    return {
        **attributes,
        "AvailabilityZoneId": record["AvailabilityZoneId"],
        "CidrBlock": record["CidrBlock"],
        "VpcId": record["VpcId"],
        "Ipv6CidrBlocks": [],
        "NetworkAclAssociationId": f"aclassoc-{subnet.removeprefix('subnet-')}",
    }


def _of_database_instance(instance, props, attributes):
    return {**attributes, "Endpoint.HostedZoneId": rds._instances[instance]["Endpoint"]["HostedZoneId"]}
