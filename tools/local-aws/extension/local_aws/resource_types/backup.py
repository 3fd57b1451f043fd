"""What a backup plan covers."""

from local_aws.client import client
from local_aws.resource import Resource
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


RESOURCES = (BackupSelection(),)
