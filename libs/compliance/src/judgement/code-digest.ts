import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What judges beside the public packs: this library, the rules, and what they read templates and policies with. */
const folders = (): readonly string[] => [
  join(__dirname, '..'),
  ...['rules', 'permissions', 'templates'].map((name) => dirname(require.resolve(`@hipaa-cdk/${name}`))),
];

/** The public packs, by their version. */
const publicPacks = (): string => join(dirname(require.resolve('cdk-nag')), '..', 'package.json');

let known: string | undefined;

/** SHA-256 of the code that judges, without its tests: two verdicts of one digest came to be in the same way. */
export function codeDigest(): string {
  known ??= digestOf([...folders().flatMap(filesBelow), publicPacks()]);
  return known;
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.spec\.[a-z.]+$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
