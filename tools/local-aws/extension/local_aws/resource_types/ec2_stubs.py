"""The parts of EC2 that the emulator's own service lacks."""

from local_aws.stub import Stub

RESOURCES = (
    Stub(
        "AWS::EC2::InstanceConnectEndpoint",
        required=("SubnetId",),
        replaces=("ClientToken", "PreserveClientIp", "SecurityGroupIds", "SubnetId"),
        ref="eice-{hex:.17}",
        attributes={
            "Id": "{ref}",
            "InstanceConnectEndpointArn": "arn:aws:ec2:{region}:{account}:instance-connect-endpoint/{ref}",
            "OwnerId": "{account}",
            "State": "create-complete",
        },
    ),
    Stub(
        "AWS::EC2::SubnetNetworkAclAssociation",
        required=("NetworkAclId", "SubnetId"),
        replaces=("NetworkAclId", "SubnetId"),
        ref="aclassoc-{hex:.17}",
        attributes={"AssociationId": "{ref}"},
        tags=None,
    ),
    Stub(
        "AWS::EC2::VPCBlockPublicAccessOptions",
        required=("InternetGatewayBlockMode",),
        ref="{account}",
        attributes={"AccountId": "{ref}", "ExclusionsAllowed": "allowed"},
        tags=None,
    ),
    Stub(
        "AWS::EC2::VPCBlockPublicAccessExclusion",
        required=("InternetGatewayExclusionMode",),
        replaces=("SubnetId", "VpcId"),
        ref="vpcbpa-exclude-{hex:.17}",
        attributes={"ExclusionId": "{ref}"},
    ),
)
