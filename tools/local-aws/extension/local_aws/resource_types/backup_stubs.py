"""The parts of AWS Backup that the emulator's own service lacks."""

from local_aws.stub import Stub

RESOURCES = (
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
