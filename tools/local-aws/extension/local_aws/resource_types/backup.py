"""AWS Backup: what a plan covers; the parts that the emulator has no service for are stubs."""

from local_aws.client import client
from local_aws.resource import Resource
from local_aws.stub import Stub
from local_aws.values import present


class BackupSelection(Resource):
    type_name = "AWS::Backup::BackupSelection"
    required = ("BackupPlanId", "BackupSelection")
    replaces = ("BackupPlanId", "BackupSelection")
    tags = None

    def create(self, logical_id, props, stack_name):
        plan, chosen = props["BackupPlanId"], props["BackupSelection"]
        made = client("backup").create_backup_selection(
            BackupPlanId=plan,
            BackupSelection=present(
                chosen, "Conditions", "IamRoleArn", "ListOfTags", "NotResources", "Resources", "SelectionName"
            ),
        )
        selection = made["SelectionId"]
        return f"{selection}_{plan}", {
            "BackupPlanId": plan,
            "Id": f"{selection}_{plan}",
            "SelectionId": selection,
        }

    def update(self, physical_id, old, new):
        raise ValueError("Every change of a backup selection replaces it")

    def delete(self, physical_id, props):
        client("backup").delete_backup_selection(
            BackupPlanId=props["BackupPlanId"], SelectionId=physical_id.split("_", 1)[0]
        )


RESOURCES = (
    BackupSelection(),
    Stub(
        "AWS::Backup::RestoreTestingPlan",
        required=("RestoreTestingPlanName", "RecoveryPointSelection", "ScheduleExpression"),
        replaces=("RestoreTestingPlanName",),
        ref="{RestoreTestingPlanName}",
        attributes={"RestoreTestingPlanArn": "arn:aws:backup:{region}:{account}:restore-testing-plan:{ref}"},
    ),
    Stub(
        "AWS::Backup::RestoreTestingSelection",
        required=(
            "RestoreTestingPlanName",
            "RestoreTestingSelectionName",
            "IamRoleArn",
            "ProtectedResourceType",
        ),
        replaces=("RestoreTestingPlanName", "RestoreTestingSelectionName", "ProtectedResourceType"),
        ref="{RestoreTestingSelectionName}",
        tags=None,
    ),
    Stub(
        "AWS::Backup::Framework",
        required=("FrameworkControls",),
        replaces=("FrameworkName",),
        ref="arn:aws:backup:{region}:{account}:framework:framework-{uuid}",
        attributes={"FrameworkArn": "{ref}", "FrameworkStatus": "ACTIVE", "DeploymentStatus": "COMPLETED"},
        tags=("FrameworkTags", "list"),
    ),
    Stub(
        "AWS::Backup::ReportPlan",
        required=("ReportDeliveryChannel", "ReportSetting"),
        replaces=("ReportPlanName",),
        ref="arn:aws:backup:{region}:{account}:report-plan:report-{uuid}",
        attributes={"ReportPlanArn": "{ref}"},
        tags=("ReportPlanTags", "list"),
    ),
)
