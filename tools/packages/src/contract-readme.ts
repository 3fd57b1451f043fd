import type { AnyContract } from '@hipaa-cdk/contract';
import type { SourceManifest } from './source-manifest';

/** Contracts of a module, by the expression that names them: `networkContract`, or `computeContracts.ecs`. */
export type NamedContracts = ReadonlyMap<string, AnyContract>;

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
  const [constant = ''] = expression.split('.');
  const [entry = ''] = Object.keys(contract?.entries ?? {});
  return [
    `# ${name}`,
    '',
    description,
    '',
    '```ts',
    `import { ${constant} } from '${name}';`,
    `import { read } from '${name.split('/')[0]}/parameters';`,
    '',
    '// In a stack that extends LayerStack: a token that CloudFormation resolves at each deploy.',
    `const { ${entry} } = read(this, ${expression});`,
    '```',
    '',
    ...[...contracts].flatMap(([title, one]) => entryTable(title, one)),
  ].join('\n');
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
