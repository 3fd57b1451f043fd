import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { type AnyContract, isListType } from '@hipaa-cdk/contract';
import type { Publishable, SourceManifest } from './publishable';

/**
 * The README of a package: the one beside its sources or, of contracts, one written from what they promise.
 *
 * @throws UserError `README_MISSING`
 */
export async function readmeOf(workspaceRoot: string, { root, manifest }: Publishable): Promise<string> {
  const file = join(workspaceRoot, root, 'README.md');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const exported = (await import(join(workspaceRoot, root, 'src', 'index.ts'))) as Record<string, unknown>;
  const contracts = contractsIn(exported);
  if (contracts.size > 0) return contractReadme(manifest, contracts);
  throw new UserError({
    code: 'README_MISSING',
    message: `${manifest.name} has no README.md in ${root}; expected one with a first example`,
  });
}

/** Contracts of a module, by the expression that names them: `networkContract`, or `computeContracts.ecs`. */
type NamedContracts = ReadonlyMap<string, AnyContract>;

/** The contracts that a module exports, by themselves or as the values of a record. */
export function contractsIn(exported: Readonly<Record<string, unknown>>): NamedContracts {
  const found = Object.entries(exported).flatMap(([name, value]): [string, AnyContract][] => {
    if (isContract(value)) return [[name, value]];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, one]) => (isContract(one) ? [[`${name}.${key}`, one]] : []));
  });
  return new Map(found);
}

function isContract(value: unknown): value is AnyContract {
  return typeof value === 'object' && value !== null && 'layer' in value && 'entries' in value;
}

/** What a package of contracts says of itself: every entry, and how another stack reads one. */
export function contractReadme(
  { name, description }: Pick<SourceManifest, 'name' | 'description'>,
  contracts: NamedContracts,
): string {
  const [[expression, contract] = ['', undefined]] = contracts;
  return [
    `# ${name}`,
    '',
    description,
    '',
    '```sh',
    `npm install ${name} ${scopeOf(name)}/layer`,
    '```',
    '',
    ...(contract ? example(name, expression, contract) : []),
    'Reading throws `LAYER_ABSENT` where the environment does not have the layer; `readIfPresent` gives undefined instead.',
    '',
    ...[...contracts].flatMap(([title, one]) => entryTable(title, one)),
  ].join('\n');
}

/** A stack that reads one entry, as a file. */
function example(name: string, expression: string, { entries }: AnyContract): string[] {
  const [constant = ''] = expression.split('.');
  const [entry = ''] =
    Object.entries(entries).find(([, { type }]) => !isListType(type)) ?? Object.keys(entries);
  const scope = scopeOf(name);
  return [
    '```ts',
    `import { ${constant} } from '${name}';`,
    `import { LayerStack, type LayerStackProps } from '${scope}/layer';`,
    `import { read } from '${scope}/parameters';`,
    "import { CfnOutput } from 'aws-cdk-lib';",
    "import type { Construct } from 'constructs';",
    '',
    'export class ReaderStack extends LayerStack {',
    '  constructor(scope: Construct, id: string, props: LayerStackProps) {',
    '    super(scope, id, props);',
    '    // A token that CloudFormation resolves at each deploy.',
    `    const { ${entry} } = read(this, ${expression});`,
    `    new CfnOutput(this, 'Read', { value: ${entry} });`,
    '  }',
    '}',
    '```',
    '',
  ];
}

function scopeOf(name: string): string {
  return name.split('/')[0] ?? '';
}

function entryTable(title: string, { layer, revision, entries }: AnyContract): string[] {
  return [
    `## ${title}`,
    '',
    `Published by the layer ${layer}, revision ${revision}.`,
    '',
    '| entry | type in CloudFormation | what it is |',
    '| ----- | ---------------------- | ---------- |',
    ...Object.entries(entries).map(
      ([entry, { type, description }]) => `| \`${entry}\` | \`${type}\` | ${description} |`,
    ),
    '',
  ];
}
