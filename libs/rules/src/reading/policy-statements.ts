import { items, isRecord, readings } from './values';
import { textOf } from './references';
import type { TemplateView, ViewedResource } from '../template-view';

/** A statement of a resource policy with lists where a policy may have one value. */
export interface PolicyStatement {
  readonly effect: unknown;
  /** `*` also where it is written as `{ "AWS": "*" }`. */
  readonly principals: readonly unknown[];
  readonly services: readonly unknown[];
  readonly actions: readonly string[];
  /** Operator, such as `Bool`, to keys and values. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** Statements of a policy document, however it is written. None where the document is a token. */
export function policyStatements(document: unknown): readonly PolicyStatement[] {
  return statementRecords(document).map((statement) => ({
    effect: statement['Effect'],
    principals: principals(statement['Principal']),
    services: isRecord(statement['Principal']) ? items(statement['Principal']['Service']) : [],
    actions: items(statement['Action']).map((action) => String(action).toLowerCase()),
    conditions: isRecord(statement['Condition']) ? statement['Condition'] : {},
  }));
}

/** Whether a statement is about everybody, under whatever conditions. */
export function meansEverybody({ principals }: PolicyStatement): boolean {
  return principals.includes('*');
}

function principals(value: unknown): readonly unknown[] {
  return isRecord(value) && 'AWS' in value ? items(value['AWS']) : items(value);
}

/** Statements of a policy document as they are written. None where the document is a token or no policy. */
export function statementRecords(document: unknown): readonly Readonly<Record<string, unknown>>[] {
  return items(typeof document === 'string' ? parsed(document) : document)
    .filter(isRecord)
    .flatMap((one) => items(one['Statement']))
    .filter(isRecord);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a statement of an identity policy allows. */
export interface Permission {
  /** The statement as it stands in the template. */
  readonly statement: Readonly<Record<string, unknown>>;
  /** Patterns of actions in lower case; `*` also for `NotAction`, which allows nearly everything. */
  readonly actions: readonly string[];
  /** Patterns of resources with `${Name}` for references; `*` also for `NotResource`. */
  readonly resources: readonly string[];
}

/** What a policy document allows; denials are left out. */
export function permissions(document: unknown): readonly Permission[] {
  return statementRecords(document)
    .filter(({ Effect }) => Effect === 'Allow')
    .map((statement) => ({
      statement,
      actions:
        'NotAction' in statement ? ['*'] : texts(statement['Action']).map((text) => text.toLowerCase()),
      resources: 'NotResource' in statement ? ['*'] : texts(statement['Resource']),
    }));
}

/** Whether a permission covers an action such as `kms:Decrypt`. */
export function covers({ actions }: Permission, action: string): boolean {
  return actions.some((pattern) => matches(pattern, action.toLowerCase()));
}

/** Most policies have the same few patterns, which many rules ask for. */
const compiled = new Map<string, RegExp>();

function matches(pattern: string, action: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === action;
  const expression = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, expression);
  return expression.test(action);
}

function compile(pattern: string): RegExp {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`);
}

function texts(value: unknown): readonly string[] {
  return items(value).map((item) => textOf(item) ?? '${?}');
}

/** Where a kind of policy resource names what it is attached to; `*` stands for every item of a list. */
const attachments: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SQS::QueuePolicy': 'Queues.*',
  'AWS::SNS::TopicPolicy': 'Topics.*',
};

/** Policy documents that the template attaches to a resource. */
export function attachedPolicies(resource: ViewedResource, template: TemplateView): readonly unknown[] {
  return Object.entries(attachments).flatMap(([type, property]) =>
    template
      .resources(type)
      .filter(({ properties }) =>
        readings(properties, property).some((value) => points(value, resource, template)),
      )
      .map(({ properties }) => properties['PolicyDocument']),
  );
}

/** Whether a value is a resource of the template: a reference to it, or the name that it is given. */
export function points(value: unknown, resource: ViewedResource, template: TemplateView): boolean {
  if (template.target(value)?.logicalId === resource.logicalId) return true;
  const names = [resource.properties['BucketName'], resource.properties['TopicName']];
  return typeof value === 'string' && names.includes(value);
}
