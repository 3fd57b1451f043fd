import {
  ACCOUNT,
  accountKeeper,
  allEnvironments,
  bootstrapArn,
  boundaryName,
  executionRoleName,
  findEnvironment,
  launchBoundaryName,
  partitionOf,
  productBoundaryName,
  thePlatform,
} from '@hipaa-cdk/environments';
import {
  type DeclaredType,
  type DeployedTemplate,
  type Permissions,
  type PolicyDocument,
  type PolicySet,
  type Statement,
  actionReference,
  evaluate,
  permissionsOf,
  statementProblems,
  statementsOf,
} from '@hipaa-cdk/permissions';
import { ownTags } from '../policy/own-tags';
import { deployingRoles } from '../policy/deploying-roles';
import { type PolicyTemplate, policyTemplate } from '../policy/policy-template';
import { publishingLayers } from '../policy/publishing-layers';
import { groupAlternatives } from './alternatives';
import { ATTACKS, type Attack, type Attacker } from './attacks';
import { BETWEEN } from './attacks-between';
import { pipelineAttacks } from './attacks-pipelines';
import { KNOWN_CALLS } from './known-calls';
import { sampleRequests } from './sample-requests';
import { trustResults } from './trusts';

/** What is deployed of one environment, or of what the environments of an account share. */
export interface VerifiedPlace {
  /** What is judged, for people. */
  readonly name: string;
  /** Name of the environment, or `account`. */
  readonly environment: string;
  /**
   * Names of the other environments of the account.
   *
   * @default - none
   */
  readonly others?: readonly string[];
  readonly account: string;
  readonly region: string;
  readonly templates: readonly DeployedTemplate[];
  /** Templates that are judged; the others are there because one role serves them all. */
  readonly judged: readonly DeployedTemplate[];
  readonly declared: Readonly<Record<string, DeclaredType>>;
  /**
   * What CloudFormation needs for the templates, for whoever judges them more than once.
   *
   * @default - computed
   */
  readonly permissions?: Permissions;
  /**
   * Whether attacks are tried too. They are the same for every setting of a layer.
   *
   * @default true
   */
  readonly attacked?: boolean;
  /**
   * Changes what the bootstrap made before it is judged, to see that a mistake in it is found.
   *
   * @default - it is judged as it is
   */
  readonly changed?: (made: PolicyTemplate) => PolicyTemplate;
}

/** What came out for one place. */
export interface Verification {
  readonly name: string;
  readonly templates: number;
  readonly types: number;
  readonly evaluations: number;
  readonly allowed: number;
  readonly notUsed: number;
  readonly denied: readonly string[];
  readonly attacks: number;
  readonly open: readonly string[];
  readonly problems: readonly string[];
  readonly width: Width;
}

/** How much CloudFormation may do. */
export interface Width {
  readonly policies: number;
  readonly actions: number;
  /** Actions on `*`; those of them that write; those that could name a resource. */
  readonly anywhere: number;
  readonly writesAnywhere: number;
  readonly couldName: readonly string[];
}

/** Whoever calls: CloudFormation with the role of the environment. */
function callerOf({ environment, account, region }: VerifiedPlace): { readonly arn: string } {
  const name = executionRoleName({ name: environment, region });
  return { arn: bootstrapArn('role', name, { account, region }) };
}

/** What CloudFormation needs for all templates of a place, whichever of them are judged. */
export function permissionsIn({ account, region, templates, declared }: VerifiedPlace): Permissions {
  const place = { partition: partitionOf(region), account, region };
  return permissionsOf({ ...place, templates, declared, tags: ownTags(templates) });
}

/** Judges one place: whether CloudFormation may do all that it has to, and nobody what nobody should. */
export function verify(place: VerifiedPlace): Verification {
  const { account, region, templates, judged, declared, attacked = true, changed = (made) => made } = place;
  const { environment, others } = place;
  const permissions = place.permissions ?? permissionsIn(place);
  const props = { name: environment, others, account, region, templates, declared, permissions };
  const open = changed(policyTemplate({ ...props, records: 'open' }));
  const attacks = attacked ? attacksOn(place) : [];
  const sealed = attacked ? changed(policyTemplate({ ...props, records: 'sealed' })) : open;
  const identity = execution(open);
  const policies: PolicySet = { identity, boundary: document(open, boundaryName(props)) };
  const results = judged.map((template) => suffices(template, permissions, place, policies));
  const facts = knownCalls(place, policies);
  const trusts = trustResults(judged);
  const documents = [
    ...identity,
    ...Object.values(open.Resources).flatMap(({ Properties }) => policyOf(Properties)),
  ];
  return {
    name: place.name,
    templates: judged.length,
    types: new Set(results.flatMap(({ types }) => types)).size,
    evaluations: results.reduce((sum, one) => sum + one.evaluations, facts.length),
    allowed:
      results.reduce((sum, one) => sum + one.evaluations - one.denied.length, 0) +
      facts.filter((line) => line === undefined).length,
    notUsed: results.reduce((sum, one) => sum + one.notUsed, 0),
    denied: [...results.flatMap(({ denied }) => denied), ...facts.filter((line) => line !== undefined)],
    attacks: attacks.reduce((sum, { by }) => sum + by.length, trusts.tried),
    open: [
      ...attacks.flatMap((attack) => tried(attack, attack.sealed ? sealed : open, place)),
      ...trusts.open,
    ],
    problems: [...new Set(documents.flatMap((one) => statementProblems(one)).map(({ text }) => text))],
    width: widthOf(identity),
  };
}

function suffices(
  template: DeployedTemplate,
  permissions: Permissions,
  place: VerifiedPlace,
  policies: PolicySet,
) {
  const { account, region, templates } = place;
  const own = { partition: partitionOf(region), region, account, templates, tags: ownTags(templates) };
  const types = [
    ...new Set(Object.values(template.template.Resources ?? {}).map(({ Type }) => String(Type))),
  ];
  const isOf = (type: string): boolean =>
    !type.includes('::') || type.split(', ').some((one) => types.includes(one));
  const needs = permissions.needs.filter(({ type }) => isOf(type));
  const notUsed = permissions.notUsed.filter(({ type }) => isOf(type));
  let evaluations = 0;
  const denied: string[] = [];
  for (const alternatives of groupAlternatives(needs)) {
    const tried = alternatives.map((need) => {
      const requests = sampleRequests(need, template, own);
      const lacking = requests.filter(
        (request) => !evaluate({ ...request, caller: callerOf(place) }, policies).allowed,
      );
      return { requests, lacking };
    });
    const best = tried.find(({ lacking }) => lacking.length === 0) ?? tried[0];
    evaluations += best?.requests.length ?? 0;
    denied.push(
      ...(best?.lacking ?? []).map(
        ({ type, action, resource }) => `${template.stackName}: ${type} needs ${action} on ${resource}`,
      ),
    );
  }
  return { types, evaluations, denied, notUsed: notUsed.length };
}

/** Lines for calls that are denied; undefined for those that are allowed. */
function knownCalls(place: VerifiedPlace, policies: PolicySet): readonly (string | undefined)[] {
  return place.judged.flatMap(({ stackName, prefix }) => {
    const [application = '', environment = ''] = prefix;
    const layer = stackName.slice(`${application}-${environment}-`.length);
    return KNOWN_CALLS.filter((call) => call.layer === layer).map((call) => {
      const filled = (text: string): string => fill(text, place, environment);
      const request = {
        caller: callerOf(place),
        action: call.action,
        resource: filled(call.resource),
        context: {
          'aws:RequestedRegion': place.region,
          ...Object.fromEntries(
            Object.entries(call.context ?? {}).map(([key, value]) => [key, filled(value)]),
          ),
        },
      };
      return evaluate(request, policies).allowed
        ? undefined
        : `${stackName}: ${call.action} on ${request.resource} is denied (${call.source})`;
    });
  });
}

/** Who is there in each environment; all others belong to the account. */
const OF_ENVIRONMENTS: ReadonlySet<Attacker> = new Set([
  'execution',
  'layer role',
  'deploy role',
  'publish role',
] as const);

/** How logical ids begin of the roles that the account's layers make for whoever delivers. */
const DELIVERING = {
  'pull request': () => /^(GithubPullRequest|PullRequestRole)/,
  review: () => /^(GithubBranch|BuildRole)/,
  approver: (id) => new RegExp(`^Approver${id}Role`),
  pipeline: (id) => new RegExp(`^(Deploy${id}Role|GithubDeploy${id}[0-9A-F]{8}$)`),
} as const satisfies Partial<Record<Attacker, (environment: string) => RegExp>>;

function deliveringRole(attacker: Attacker, { of = '' }: Pick<Attack, 'of'>): RegExp | undefined {
  const role = (DELIVERING as Partial<Record<Attacker, (environment: string) => RegExp>>)[attacker];
  return role?.(of.charAt(0).toUpperCase() + of.slice(1));
}

/** The attacks of the table that this environment's roles can try, those on every neighbour included. */
function attacksOn({ environment, others = [], templates }: VerifiedPlace): readonly Attack[] {
  const isAccount = environment === ACCOUNT;
  // Whatever launches products belongs to the account, and so do its roles.
  const fits = (attacker: Attacker, attack: Attack): boolean => {
    if (OF_ENVIRONMENTS.has(attacker)) return true;
    // Nobody is stopped who is not there.
    const role = deliveringRole(attacker, attack);
    return isAccount && (role === undefined || policiesOfRole(templates, role).length > 0);
  };
  const neighbours = isAccount ? others : [...others, ACCOUNT];
  const between = neighbours.flatMap((other) =>
    BETWEEN.filter(({ from }) => from === 'everybody' || !isAccount).map((attack) => ({
      ...attack,
      resource: attack.resource.replaceAll('{other}', other),
      context: Object.fromEntries(
        Object.entries(attack.context ?? {}).map(([key, value]) => [key, value.replaceAll('{other}', other)]),
      ),
    })),
  );
  const pipelines = isAccount ? others.flatMap((one) => pipelineAttacks(neighboursOf(one, others))) : [];
  return [...ATTACKS, ...between, ...pipelines]
    .map((attack) => ({ ...attack, by: attack.by.filter((one) => fits(one, attack)) }))
    .filter(({ by }) => by.length > 0);
}

/** What the pipelines of an environment have no business with: all others, and the account where they do not keep it. */
function neighboursOf(environment: string, all: readonly string[]) {
  const keeper = accountKeeper(findEnvironment(environment), allEnvironments()).name;
  const others = all.filter((other) => other !== environment);
  return { environment, others: keeper === environment ? others : [...others, ACCOUNT] };
}

function tried(attack: Attack, template: PolicyTemplate, place: VerifiedPlace): readonly string[] {
  return attack.by
    .filter((attacker) => {
      const request = {
        caller: callerOf(place),
        action: attack.action,
        resource: fill(attack.resource, place, place.environment),
        context: {
          'aws:RequestedRegion': place.region,
          ...Object.fromEntries(
            Object.entries(attack.context ?? {}).map(([key, value]) => [
              key,
              fill(value, place, place.environment),
            ]),
          ),
        },
      };
      if (actionReference(attack.action) === undefined) return true;
      const policies = { ...policiesOf(attacker, attack, template, place), ...trustFor(attack, place) };
      return evaluate(request, policies).possible;
    })
    .map(
      (attacker) =>
        `${attacker}${attack.of ? ` of ${attack.of}` : ''}: ${attack.action} on ${attack.resource} (${attack.about})`,
    );
}

/** A role lets nobody in by itself. Those that matter trust the account, so that the attacker's own policies have to stop it. */
function trustFor({ action }: Attack, { account, region }: VerifiedPlace): Pick<PolicySet, 'resource'> {
  if (action !== 'sts:AssumeRole') return {};
  const AWS = `arn:${partitionOf(region)}:iam::${account}:root`;
  const trust = { Effect: 'Allow', Principal: { AWS }, Action: action } as Statement;
  return { resource: { Version: '2012-10-17', Statement: [trust] } };
}

const EVERYTHING: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

function policiesOf(
  attacker: Attacker,
  attack: Attack,
  template: PolicyTemplate,
  place: VerifiedPlace,
): PolicySet {
  const { environment: name, account, region, templates } = place;
  const own = document(template, boundaryName({ name, region }));
  const delivering = deliveringRole(attacker, attack);
  if (delivering) return { identity: policiesOfRole(templates, delivering), boundary: own };
  switch (attacker) {
    case 'execution':
      return { identity: execution(template), boundary: own };
    case 'layer role':
      return { identity: [EVERYTHING], boundary: own };
    case 'deploy role':
    case 'publish role': {
      const publishing = publishingLayers(templates, name);
      const { DeployRole, PublishRole } = deployingRoles({ name, account, region, publishing });
      return { identity: [(attacker === 'deploy role' ? DeployRole : PublishRole).policy] };
    }
    case 'launch role':
      return {
        identity: policiesOfRole(templates, /LaunchRole/),
        boundary: document(template, launchBoundaryName(region)),
      };
    // A role of a product.
    default:
      return { identity: [EVERYTHING], boundary: document(template, productBoundaryName(region)) };
  }
}

/** Policies of all roles whose logical ids match, together: whoever has one of them may do less. */
function policiesOfRole(templates: readonly DeployedTemplate[], role: RegExp): readonly PolicyDocument[] {
  const found = templates.flatMap(({ template }) =>
    Object.values(template.Resources ?? {})
      .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
      .map(({ Properties }) => Properties as { Roles?: readonly unknown[]; PolicyDocument: PolicyDocument })
      .filter(({ Roles = [] }) => Roles.some((one) => role.test(String((one as { Ref?: unknown }).Ref)))),
  );
  return found.map((one) => one.PolicyDocument);
}

function execution({ Resources }: PolicyTemplate): readonly PolicyDocument[] {
  return Object.entries(Resources)
    .filter(([id]) => id.startsWith('Execution'))
    .flatMap(([, { Properties }]) => policyOf(Properties));
}

function document({ Resources }: PolicyTemplate, name: string): PolicyDocument {
  const found = Object.values(Resources).find(({ Properties }) => Properties['ManagedPolicyName'] === name);
  // Without the policy nobody has its permissions.
  return policyOf(found?.Properties ?? {})[0] ?? { Version: '2012-10-17', Statement: [] };
}

function policyOf(properties: Readonly<Record<string, unknown>>): readonly PolicyDocument[] {
  const found = properties['PolicyDocument'];
  return found ? [found as PolicyDocument] : [];
}

function widthOf(documents: readonly PolicyDocument[]): Width {
  const statements = documents.flatMap((one) => statementsOf(one));
  const anywhere = statements.filter(({ Resource }) => list(Resource).includes('*'));
  const actions = actionsOf(anywhere);
  return {
    policies: documents.length,
    actions: actionsOf(statements).length,
    anywhere: actions.length,
    writesAnywhere: actions.filter(
      (action) => !/^(Read|List)$/.test(actionReference(action)?.accessLevel ?? ''),
    ).length,
    couldName: actions.filter((action) => (actionReference(action)?.resources.length ?? 0) > 0),
  };
}

function actionsOf(statements: readonly Statement[]): readonly string[] {
  return [...new Set(statements.flatMap(({ Action }) => list(Action)))];
}

function list(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]) as readonly string[];
}

function fill(text: string, { account, region }: VerifiedPlace, environment: string): string {
  return text
    .replace(/^arn:aws:/, `arn:${partitionOf(region)}:`)
    .replaceAll('{application}', thePlatform().application.name)
    .replaceAll('{account}', account)
    .replaceAll('{region}', region)
    .replaceAll('{environment}', environment);
}
