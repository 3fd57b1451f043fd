import {
  type Comparison,
  type DeployedTemplate,
  type PolicyDocument,
  type Statement,
  comparisonsOf,
  evaluate,
  listOf,
  statementsOf,
} from '@hipaa-cdk/permissions';

/** Somebody who may take a role, and what tells them from strangers. */
interface TrustedParty {
  readonly about: string;
  /** How the principal is written. */
  readonly principal: RegExp;
  readonly action: 'sts:AssumeRole' | 'sts:AssumeRoleWithWebIdentity';
  /** Key -> value that a stranger comes with. A role has to turn each of them away, whatever else is right. */
  readonly strangers: Readonly<Record<string, string>>;
  /** Keys of `strangers` that a role need not ask for, because nobody can know them before; where one role does, all do. */
  readonly optional?: readonly string[];
  /** Where it is written. */
  readonly source: string;
}

const GITHUB = 'token.actions.githubusercontent.com';
const STRANGER = '999900001111';

const PARTIES: readonly TrustedParty[] = [
  {
    about: 'a workflow of GitHub',
    principal: new RegExp(`:oidc-provider/${GITHUB.replaceAll('.', '\\.')}$|Provider`),
    action: 'sts:AssumeRoleWithWebIdentity',
    strangers: {
      [`${GITHUB}:aud`]: 'https://elsewhere.example.org',
      [`${GITHUB}:sub`]: 'repo:stranger/fork:environment:prod',
      [`${GITHUB}:ref`]: 'refs/heads/nobody-reviewed-it',
      [`${GITHUB}:job_workflow_ref`]: 'stranger/fork/.github/workflows/own.yml@refs/heads/main',
      [`${GITHUB}:repository_id`]: '1',
    },
    optional: [`${GITHUB}:repository_id`],
    source: 'GitHub Docs, "OpenID Connect reference"; AWS STS, keys of GitHub tokens',
  },
  {
    about: 'a person of an identity pool',
    principal: /^cognito-identity\.amazonaws\.com$/,
    action: 'sts:AssumeRoleWithWebIdentity',
    strangers: {
      'cognito-identity.amazonaws.com:aud': 'us-east-1:99990000-0000-0000-0000-000000001111',
      'cognito-identity.amazonaws.com:amr': 'unauthenticated',
    },
    source: 'Amazon Cognito Developer Guide, "Role trust and permissions"',
  },
  {
    about: 'Service Catalog',
    principal: /^servicecatalog\.amazonaws\.com$/,
    action: 'sts:AssumeRole',
    strangers: { 'aws:SourceAccount': STRANGER },
    source: 'IAM User Guide, "The confused deputy problem"',
  },
  {
    about: 'a task of ECS',
    principal: /^ecs-tasks\.amazonaws\.com$/,
    action: 'sts:AssumeRole',
    strangers: {
      'aws:SourceAccount': STRANGER,
      'aws:SourceArn': `arn:aws:ecs:us-east-1:${STRANGER}:task/x/1`,
    },
    source: 'Amazon ECS Developer Guide, "Task IAM role"',
  },
  {
    about: 'a service that says for whose resource it comes',
    principal: /^(codebuild|events|monitoring\.rds|vpc-flow-logs)\.amazonaws\.com$/,
    action: 'sts:AssumeRole',
    strangers: {
      'aws:SourceAccount': STRANGER,
      'aws:SourceArn': `arn:aws:codebuild:us-east-1:${STRANGER}:project/x`,
    },
    source: 'IAM User Guide, "The confused deputy problem"',
  },
  {
    about: 'Elastic Beanstalk',
    principal: /^elasticbeanstalk\.amazonaws\.com$/,
    action: 'sts:AssumeRole',
    strangers: { 'sts:ExternalId': 'somebody' },
    source: 'AWS Elastic Beanstalk Developer Guide, "Service roles"',
  },
  {
    about: 'people of the account',
    principal: /^arn:[^:]+:iam::\d{12}:root$/,
    action: 'sts:AssumeRole',
    strangers: { 'aws:MultiFactorAuthPresent': 'false' },
    source: '45 CFR 164.312(d): whoever takes a role by hand has shown a second factor',
  },
];

/** What came out for the trust policies of templates. */
export interface TrustResults {
  /** Strangers that were tried. */
  readonly tried: number;
  /** Lines for strangers that a role lets in. */
  readonly open: readonly string[];
}

/** Tries every role of the templates with strangers, each of whom differs from who is trusted in one thing alone. */
export function trustResults(templates: readonly DeployedTemplate[]): TrustResults {
  const results = templates.flatMap(({ stackName, template }) => {
    const roles = Object.entries(template.Resources ?? {})
      .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
      .flatMap(([id, { Properties }]) =>
        statementsOf(
          (Properties as { AssumeRolePolicyDocument?: PolicyDocument }).AssumeRolePolicyDocument,
        ).map((statement) => ({ name: `${stackName}: ${id}`, statement })),
      );
    return roles.flatMap(({ name, statement }) =>
      attempts(
        statement,
        roles.map((one) => one.statement),
      ).map(({ key, party }) => ({ name, statement, key, party })),
    );
  });
  return {
    tried: results.length,
    open: results
      .filter(({ statement, key, party }) => letsIn(statement, party, key))
      .map(({ name, key, party }) => `${name}: ${party.about} with another ${key} takes the role`),
  };
}

/** Keys that strangers are tried with at a statement; none where nobody has said who they would be. */
export function judgedKeys(statement: Statement): readonly string[] {
  return attempts(statement, [statement]).map(({ key }) => key);
}

interface Attempt {
  readonly key: string;
  readonly party: TrustedParty;
}

function attempts(statement: Statement, all: readonly Statement[]): readonly Attempt[] {
  const principals = Object.values((statement.Principal ?? {}) as Record<string, unknown>).flatMap((one) =>
    listOf(one).map((text) => (typeof text === 'string' ? text : JSON.stringify(text))),
  );
  return PARTIES.filter(
    (party) =>
      principals.some((text) => party.principal.test(text)) &&
      listOf(statement.Action).includes(party.action),
  ).flatMap((party) =>
    Object.keys(party.strangers)
      .filter((key) => isAsked(key, party, statement, all))
      .map((key) => ({ key, party })),
  );
}

function isAsked(
  key: string,
  { optional = [] }: TrustedParty,
  statement: Statement,
  all: readonly Statement[],
): boolean {
  if (optional.includes(key)) return all.some((one) => asks(one, key));
  // A pull request is on any branch.
  return !(key === `${GITHUB}:ref` && isOfPullRequests(statement));
}

function isOfPullRequests(statement: Statement): boolean {
  return comparisonsOf(statement.Condition).some(
    ({ key, wanted }) => key === `${GITHUB}:sub` && wanted.every((value) => value.endsWith(':pull_request')),
  );
}

function asks(statement: Statement, key: string): boolean {
  return comparisonsOf(statement.Condition).some((one) => one.key === key);
}

function letsIn(statement: Statement, party: TrustedParty, key: string): boolean {
  const right = Object.fromEntries(
    comparisonsOf(statement.Condition).map((one) => [one.key, rightValue(one)]),
  );
  const wanted = Object.values(statement.Principal as Record<string, unknown>).flatMap((one) => listOf(one));
  const [arn = ''] = wanted.filter((one): one is string => typeof one === 'string');
  // Without its conditions everybody whom the principal means is there; what is open in a template is no stranger's.
  const open: Statement = { ...statement, Principal: '*' };
  const decision = evaluate(
    {
      caller: { arn: arn.endsWith(':root') ? arn.replace(/:root$/, ':role/Somebody') : 'anonymous' },
      action: party.action,
      resource: `arn:aws:iam::${/:iam::(\d{12}):/.exec(arn)?.[1] ?? STRANGER}:role/tried`,
      context: { ...right, [key]: party.strangers[key] ?? '' },
    },
    { resource: { Version: '2012-10-17', Statement: [open] }, resourceDecides: true },
  );
  return decision.allowed || (decision.possible && !asks(statement, key));
}

/** A value that a comparison is content with. */
function rightValue({ base, wanted }: Comparison): string {
  if (/^numericlessthan$/.test(base)) return String(Number(wanted[0]) - 1);
  return (wanted[0] ?? '').replaceAll('*', 'x').replaceAll('?', 'x');
}
