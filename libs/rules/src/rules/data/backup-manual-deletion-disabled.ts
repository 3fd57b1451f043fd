import { propertyRule } from '../../reading/property-rule';
import { meansEverybody, policyStatements, type PolicyStatement } from '../../reading/policy-statement';
import { isRecord } from '../../reading/value';

const deleting = ['backup:deleterecoverypoint', 'backup:delete*', 'backup:*', '*'];

/**
 * AWS Config rule: BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED. A denial may spare principals that it names; under any
 * other condition it is none.
 */
export const backupManualDeletionDisabled = propertyRule({
  id: 'BackupManualDeletionDisabled',
  description: 'Nobody deletes recovery points by hand',
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.312(c)(1)'],
  remedy: 'Deny backup:DeleteRecoveryPoint to everybody in the AccessPolicy of the vault.',
  checks: [
    {
      types: ['AWS::Backup::BackupVault'],
      property: 'AccessPolicy',
      holds: (policy) => policyStatements(policy).some(deniesDeletion),
      problem: 'its recovery points can be deleted by hand',
    },
  ],
});

function deniesDeletion(statement: PolicyStatement): boolean {
  return (
    statement.effect === 'Deny' &&
    meansEverybody(statement) &&
    statement.actions.some((action) => deleting.includes(action)) &&
    Object.values(statement.conditions)
      .flatMap((operator) => (isRecord(operator) ? Object.keys(operator) : ['unreadable']))
      .every((key) => /^aws:(principalarn|userid)$/i.test(key))
  );
}
