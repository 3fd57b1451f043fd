import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { isCustomerKey } from '../../reading/customer-key';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isTrue, written } from '../../reading/value';
import { databases } from './database-engine';

/**
 * Either RDS makes, keeps and rotates the secret, encrypted with a key of the account; or the password comes from a secret
 * of the template that has a rotation schedule there. A database without a password of its own (a replica, a restore) is
 * not judged.
 */
export const databaseMasterSecret: Rule = {
  id: 'DatabaseMasterSecret',
  description: 'Master passwords of databases are kept in a secret that rotates',
  citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.308(a)(5)(ii)(D)', '45 CFR 164.312(d)'],
  remedy: 'Set ManageMasterUserPassword to true and MasterUserSecret.KmsKeyId to a key of your own.',
  evaluate: (template) => databases(template).flatMap((database) => verdicts(database, template)),
};

function verdicts(database: ViewedResource, template: TemplateView): Verdict[] {
  const { ManageMasterUserPassword: managed, MasterUserPassword: password } = database.properties;
  if (isTrue(managed)) return [managedSecret(database, template)];
  if (password === undefined && database.properties['MasterUsername'] === undefined) return [];
  const finding = { property: 'MasterUserPassword', value: password };
  return [
    judged(database, {
      ...finding,
      holds: rotates(password, template),
      problem: 'its master password is not managed by RDS, nor taken from a secret that rotates',
    }),
  ];
}

function managedSecret(database: ViewedResource, template: TemplateView): Verdict {
  const property = 'MasterUserSecret.KmsKeyId';
  const values = readings(database.properties, property);
  const holds = values.every((value) => isCustomerKey(value, template));
  const problem = 'its secret is not encrypted with a key of your own';
  return judged(database, { property, value: values[0], holds, problem });
}

/** Whether a password is read from a secret that a schedule of the template rotates. */
function rotates(password: unknown, template: TemplateView): boolean {
  const text = written(password);
  if (!text.includes('{{resolve:secretsmanager:')) return false;
  return template
    .resources('AWS::SecretsManager::RotationSchedule')
    .flatMap(({ properties }) => secretOf(properties['SecretId'], template))
    .some((secret) => text.includes(`"${secret}"`) || text.includes(`\${${secret}}`));
}

/** The secret that a schedule rotates; an attachment stands for the secret that it attaches. */
function secretOf(value: unknown, template: TemplateView): readonly string[] {
  const target = template.target(value);
  if (!target) return [];
  const attached = template.target(target.properties['SecretId']);
  return target.Type === 'AWS::SecretsManager::SecretTargetAttachment' && attached
    ? [attached.logicalId]
    : [target.logicalId];
}
