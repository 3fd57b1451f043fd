import type { ResourceBreak } from './mutation';
import type { PolicyPlace } from './resource-entry';
import type { SettingPath } from './setting-path';

/** Words for people, which decide nothing whatever the type. */
const WORDS = /^(Tags|Description|.*Name|.*Tags)$/;

/**
 * What can go wrong with a resource of any type: a switch is turned, a list is empty, a property is gone. They stand in for the
 * catalogue where a layer has a type that nobody has looked at yet.
 */
export function genericBreaks({
  Properties = {},
}: {
  readonly Properties?: Readonly<Record<string, unknown>>;
}): ResourceBreak[] {
  return [
    { path: [], value: undefined, description: 'the resource is gone', around: [] },
    ...Object.entries(Properties)
      .filter(([name]) => !WORDS.test(name))
      .flatMap(([name, value]) => breaksBelow(value, ['Properties', name])),
  ];
}

function breaksBelow(value: unknown, path: SettingPath): ResourceBreak[] {
  if (isPolicy(value)) return [];
  const gone = { path, value: undefined, description: 'a setting is gone', around: path };
  if (typeof value === 'boolean')
    return [gone, { path, value: !value, description: 'a switch is turned', around: path }];
  if (Array.isArray(value)) return [gone, { path, value: [], description: 'a list is empty', around: path }];
  if (typeof value !== 'object' || value === null || isIntrinsic(value)) return [gone];
  return [gone, ...Object.entries(value).flatMap(([key, below]) => breaksBelow(below, [...path, key]))];
}

/** Where a resource of any type has policy documents. */
export function policyPlaces({
  Properties = {},
}: {
  readonly Properties?: Readonly<Record<string, unknown>>;
}): PolicyPlace[] {
  return Object.entries(Properties)
    .filter(([, value]) => isPolicy(value))
    .map(([name]) => ({ path: `Properties.${name}`, attached: true }));
}

function isPolicy(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Array.isArray((value as { Statement?: unknown }).Statement)
  );
}

export function isIntrinsic(value: object): boolean {
  const [key = ''] = Object.keys(value);
  return key === 'Ref' || key.startsWith('Fn::');
}
