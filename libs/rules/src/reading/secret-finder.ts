import type { TemplateView } from '../template-view';
import { items, isRecord, isToken, isTrue, written } from './values';
import { references, textOf } from './references';
import { secretShape } from '@hipaa-cdk/secret-shapes';

/** Attributes that are secrets, and that `Fn::GetAtt` hands out all the same. */
const secretAttributes: Readonly<Record<string, string>> = {
  'AWS::IAM::AccessKey': 'SecretAccessKey',
  'AWS::Cognito::UserPoolClient': 'ClientSecret',
  'AWS::AppSync::ApiKey': 'ApiKey',
};

/** A secret in a value. */
export interface FoundSecret {
  /** Where inside the value, from the outside in. */
  readonly path: readonly string[];
  /** What it is, such as `a private key`. */
  readonly what: string;
}

/**
 * Secrets anywhere inside a value: written out, filled in from a store, or drawn from a resource or hidden parameter.
 *
 * @param name - what the value is assigned to
 */
export function findSecrets(name: string, value: unknown, template: TemplateView): readonly FoundSecret[] {
  if (isRecord(value) && 'Fn::If' in value)
    return items(value).flatMap((arm) => findSecrets(name, arm, template));
  if (Array.isArray(value) || (isRecord(value) && !isToken(value))) {
    return Object.entries(value).flatMap(([key, inner]) =>
      findSecrets(Array.isArray(value) ? name : key, inner, template).map(({ path, what }) => ({
        path: [key, ...path],
        what,
      })),
    );
  }
  const what = drawn(value, template) ?? writtenOut(name, value) ?? lookedUp(name, value, template);
  return what === undefined ? [] : [{ path: [], what }];
}

/** A reference to a parameter shows the default of the parameter, and a lookup shows what is in the mapping. */
function lookedUp(name: string, value: unknown, { template }: TemplateView): string | undefined {
  if (!isRecord(value)) return undefined;
  const fallback = template.Parameters?.[String(value['Ref'])]?.Default;
  if (typeof fallback === 'string' && fallback !== '') return secretShape(name, fallback);
  const [map, ...keys] = Array.isArray(value['Fn::FindInMap']) ? (value['Fn::FindInMap'] as unknown[]) : [];
  const rows = template.Mappings?.[String(map)];
  const found = typeof map === 'string' ? leaves(rows, keys) : [];
  return found.map((text) => secretShape(name, text)).find((what) => what !== undefined);
}

/** Texts below a mapping; where a key is only known at deploy time, below all of them. */
function leaves(value: unknown, [key, ...rest]: readonly unknown[]): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, []));
  if (!isRecord(value)) return [];
  return typeof key === 'string'
    ? leaves(value[key], rest)
    : Object.values(value).flatMap((one) => leaves(one, rest));
}

/** Functions that cannot be followed are searched as they are written. */
function writtenOut(name: string, value: unknown): string | undefined {
  const text = textOf(value) ?? '';
  return text.startsWith('${Fn::') ? secretShape('', written(value)) : secretShape(name, decoded(text));
}

function drawn(value: unknown, view: TemplateView): string | undefined {
  for (const { logicalId, attribute } of references(value)) {
    const type = view.target(logicalId)?.Type;
    if (attribute !== undefined && type !== undefined && secretAttributes[type] === attribute) {
      return `${attribute} of ${logicalId}`;
    }
    if (isTrue(view.template.Parameters?.[logicalId]?.NoEcho)) return `the hidden parameter ${logicalId}`;
  }
  return undefined;
}

/** A text in Base64 as what it says, any other text as it is. */
function decoded(text: string): string {
  if (text.length < 24 || !/^[A-Za-z\d+/\s]+=*\s*$/.test(text)) return text;
  const plain = Buffer.from(text, 'base64').toString('utf8');
  return /^[\t\n\r\x20-\x7e]+$/.test(plain) ? plain : text;
}
