import { type Environment, grantedParameter, partitionOf } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { type DeployedTemplate, type Granted, missingGrants } from '@hipaa-cdk/permissions';

/**
 * Refuses a layer that needs what the bootstrap has not granted, before CloudFormation is denied it halfway. A bootstrap
 * from before grants were noted is not asked.
 *
 * @param stored values of the parameter store by name
 * @throws UserError `BOOTSTRAP_OUTDATED`
 */
export function assertGranted(
  template: DeployedTemplate,
  { name, account, region }: Pick<Environment, 'name' | 'account' | 'region'>,
  stored: ReadonlyMap<string, string>,
): void {
  const note = stored.get(grantedParameter(template.prefix.at(-1) ?? name));
  if (note === undefined) return;
  const place = { partition: partitionOf(region), account, region };
  const missing = missingGrants(JSON.parse(note) as Granted, template, place);
  if (missing.length === 0) return;
  throw new UserError({
    code: 'BOOTSTRAP_OUTDATED',
    message: `the bootstrap of account ${account}, region ${region} does not let CloudFormation make ${missing.join(', ')}, which ${template.stackName} needs`,
    remedy: `npx nx run delivery:bootstrap --env=${name}`,
  });
}
