import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { mayHoldHealthData } from '../../reading/applicability';
import { judged } from '../../reading/judged';
import { items } from '../../reading/readings';
import { isRecord } from '../../reading/value';
import { backupSelectionOf } from './backup-selections';

/** Tag of a machine that keeps nothing. It is what a reviewer, or a search in the account, finds beside the claim. */
const STATELESS = 'Stateless';

/**
 * AWS Config rule: EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN. A machine has no backups of its own that could count. One that
 * is tagged as stateless has nothing to back up: a backup of it would be a copy of a public image.
 */
export const ec2InBackupPlan: Rule = {
  id: 'Ec2InBackupPlan',
  description: 'Machines that may hold health data are in a backup plan',
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.308(a)(7)(ii)(B)'],
  remedy: `Select the instance in a backup plan, by its ARN or by a tag; tag one that keeps nothing with ${STATELESS}: true.`,
  evaluate: (template, context) =>
    mayHoldHealthData(context)
      ? template.resources('AWS::EC2::Instance').map((instance): Verdict => {
          const tag = statelessTag(instance);
          const selection = backupSelectionOf(instance, template, ':instance/*');
          return judged(instance, {
            property: 'Tags',
            value: tag ?? selection?.properties['BackupSelection'] ?? instance.properties['Tags'],
            holds: tag !== undefined || selection !== undefined,
            problem: 'no backup plan of the template selects it',
          });
        })
      : [],
};

function statelessTag({ properties }: ViewedResource): unknown {
  return items(properties['Tags']).find(
    (tag) => isRecord(tag) && tag['Key'] === STATELESS && tag['Value'] === 'true',
  );
}
