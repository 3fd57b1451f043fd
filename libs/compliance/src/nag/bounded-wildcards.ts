import type { TemplateView, ViewedResource } from '@hipaa-cdk/rules';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference';
import withoutResources from './actions-without-resources.json';
import { isNarrow } from './narrow-wildcards';

/** One thing that a rule holds against a resource, such as `Resource::*`, and whether the template answers it. */
export type DetailRule = (template: TemplateView, resource: ViewedResource, detail: string) => boolean;

type Statement = Readonly<Record<string, unknown>>;

/** Conditions that leave of a wildcard only what somebody has marked. */
const MARKS =
  /^(aws:(ResourceTag|RequestTag)\/.+|s3:ExistingObjectTag\/.+|ec2:CreateAction|iam:PermissionsBoundary|servicecatalog:userLevel)$/;

/**
 * Rules that hold things against a resource one by one, and by the letter: they see a wildcard and not what bounds it.
 * A wildcard in an action is never answered.
 */
export const detailRules: Readonly<Record<string, DetailRule>> = {
  /** A policy that gives nothing is no permission, and `*` is the only resource that some actions have. */
  IAMNoWildcardPermissions: (template, resource, detail) =>
    detail.startsWith('Resource::') &&
    (isOnlyBoundary(template, resource) ||
      statementsWith(resource, detail.slice('Resource::'.length)).every(isBounded)),
};

/** A policy that roles have as their boundary, and nobody as a permission. */
function isOnlyBoundary(template: TemplateView, { logicalId, Type, properties }: ViewedResource): boolean {
  if (Type !== 'AWS::IAM::ManagedPolicy') return false;
  const points = (value: unknown): boolean => template.target(value)?.logicalId === logicalId;
  const given = ['Roles', 'Users', 'Groups'].some((name) => list(properties[name]).length > 0);
  const identities = template.resources('AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group');
  return (
    !given &&
    !identities.some((one) => list(one.properties['ManagedPolicyArns']).some(points)) &&
    identities.some((one) => points(one.properties['PermissionsBoundary']))
  );
}

function statementsWith({ properties }: ViewedResource, resource: string): Statement[] {
  const { Statement: statements } = (properties['PolicyDocument'] ?? {}) as { Statement?: unknown };
  const found = (list(statements) as Statement[]).filter(
    (statement) =>
      statement['Effect'] === 'Allow' &&
      list(statement['Resource']).map(flattenCfnReference).includes(resource),
  );
  // What cannot be found again cannot be answered.
  return found.length > 0 ? found : [{}];
}

function isBounded(statement: Statement): boolean {
  const actions = list(statement['Action']).map(String);
  const wild = list(statement['Resource'])
    .map(flattenCfnReference)
    .filter((resource) => resource.includes('*'));
  return (
    wild.length > 0 &&
    (isMarked(statement) || wild.every((one) => isNarrow(one, actions) || (one === '*' && haveNone(actions))))
  );
}

function isMarked({ Condition }: Statement): boolean {
  const operators = Object.entries((Condition ?? {}) as Record<string, object>);
  return operators.some(
    ([operator, tests]) =>
      /^(String|Arn)Equals$/.test(operator) && Object.keys(tests).some((key) => MARKS.test(key)),
  );
}

/** Whether these are actions that are on no resource, so that IAM takes nothing but a star. */
function haveNone(actions: readonly string[]): boolean {
  return actions.length > 0 && actions.every((action) => withoutResources.includes(action));
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
