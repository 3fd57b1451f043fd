import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { mayHoldHealthData, judged, propertyRule } from '../../reading/property-rule';
import { isAtLeast, isFalse, isRecord, items, readings, numberOf, written } from '../../reading/values';
import { retentionFloors } from '../logging/retention-floors';
import { backupSelectionOf, isDaily } from './backup-selections';
import { isAurora } from './database-engine';
import { denies } from '../../reading/denials';

const { days: databaseDays } = retentionFloors.database;

const { days: planDays } = retentionFloors.backupPlan;

const PLAN_RULES = 'BackupPlan.BackupPlanRule';

const { days: vaultDays } = retentionFloors.backupVault;

/** Tag of a machine that keeps nothing. It is what a reviewer, or a search in the account, finds beside the claim. */
const STATELESS = 'Stateless';

export const backupRules: readonly Rule[] = [
  /**
   * AWS Config rule: AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN.
   *
   * Aurora's own continuous backup counts as well, when it reaches back as far as it can and is not deleted with the cluster:
   * it restores to any second, where a plan restores to any day. AWS Config knows backup plans only, and goes on reporting
   * such a cluster; the auroraVerdict names which of the two it found. A plan in another template is not seen.
   */
  {
    id: 'AuroraInBackupPlan',
    description: 'Aurora clusters with health data are backed up beyond their own life',
    citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.308(a)(7)(ii)(B)'],
    remedy: `Select the cluster in a backup plan, or set BackupRetentionPeriod to ${databaseDays} and DeleteAutomatedBackups to false.`,
    evaluate: (template, context) =>
      mayHoldHealthData(context)
        ? template
            .resources('AWS::RDS::DBCluster')
            .filter(isAurora)
            .map((cluster) => auroraVerdict(cluster, template))
        : [],
  },

  /**
   * AWS Config rule: BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED. A denial may spare principals that it names; under any
   * other condition it is none.
   */
  propertyRule({
    id: 'BackupManualDeletionDisabled',
    description: 'Nobody deletes recovery points by hand',
    citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.312(c)(1)'],
    remedy: 'Deny backup:DeleteRecoveryPoint to everybody in the AccessPolicy of the vault.',
    checks: [
      {
        types: ['AWS::Backup::BackupVault'],
        property: 'AccessPolicy',
        holds: deniesDeletion,
        problem: 'its recovery points can be deleted by hand',
      },
    ],
  }),

  /**
   * AWS Config rule: BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK, with the numbers of AWS's HIPAA pack. One rule of the
   * plan has to come round daily and keep what it makes; a rule that never deletes keeps it.
   */
  {
    id: 'BackupPlanDaily',
    description: `Backup plans make a recovery point every day and keep it for ${planDays} days`,
    citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.308(a)(7)(ii)(B)'],
    remedy: `Add a rule with a daily ScheduleExpression and a Lifecycle.DeleteAfterDays of ${planDays} or more.`,
    evaluate: (template) => template.resources('AWS::Backup::BackupPlan').map(dailyVerdict),
  },

  /** An air-gapped vault calls the same thing `MinRetentionDays`, and is locked by construction. */
  propertyRule({
    id: 'BackupVaultLocked',
    description: `Vaults with health data keep every recovery point for ${vaultDays} days, whoever asks`,
    citations: ['45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.312(c)(1)'],
    remedy: `Set LockConfiguration.MinRetentionDays to ${vaultDays} or more.`,
    applies: mayHoldHealthData,
    checks: [
      {
        types: ['AWS::Backup::BackupVault'],
        property: 'LockConfiguration.MinRetentionDays',
        holds: isAtLeast(vaultDays),
        problem: 'an administrator can take its recovery points away',
      },
      {
        types: ['AWS::Backup::LogicallyAirGappedBackupVault'],
        property: 'MinRetentionDays',
        holds: isAtLeast(vaultDays),
        problem: `it keeps recovery points for less than ${vaultDays} days`,
      },
    ],
  }),

  /**
   * AWS Config rule: EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN. A machine has no backups of its own that could count. One that
   * is tagged as stateless has nothing to back up: a backup of it would be a copy of a public image.
   */
  {
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
  },

  /** A tag selects what carries it, in whichever template; a name of a tag that nothing here carries is a slip. */
  {
    id: 'BackupSelectionSelects',
    description: 'What a backup plan selects is there',
    citations: ['45 CFR 164.308(a)(7)(ii)(A)'],
    remedy: 'Name resources by reference, or by a tag that they carry.',
    evaluate: (template) =>
      template.resources('AWS::Backup::BackupSelection').map((selection) => {
        const value = selection.properties['BackupSelection'];
        const holds = readings(selection.properties, 'BackupSelection').every((one) =>
          selectsSomething(one, template),
        );
        const problem = 'nothing of the template is what it selects, so that nothing is backed up';
        return judged(selection, { property: 'BackupSelection', value, holds, problem });
      }),
  },

  /** A restore testing plan that selects something restores it on schedule. What came of it is evidence of the account. */
  {
    id: 'RestoreDrill',
    description: 'What is backed up is also restored, as a drill',
    citations: ['45 CFR 164.308(a)(7)(ii)(D)'],
    remedy: 'Add an AWS::Backup::RestoreTestingPlan with a RestoreTestingSelection.',
    evaluate: (template, context) => {
      if (!mayHoldHealthData(context)) return [];
      const drills = template
        .resources('AWS::Backup::RestoreTestingPlan')
        .filter((plan) => selects(plan, template));
      return template.resources('AWS::Backup::BackupPlan').map((plan) =>
        judged(plan, {
          property: 'RestoreTestingPlan',
          value: drills[0]?.properties['ScheduleExpression'],
          holds: drills.length > 0,
          problem: 'no restore testing plan of the template proves that it can be restored',
        }),
      );
    },
  },
];

function auroraVerdict(cluster: ViewedResource, template: TemplateView): Verdict {
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
    holds: isAtLeast(databaseDays)(value) && isFalse(deleted),
    problem: 'no backup plan selects it, and its own backups are too short or deleted with it',
  });
}

function deniesDeletion(policy: unknown): boolean {
  return denies(policy, {
    actions: ['backup:DeleteRecoveryPoint'],
    requests: [{}],
    sparing: /^aws:(principalarn|userid)$/i,
  });
}

/** Whether a selection names anything: everything, something by reference or ARN, or by a tag that something carries. */
function selectsSomething(selection: unknown, template: TemplateView): boolean {
  const named = readings(selection, 'Resources').flatMap(items);
  const excluded = readings(selection, 'NotResources').flatMap(items);
  const tags = [
    ...readings(selection, 'ListOfTags').flatMap(items),
    ...readings(selection, 'Conditions.StringEquals').flatMap(items),
  ];
  if (named.length > 0 && named.every((one) => excluded.some((other) => written(one) === written(other))))
    return false;
  return named.length + excluded.length + tags.length > 0 && tags.every((tag) => isCarried(tag, template));
}

/** Whether resources of the template carry a tag of that name. What a value is for may be in another template, and its name is not. */
function isCarried(tag: unknown, template: TemplateView): boolean {
  const text = written(tag);
  if (!isRecord(tag) || /"(Ref|Fn::)/.test(text)) return true;
  const key = String(tag['ConditionKey']).replace(/^aws:ResourceTag\//, '');
  return template.resources().some(({ properties }) =>
    readings(properties, 'Tags')
      .flatMap((tags) =>
        isRecord(tags)
          ? Object.keys(tags)
          : items(tags).map((one) => (isRecord(one) ? one['Key'] : undefined)),
      )
      .some((name) => name === key),
  );
}

function dailyVerdict(plan: ViewedResource) {
  const value = readings(plan.properties, PLAN_RULES)[0];
  const problem = `no rule of it comes round daily and keeps recovery points for ${planDays} days`;
  return judged(plan, { property: PLAN_RULES, value, holds: items(value).some(isEnough), problem });
}

function isEnough(rule: unknown): boolean {
  const kept = readings(rule, 'Lifecycle.DeleteAfterDays');
  return (
    readings(rule, 'ScheduleExpression').every(isDaily) &&
    kept.every((value) => value === undefined || (numberOf(value) ?? 0) >= planDays)
  );
}

function statelessTag({ properties }: ViewedResource): unknown {
  return items(properties['Tags']).find(
    (tag) => isRecord(tag) && tag['Key'] === STATELESS && tag['Value'] === 'true',
  );
}

function selects(plan: ViewedResource, template: TemplateView): boolean {
  const name = plan.properties['RestoreTestingPlanName'];
  return template.resources('AWS::Backup::RestoreTestingSelection').some(({ properties }) => {
    const value = properties['RestoreTestingPlanName'];
    return template.target(value)?.logicalId === plan.logicalId || (name !== undefined && value === name);
  });
}
