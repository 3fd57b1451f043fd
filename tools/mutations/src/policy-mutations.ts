import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import type { Mutation, MutationOrigin } from './mutation';
import type { PolicyPlace } from './resource-entry';
import { expandPath, formatPath, parsePath, readAt, type SettingPath } from './setting-path';
import { replaced } from './all-mutations';

type Statement = Readonly<Record<string, unknown>>;

/** A change of one statement; without a value, what is at the path is taken away. */
interface StatementBreak {
  readonly path: SettingPath;
  readonly value?: unknown;
  readonly description: string;
}

/** Breaks each statement of the policy document at a path, in every way that fits it. */
export function policyMutations(
  template: CloudFormationTemplate,
  origin: MutationOrigin,
  { path: place, attached = false }: PolicyPlace,
): Mutation[] {
  const resource = template.Resources[origin.logicalId];
  return expandPath(resource, [...parsePath(place), 'Statement', '*']).flatMap((path) => {
    const statement = readAt(resource, path) as Statement;
    const breaks = statementBreaks(statement).filter(({ path: [key] }) => !attached || key !== 'Resource');
    return breaks.map(({ path: below, value, description }) => ({
      ...origin,
      setting: formatPath([...path, ...below]),
      to: value === undefined ? 'absent' : JSON.stringify(value),
      description,
      template: replaced(template, origin.logicalId, [...path, ...below], value),
    }));
  });
}

/** An account that a denial has no reason to be about alone. */
const SOMEBODY = { AWS: 'arn:aws:iam::999999999999:root' };

const denialBreaks: readonly StatementBreak[] = [
  { path: [], description: 'a denial is gone' },
  { path: ['Effect'], value: 'Allow', description: 'a denial has become a permission' },
  { path: ['Principal'], value: SOMEBODY, description: 'a denial is about one account alone' },
];

/** A denial is weaker when it is gone or about fewer; a permission when it has fewer conditions or a wider reach. */
export function statementBreaks(statement: Statement): readonly StatementBreak[] {
  if (statement['Effect'] === 'Deny') return denialBreaks;
  return [
    ...conditionBreaks(statement['Condition']),
    ...principalBreaks(statement['Principal']),
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
  return [{ path: ['Principal'], value: '*', description: 'anybody is allowed' }];
}

function includesStar(principal: unknown): boolean {
  const named = typeof principal === 'object' && principal !== null ? Object.values(principal) : [principal];
  return named.flat().includes('*');
}

function actionBreaks(action: unknown): StatementBreak[] {
  const actions = [action].flat().filter((one): one is string => typeof one === 'string');
  const services = [...new Set(actions.map((one) => one.split(':')[0] ?? ''))];
  const all = services.map((service) => `${service}:*`);
  if (all.every((one) => actions.includes(one))) return [];
  const value = all.length === 1 ? all[0] : all;
  return [{ path: ['Action'], value, description: 'every action of the service is allowed' }];
}

function resourceBreaks(resource: unknown): StatementBreak[] {
  if (resource === undefined || [resource].flat().includes('*')) return [];
  return [{ path: ['Resource'], value: '*', description: 'every resource is allowed' }];
}
