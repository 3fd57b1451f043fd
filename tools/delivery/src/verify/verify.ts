import { boundaryName, launchBoundaryName, productBoundaryName } from '@hipaa-cdk/environments';
import {
  type DeclaredType,
  type DeployedTemplate,
  type Need,
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
import { partitionOf } from '../policy/places';
import { type PolicyTemplate, policyTemplate } from '../policy/policy-template';
import { ATTACKS, type Attack, type Attacker } from './attacks';
import { KNOWN_CALLS } from './known-calls';
import { sampleRequests } from './sample-requests';

/** An account and region with everything that is deployed there. */
export interface VerifiedPlace {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly templates: readonly DeployedTemplate[];
  /** Templates that are judged; the others are there because one role serves them all. */
  readonly judged: readonly DeployedTemplate[];
  readonly declared: Readonly<Record<string, DeclaredType>>;
  /**
   * Whether attacks are tried too. They are the same for every setting of a layer.
   *
   * @default true
   */
  readonly attacked?: boolean;
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

const CALLER = (account: string): string => `arn:aws:iam::${account}:role/cdk-hnb659fds-cfn-exec-role`;

/** Judges one place: whether CloudFormation may do all that it has to, and nobody what nobody should. */
export function verify(place: VerifiedPlace): Verification {
  const { account, region, templates, judged, declared, attacked = true } = place;
  const open = policyTemplate({ account, region, templates, declared, records: 'open' });
  const attacks = attacked ? ATTACKS : [];
  const sealed = attacked
    ? policyTemplate({ account, region, templates, declared, records: 'sealed' })
    : open;
  const identity = execution(open);
  const policies: PolicySet = { identity, boundary: document(open, boundaryName(region)) };
  const tags = ownTags(templates);
  const permissions = permissionsOf({
    partition: partitionOf(region),
    region,
    account,
    tags,
    templates,
    declared,
  });
  const results = judged.map((template) => suffices(template, permissions, place, policies));
  const facts = knownCalls(place, policies);
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
    attacks: attacks.reduce((sum, { by }) => sum + by.length, 0),
    open: attacks.flatMap((attack) => tried(attack, attack.sealed ? sealed : open, place)),
    problems: [...new Set(documents.flatMap((one) => statementProblems(one)).map(({ text }) => text))],
    width: widthOf(identity),
  };
}

function suffices(
  template: DeployedTemplate,
  permissions: Permissions,
  { account, region, templates }: VerifiedPlace,
  policies: PolicySet,
) {
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
        (request) => !evaluate({ ...request, caller: { arn: CALLER(account) } }, policies).allowed,
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

/** A need with several conditions is one call that meets one of them. */
function groupAlternatives(needs: readonly Need[]): readonly (readonly Need[])[] {
  const groups = new Map<string, Need[]>();
  for (const need of needs) {
    const key = JSON.stringify([need.type, need.action, need.resources]);
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  return [...groups.values()];
}

/** Lines for calls that are denied; undefined for those that are allowed. */
function knownCalls(place: VerifiedPlace, policies: PolicySet): readonly (string | undefined)[] {
  return place.judged.flatMap(({ stackName, prefix }) => {
    const [application = '', environment = ''] = prefix;
    const layer = stackName.slice(`${application}-${environment}-`.length);
    return KNOWN_CALLS.filter((call) => call.layer === layer).map((call) => {
      const filled = (text: string): string => fill(text, place, environment);
      const request = {
        caller: { arn: CALLER(place.account) },
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

function tried(attack: Attack, template: PolicyTemplate, place: VerifiedPlace): readonly string[] {
  return attack.by
    .filter((attacker) => {
      const request = {
        caller: { arn: CALLER(place.account) },
        action: attack.action,
        resource: fill(attack.resource, place, 'test'),
        context: {
          'aws:RequestedRegion': place.region,
          ...Object.fromEntries(
            Object.entries(attack.context ?? {}).map(([key, value]) => [key, fill(value, place, 'test')]),
          ),
        },
      };
      if (actionReference(attack.action) === undefined) return true;
      return evaluate(request, policiesOf(attacker, template, place)).possible;
    })
    .map((attacker) => `${attacker}: ${attack.action} on ${attack.resource} (${attack.about})`);
}

const EVERYTHING: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

function policiesOf(
  attacker: Attacker,
  template: PolicyTemplate,
  { region, templates }: VerifiedPlace,
): PolicySet {
  const names: Readonly<Record<Exclude<Attacker, 'execution'>, string>> = {
    'layer role': boundaryName(region),
    'launch role': launchBoundaryName(region),
    'product role': productBoundaryName(region),
  };
  if (attacker === 'execution')
    return { identity: execution(template), boundary: document(template, boundaryName(region)) };
  const given = attacker === 'launch role' ? launchPolicies(templates) : [EVERYTHING];
  return { identity: given, boundary: document(template, names[attacker]) };
}

/** Policies of the roles that the catalog launches products with, all together. */
function launchPolicies(templates: readonly DeployedTemplate[]): readonly PolicyDocument[] {
  return templates.flatMap(({ template }) =>
    Object.values(template.Resources ?? {})
      .filter(
        ({ Type, Properties }) =>
          Type === 'AWS::IAM::ManagedPolicy' && /LaunchRole/.test(JSON.stringify(Properties)),
      )
      .map(({ Properties }) => (Properties as { PolicyDocument: PolicyDocument }).PolicyDocument),
  );
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
    .replaceAll('{account}', account)
    .replaceAll('{region}', region)
    .replaceAll('{environment}', environment);
}
