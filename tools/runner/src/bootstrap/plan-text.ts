import type { PolicyTemplate } from '@hipaa-cdk/delivery-tools';
import { type PolicyDocument, policySize } from '@hipaa-cdk/permissions';
import type { PolicyChange } from './policy-changes';

export interface PlanTextProps {
  readonly account: string;
  readonly region: string;
  /** Names of the environments that are deployed there. */
  readonly environments: readonly string[];
  readonly types: readonly string[];
  readonly wanted: PolicyTemplate;
  readonly changes: readonly PolicyChange[];
}

/** Lines of one change that are shown. A first bootstrap allows hundreds of things; a later one should read well. */
const SHOWN = 40;

/** What a bootstrap is about to do, for people. */
export function planText(props: PlanTextProps): string {
  const { account, region, environments, types, wanted, changes } = props;
  return [
    `account ${account}, region ${region}, which serves ${environments.join(', ')}`,
    `policies for ${types.length} resource types, from the templates of all layers:`,
    ...changes.flatMap((change) => changeLines(change, wanted)),
    'then the CDK bootstrap: CloudFormation acts with these policies instead of AdministratorAccess, inside the boundary',
  ].join('\n');
}

function changeLines(
  { name, kind, added, removed }: PolicyChange,
  wanted: PolicyTemplate,
): readonly string[] {
  const properties = wanted.Resources[name]?.Properties ?? {};
  const document = properties['PolicyDocument'] as PolicyDocument | undefined;
  const size = document ? `, ${policySize(document)} of 6144 characters` : '';
  const head = `  ${kind.padEnd(9)} ${String(properties['ManagedPolicyName'] ?? properties['Name'] ?? name)}${size}`;
  if (kind === 'new' || kind === 'unchanged') return [head];
  const rules = [...added.map((rule) => `+ ${rule}`), ...removed.map((rule) => `- ${rule}`)];
  const more = rules.length > SHOWN ? [`      and ${rules.length - SHOWN} more`] : [];
  return [head, ...rules.slice(0, SHOWN).map((rule) => `      ${rule}`), ...more];
}
