import { partitionOf, thePlatform } from '@hipaa-cdk/environments';
import { type DeployedTemplate, listOf, permissionsOf, statementsOf, textOf } from '@hipaa-cdk/permissions';
import type { PolicyTemplateProps } from './policy-template';
import { ownTags } from './own-tags';

/**
 * Roles of the account that templates hand to services or trust, and do not make: path and name, in alphabetical order.
 * A deploy that finds one of them missing fails.
 */
export function namedRoles(
  props: Pick<PolicyTemplateProps, 'account' | 'region' | 'templates' | 'declared'>,
): readonly string[] {
  const { account, region, templates, declared } = props;
  const partition = partitionOf(region);
  const { needs } = permissionsOf({
    partition,
    region,
    account,
    templates,
    declared,
    tags: ownTags(templates),
  });
  const passed = needs
    .filter(({ action }) => action === 'iam:PassRole')
    .flatMap(({ resources }) => resources);
  const known = { 'AWS::Partition': partition, 'AWS::Region': region, 'AWS::AccountId': account };
  const begin = `arn:${partition}:iam::${account}:role/`;
  const names = [...passed, ...trusted(templates, known)]
    .filter((arn) => arn.startsWith(begin))
    .map((arn) => arn.slice(begin.length));
  const { application } = thePlatform();
  return [...new Set(names)]
    .filter((name) => !name.includes('*') && !name.startsWith(`${application.name}-`))
    .sort();
}

/** ARNs that roles of the templates trust. */
function trusted(
  templates: readonly DeployedTemplate[],
  known: Readonly<Record<string, string>>,
): readonly string[] {
  return templates.flatMap(({ template }) =>
    Object.values(template.Resources ?? {})
      .filter(({ Type }) => Type === 'AWS::IAM::Role')
      .flatMap(({ Properties }) =>
        statementsOf((Properties as { AssumeRolePolicyDocument?: unknown }).AssumeRolePolicyDocument),
      )
      .flatMap(({ Principal }) => listOf((Principal as { readonly AWS?: unknown } | undefined)?.AWS))
      .map((arn) => textOf(arn, known)),
  );
}
