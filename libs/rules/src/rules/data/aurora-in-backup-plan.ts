import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { mayHoldHealthData } from '../../reading/applicability';
import { judged } from '../../reading/judged';
import { isAtLeast, isFalse } from '../../reading/value';
import { retentionFloors } from '../logging/retention-floors';
import { backupSelectionOf } from './backup-selections';
import { isAurora } from './database-engine';

const { days } = retentionFloors.database;

/**
 * AWS Config rule: AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN.
 *
 * Aurora's own continuous backup counts as well, when it reaches back as far as it can and is not deleted with the cluster:
 * it restores to any second, where a plan restores to any day. AWS Config knows backup plans only, and goes on reporting
 * such a cluster; the verdict names which of the two it found. A plan in another template is not seen.
 */
export const auroraInBackupPlan: Rule = {
  id: 'AuroraInBackupPlan',
  description: 'Aurora clusters with health data are backed up beyond their own life',
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.308(a)(7)(ii)(B)'],
  remedy: `Select the cluster in a backup plan, or set BackupRetentionPeriod to ${days} and DeleteAutomatedBackups to false.`,
  evaluate: (template, context) =>
    mayHoldHealthData(context)
      ? template
          .resources('AWS::RDS::DBCluster')
          .filter(isAurora)
          .map((cluster) => verdict(cluster, template))
      : [],
};

function verdict(cluster: ViewedResource, template: TemplateView): Verdict {
  const selection = backupSelectionOf(cluster, template, ':cluster:*');
  if (selection) {
    const value = selection.properties['BackupSelection'];
    return {
      outcome: 'pass',
      logicalId: cluster.logicalId,
      property: `${selection.logicalId}.BackupSelection`,
      value,
    };
  }
  const { BackupRetentionPeriod: value, DeleteAutomatedBackups: deleted } = cluster.properties;
  return judged(cluster, {
    property: 'BackupRetentionPeriod',
    value,
    holds: isAtLeast(days)(value) && isFalse(deleted),
    problem: 'no backup plan selects it, and its own backups are too short or deleted with it',
  });
}
