import {
  type PolicyTemplate,
  declaredTypes,
  deployedTemplates,
  policyTemplate,
  servedBy,
} from '@hipaa-cdk/delivery-tools';
import { type PolicyDocument, policySize } from '@hipaa-cdk/permissions';
import type { Session } from '../aws/session';
import { bootstrapWith } from './cdk-bootstrap';
import {
  type PolicyChange,
  deployPolicies,
  deployedPolicies,
  policyChanges,
  recordsStand,
} from './policy-stack';

export interface BootstrapProps {
  readonly workspaceRoot: string;
  /** Shows what would be done, and does nothing. */
  readonly planOnly: boolean;
  /** Opens the records of a protected environment, so that a deploy can change them. The next bootstrap seals them again. */
  readonly openRecords: boolean;
  readonly say: (line: string) => void;
}

/**
 * Makes the policies and the CDK bootstrap of the environment's account and region what the layers need: first said, then
 * done. Doing it again changes nothing.
 */
export async function bootstrap(session: Session, props: BootstrapProps): Promise<void> {
  const { workspaceRoot, planOnly, openRecords, say } = props;
  const { account, region } = session.environment;
  const environments = servedBy(session.environment);
  const templates = await deployedTemplates(workspaceRoot, environments);
  const isProtected = environments.some((one) => one.protected);
  const isSealed = isProtected && !openRecords && (await recordsStand(session));
  const declared = declaredTypes(workspaceRoot);
  const records = isSealed ? 'sealed' : 'open';
  const wanted = policyTemplate({ account, region, templates, declared, records });
  const deployed = await deployedPolicies(session);
  const changes = policyChanges(deployed, wanted);
  const names = environments.map(({ name }) => name);
  const types = new Set(
    templates.flatMap(({ template }) =>
      Object.values(template.Resources ?? {}).map(({ Type }) => String(Type)),
    ),
  );
  say(planText({ account, region, environments: names, types: [...types], wanted, changes }));
  if (isProtected)
    say(
      isSealed
        ? 'records: sealed, no deploy can end them'
        : 'records: open; run this again once the audit layer is deployed, which seals them',
    );
  if (planOnly) return say('nothing was done');
  await apply(session, { deployed, wanted, changes, say });
}

interface ApplyProps extends Pick<BootstrapProps, 'say'> {
  readonly deployed?: PolicyTemplate;
  readonly wanted: PolicyTemplate;
  readonly changes: readonly PolicyChange[];
}

async function apply(session: Session, { deployed, wanted, changes, say }: ApplyProps): Promise<void> {
  const is = (...kinds: readonly PolicyChange['kind'][]): boolean =>
    changes.some(({ kind }) => kinds.includes(kind));
  if (is('new', 'changed')) await deployPolicies(session, transition(deployed, wanted));
  say(is('new', 'changed') ? 'policies: deployed' : 'policies: unchanged');
  say((await bootstrapWith(session, wanted)) ? 'CDK bootstrap: deployed' : 'CDK bootstrap: unchanged');
  if (!is('removed')) return;
  await deployPolicies(session, wanted);
  say('policies that nothing needs any more: removed');
}

/**
 * The wanted policies together with those that are no longer wanted: IAM deletes no policy that a role still has, so the
 * role has to lose it first.
 */
export function transition(deployed: PolicyTemplate | undefined, wanted: PolicyTemplate): PolicyTemplate {
  return { ...wanted, Resources: { ...deployed?.Resources, ...wanted.Resources } };
}

interface PlanTextProps {
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
