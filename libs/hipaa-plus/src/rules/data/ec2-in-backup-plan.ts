import type { Rule } from '@hipaa-cdk/template-rules';
import { mayHoldHealthData } from '../../reading/applicability';
import { judged } from '../../reading/judged';
import { backupSelectionOf } from './backup-selections';

/**
 * AWS Config rule: EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN. A machine has no backups of its own that could count. One that
 * holds nothing needs an exception, with that as the reason.
 */
export const ec2InBackupPlan: Rule = {
  id: 'Ec2InBackupPlan',
  description: 'Machines that may hold health data are in a backup plan',
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.308(a)(7)(ii)(B)'],
  remedy: 'Select the instance in a backup plan, by its ARN or by a tag.',
  evaluate: (template, context) =>
    mayHoldHealthData(context)
      ? template.resources('AWS::EC2::Instance').map((instance) => {
          const selection = backupSelectionOf(instance, template, ':instance/*');
          return judged(instance, {
            property: 'Tags',
            value: selection ? selection.properties['BackupSelection'] : instance.properties['Tags'],
            holds: selection !== undefined,
            problem: 'no backup plan of the template selects it',
          });
        })
      : [],
};
