import type { ResourceBreak } from './mutation';
import type { PolicyPlace } from './resource-entry';
import { type SettingPath, expandPath, parsePath, readAt } from './setting-path';

type Statement = Readonly<Record<string, unknown>>;

/** A change of one statement; without a value, what is at the path is taken away. */
interface StatementBreak {
  readonly path: SettingPath;
  readonly value?: unknown;
  readonly description: string;
}

/** Breaks each statement of the policy document at a path, in every way that fits it. */
export function policyMutations(
  resource: unknown,
  { path: place, attached = false }: PolicyPlace,
): ResourceBreak[] {
  return expandPath(resource, [...parsePath(place), 'Statement', '*']).flatMap((around) => {
    const statement = readAt(resource, around) as Statement;
    return statementBreaks(statement)
      .filter(({ path: [key] }) => !attached || key !== 'Resource')
      .map(({ path, value, description }) => ({ path: [...around, ...path], value, description, around }));
  });
}

/** An account that nobody here has to do with. */
const FOREIGN = 'arn:aws:iam::999999999999:root';

/** A condition that holds for one role alone, put beside those that a denial has. */
const ONE_ROLE = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/once' } };

/** A denial is weaker when it is gone or about fewer; a permission when it has fewer conditions or a wider reach. */
export function statementBreaks(statement: Statement): readonly StatementBreak[] {
  const { Condition: condition, Principal: principal } = statement;
  if (statement['Effect'] === 'Deny')
    return [
      { path: [], description: 'a denial is gone' },
      { path: ['Effect'], value: 'Allow', description: 'a denial has become a permission' },
      {
        path: ['Condition'],
        value: { ...(condition as object), ...ONE_ROLE },
        description: 'a denial is about one role alone',
      },
      ...(principal === undefined
        ? []
        : [
            {
              path: ['Principal'],
              value: { AWS: FOREIGN },
              description: 'a denial is about one account alone',
            },
          ]),
    ];
  return [
    ...conditionBreaks(condition),
    ...principalBreaks(principal),
    ...actionBreaks(statement['Action']),
    ...resourceBreaks(statement['Resource']),
  ];
}

function conditionBreaks(condition: unknown): StatementBreak[] {
  const operators = (condition ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const keys = Object.entries(operators).flatMap(([operator, tests]) =>
    Object.keys(tests).map((key) => ['Condition', operator, key]),
  );
  const each = keys.map((path) => ({ path, description: 'a permission has lost a condition' }));
  if (keys.length < 2) return each;
  return [...each, { path: ['Condition'], description: 'a permission has lost all conditions' }];
}

function principalBreaks(principal: unknown): StatementBreak[] {
  if (principal === undefined || includesStar(principal)) return [];
  return [
    { path: ['Principal'], value: '*', description: 'anybody is allowed' },
    { path: ['Principal'], value: withForeign(principal), description: 'another account is allowed as well' },
  ];
}

function withForeign(principal: unknown): object {
  const named = (
    typeof principal === 'object' && principal !== null ? principal : { AWS: principal }
  ) as Readonly<Record<string, unknown>>;
  const own = named['AWS'] === undefined ? [] : [named['AWS']].flat();
  return { ...named, AWS: [...own, FOREIGN] };
}

function includesStar(principal: unknown): boolean {
  const named = typeof principal === 'object' && principal !== null ? Object.values(principal) : [principal];
  return named.flat().includes('*');
}

/** Of each service, an action that hands on what is protected, opens it, or takes it away. */
const DANGEROUS: Readonly<Record<string, string>> = {
  backup: 'backup:DeleteRecoveryPoint',
  cloudtrail: 'cloudtrail:StopLogging',
  cloudwatch: 'cloudwatch:DeleteAlarms',
  'cognito-idp': 'cognito-idp:AdminSetUserPassword',
  config: 'config:StopConfigurationRecorder',
  dynamodb: 'dynamodb:PutResourcePolicy',
  ec2: 'ec2:AuthorizeSecurityGroupIngress',
  ecr: 'ecr:SetRepositoryPolicy',
  ecs: 'ecs:ExecuteCommand',
  events: 'events:DisableRule',
  iam: 'iam:CreatePolicyVersion',
  kms: 'kms:PutKeyPolicy',
  lambda: 'lambda:AddPermission',
  logs: 'logs:DeleteLogGroup',
  rds: 'rds:DeleteDBCluster',
  s3: 's3:PutBucketPolicy',
  secretsmanager: 'secretsmanager:PutResourcePolicy',
  sns: 'sns:AddPermission',
  sqs: 'sqs:AddPermission',
  ssm: 'ssm:SendCommand',
  sts: 'sts:TagSession',
};

function actionBreaks(action: unknown): StatementBreak[] {
  const actions = [action].flat().filter((one): one is string => typeof one === 'string');
  const services = [...new Set(actions.map((one) => one.split(':')[0] ?? ''))];
  const all = services.map((service) => `${service}:*`);
  if (all.every((one) => actions.includes(one))) return [];
  const dangerous = services
    .flatMap((service) => DANGEROUS[service] ?? [])
    .filter((one) => !actions.includes(one));
  return [
    {
      path: ['Action'],
      value: all.length === 1 ? all[0] : all,
      description: 'every action of the service is allowed',
    },
    ...dangerous
      .filter((one) => !actions.includes(`${String(one.split(':')[0])}:*`))
      .map((one) => ({
        path: ['Action'],
        value: [...actions, one],
        description: 'one more action is allowed',
      })),
  ];
}

function resourceBreaks(resource: unknown): StatementBreak[] {
  if (resource === undefined || [resource].flat().includes('*')) return [];
  return [{ path: ['Resource'], value: '*', description: 'every resource is allowed' }];
}
