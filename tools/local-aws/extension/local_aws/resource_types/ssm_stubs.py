"""The parts of Systems Manager beside the parameter store: documents and what applies them."""

from local_aws.stub import Stub

RESOURCES = (
    Stub("AWS::SSM::Document", required=("Content",), replaces=("DocumentType", "Name"), named_by="Name"),
    Stub(
        "AWS::SSM::Association",
        required=("Name",),
        replaces=("InstanceId",),
        ref="{uuid}",
        attributes={"AssociationId": "{ref}"},
    ),
    Stub(
        "AWS::SSM::MaintenanceWindow",
        required=("Name", "Schedule", "Duration", "Cutoff", "AllowUnassociatedTargets"),
        ref="mw-{hex:.17}",
        attributes={"WindowId": "{ref}"},
    ),
    Stub(
        "AWS::SSM::PatchBaseline",
        required=("Name",),
        replaces=("OperatingSystem",),
        ref="pb-{hex:.17}",
        attributes={"Id": "{ref}"},
    ),
    Stub(
        "AWS::SSM::ResourceDataSync",
        required=("SyncName",),
        replaces=("SyncName", "SyncType", "S3Destination"),
        ref="{SyncName}",
        attributes={"SyncName": "{ref}"},
        tags=None,
    ),
)
