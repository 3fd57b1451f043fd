import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What a deploy hands to CloudFormation and what it uploads, of everything that a synthesis writes. */
const DEPLOYED = /\.(?:template|assets)\.json$/;

/** A file that is not the same in both folders. */
export interface Difference {
  /** Path in the folders, such as `network prod ecs/hipaa-prod-network.template.json`. */
  readonly file: string;
  /** The first thing that differs, in words. */
  readonly first: string;
}

/** Templates and lists of assets below two folders, compared by their bytes. */
export function differences(
  base: string,
  head: string,
): { readonly compared: number; readonly found: Difference[] } {
  const [before, after] = [deployedFiles(base), deployedFiles(head)];
  const files = [...new Set([...before, ...after])].sort();
  const found = files.flatMap((file): Difference[] => {
    if (!before.has(file)) return [{ file, first: 'is new' }];
    if (!after.has(file)) return [{ file, first: 'is gone' }];
    const [one, other] = [base, head].map((folder) => readFileSync(join(folder, file), 'utf8')) as [
      string,
      string,
    ];
    return one === other ? [] : [{ file, first: firstDifference(one, other) }];
  });
  return { compared: files.length, found };
}

function deployedFiles(folder: string): Set<string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Set(names.filter((name) => DEPLOYED.test(name)).map((name) => name.split(sep).join('/')));
}

/** Where two JSON texts first differ, with both values. */
function firstDifference(one: string, other: string): string {
  return differingValue(JSON.parse(one), JSON.parse(other), '') ?? 'the same values in another order or form';
}

function differingValue(one: unknown, other: unknown, path: string): string | undefined {
  if (isTree(one) && isTree(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    for (const key of keys) {
      const below = differingValue(one[key], other[key], path ? `${path}.${key}` : key);
      if (below !== undefined) return below;
    }
    return undefined;
  }
  if (JSON.stringify(one) === JSON.stringify(other)) return undefined;
  return `${path}: ${shown(one)} became ${shown(other)}`;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A value that may be a secret's, or long: its beginning, and a digest that tells it from others. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  if (text.length <= 120) return text;
  return `${text.slice(0, 100)}… (sha256 ${createHash('sha256').update(text).digest('hex').slice(0, 12)})`;
}
