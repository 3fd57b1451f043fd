import {
  type Bootstrapping,
  type PolicyTemplate,
  bootstrappings,
  declaredTypes,
  namedRoles,
  policyTemplate,
  servedBy,
} from '@hipaa-cdk/delivery-tools';
import type { Environment } from '@hipaa-cdk/environments';
import { type PolicyDocument, listOf, policySize, statementsOf } from '@hipaa-cdk/permissions';
import type { Session } from '../aws/session';
import { accountQuestions } from './account-questions';
import { type Readiness, accountReadiness } from './account-readiness';
import { bootstrapCdk } from './cdk-bootstrap';
import {
  type PolicyChange,
  deployPolicies,
  deployedPolicies,
  ownResources,
  policyChanges,
  recordsStand,
} from './policy-stack';

export interface BootstrapProps {
  readonly workspaceRoot: string;
  /** Shows what would be done, and does nothing. */
  readonly planOnly: boolean;
  /** Opens the records of a protected environment, so that a deploy can change them. The next bootstrap seals them again. */
  readonly openRecords: boolean;
  /**
   * Other accounts whose pipelines deploy to this one.
   *
   * @default - those of the last bootstrap
   */
  readonly trustedAccounts?: readonly string[];
  readonly say: (line: string) => void;
}

/**
 * Makes policies, roles and the CDK bootstrap of the environment's account and region what the layers need: first said,
 * then done. Each environment gets its own, and so does what they share. Doing it again changes nothing.
 */
export async function bootstrap(session: Session, props: BootstrapProps): Promise<void> {
  const { workspaceRoot, planOnly, say } = props;
  const { account, region } = session.environment;
  const environments = servedBy(session.environment);
  const declared = declaredTypes(workspaceRoot);
  say(
    `account ${account}, region ${region}, which serves ${environments.map(({ name }) => name).join(', ')}`,
  );
  const records = await recordsOf(session, environments, props);
  const all = await bootstrappings(workspaceRoot, environments);
  const plans: Plan[] = [];
  for (const one of all) plans.push(await planFor(session, one, { ...props, declared, records }));
  say('then the CDK bootstrap, for its bucket: its own roles can make nothing');
  const lacks = await readiness(session, all, declared);
  for (const { text, make } of lacks) say(`${make ? 'made first' : 'to do by hand'}: ${text}`);
  if (planOnly) return say('nothing was done');
  for (const { make } of lacks) await make?.();
  for (const plan of plans) await apply(session, plan, say);
  say((await bootstrapCdk(session)) ? 'CDK bootstrap: deployed' : 'CDK bootstrap: unchanged');
}

/** Sealed where a protected environment is and the records stand, unless somebody opens them. */
async function recordsOf(
  session: Session,
  environments: readonly Environment[],
  { openRecords, say }: BootstrapProps,
): Promise<'open' | 'sealed'> {
  if (!environments.some((one) => one.protected)) return 'open';
  const isSealed = !openRecords && (await recordsStand(session));
  say(
    isSealed
      ? 'records: sealed, no deploy can end them'
      : 'records: open; run this again once the audit layer is deployed, which seals them',
  );
  return isSealed ? 'sealed' : 'open';
}

interface PlanProps extends Pick<BootstrapProps, 'trustedAccounts' | 'say'> {
  readonly declared: ReturnType<typeof declaredTypes>;
  readonly records: 'open' | 'sealed';
}

/** Works out and says what would be done for one environment. */
async function planFor(session: Session, one: Bootstrapping, props: PlanProps): Promise<Plan> {
  const { account, region } = session.environment;
  const { declared, records, say } = props;
  const deployed = await deployedPolicies(session, one.name);
  const trustedAccounts = props.trustedAccounts ?? trusted(deployed);
  const wanted = policyTemplate({ ...one, account, region, declared, records, trustedAccounts });
  const changes = policyChanges(deployed, wanted);
  say(planText({ name: one.name, types: typesOf(one), wanted, changes }));
  return { name: one.name, deployed, wanted, changes };
}

/** What a first deploy needs of the account beside policies. The embedded AWS has all of it. */
async function readiness(
  session: Session,
  all: readonly Bootstrapping[],
  declared: ReturnType<typeof declaredTypes>,
): Promise<readonly Readiness[]> {
  const { account, region, target } = session.environment;
  if (target === 'embedded') return [];
  const templates = all.flatMap((one) => one.templates);
  return accountReadiness({
    templates,
    roles: namedRoles({ account, region, templates, declared }),
    own: await ownResources(
      session,
      templates.map(({ stackName }) => stackName),
    ),
    questions: accountQuestions(session),
  });
}

/** What is there of an environment, and what will be. */
interface Plan {
  readonly name: string;
  readonly deployed?: PolicyTemplate;
  readonly wanted: PolicyTemplate;
  readonly changes: readonly PolicyChange[];
}

async function apply(
  session: Session,
  { name, deployed, wanted, changes }: Plan,
  say: BootstrapProps['say'],
): Promise<void> {
  const is = (...kinds: readonly PolicyChange['kind'][]): boolean =>
    changes.some(({ kind }) => kinds.includes(kind));
  if (is('new', 'changed')) await deployPolicies(session, name, transition(deployed, wanted));
  say(is('new', 'changed') ? `policies of ${name}: deployed` : `policies of ${name}: unchanged`);
  if (!is('removed')) return;
  await deployPolicies(session, name, wanted);
  say(`policies of ${name} that nothing needs any more: removed`);
}

/**
 * The wanted policies together with those that are no longer wanted: IAM deletes no policy that a role still has, so the
 * role has to lose it first.
 */
export function transition(deployed: PolicyTemplate | undefined, wanted: PolicyTemplate): PolicyTemplate {
  return { ...wanted, Resources: { ...deployed?.Resources, ...wanted.Resources } };
}

/** Accounts that the deployed roles let in, beside their own: their ARNs end with the account and `:root`. */
function trusted(deployed: PolicyTemplate | undefined): readonly string[] {
  const trust = deployed?.Resources['DeployRole']?.Properties['AssumeRolePolicyDocument'];
  return statementsOf(trust).flatMap(({ Principal }) =>
    listOf((Principal as { readonly AWS?: unknown } | undefined)?.AWS).flatMap(
      (arn) => /::(\d{12}):root$/.exec(String(arn))?.[1] ?? [],
    ),
  );
}

function typesOf({ templates }: Bootstrapping): readonly string[] {
  const types = templates.flatMap(({ template }) =>
    Object.values(template.Resources ?? {}).map(({ Type }) => String(Type)),
  );
  return [...new Set(types)];
}

interface PlanTextProps {
  /** Name of the environment, or of what they share. */
  readonly name: string;
  readonly types: readonly string[];
  readonly wanted: PolicyTemplate;
  readonly changes: readonly PolicyChange[];
}

/** Lines of one change that are shown. A first bootstrap allows hundreds of things; a later one should read well. */
const SHOWN = 40;

/** What a bootstrap is about to do for one environment, for people. */
export function planText({ name, types, wanted, changes }: PlanTextProps): string {
  return [
    `${name}: policies for ${types.length} resource types, from the templates of its layers, and the roles that deploy them:`,
    ...changes.flatMap((change) => changeLines(change, wanted)),
  ].join('\n');
}

function changeLines(
  { name, kind, added, removed }: PolicyChange,
  wanted: PolicyTemplate,
): readonly string[] {
  const properties = wanted.Resources[name]?.Properties ?? {};
  const document = properties['PolicyDocument'] as PolicyDocument | undefined;
  const size = document ? `, ${policySize(document)} of 6144 characters` : '';
  const head = `  ${kind.padEnd(9)} ${String(properties['ManagedPolicyName'] ?? properties['RoleName'] ?? properties['Name'] ?? name)}${size}`;
  if (kind === 'new' || kind === 'unchanged') return [head];
  const rules = [...added.map((rule) => `+ ${rule}`), ...removed.map((rule) => `- ${rule}`)];
  const more = rules.length > SHOWN ? [`      and ${rules.length - SHOWN} more`] : [];
  return [head, ...rules.slice(0, SHOWN).map((rule) => `      ${rule}`), ...more];
}
