import { publishables } from './publishable';
import { readmeOf, contractReadme, contractsIn } from './readme-of';
import { SmallWorkspace } from './testing/small-workspace';

let workspace: SmallWorkspace | undefined;
afterEach(() => {
  workspace?.dispose();
  workspace = undefined;
});

/** README of the only package of a workspace, of which the README may be gone. */
async function readme(source: string, hasFile: boolean): Promise<string> {
  workspace = new SmallWorkspace([{ name: 'words', source }]);
  if (!hasFile) workspace.remove('libs/words/README.md');
  const [one] = publishables(workspace.root);
  if (!one) throw new Error('there is no package');
  return readmeOf(workspace.root, one);
}

const CONTRACT =
  "{ layer: 'words', revision: 2, entries: { url: { type: 'String', description: 'address' } } }";

test('the README beside the sources is that of the package', async () => {
  await expect(readme('export const words = 1;\n', true)).resolves.toBe('# @acme/words\n');
});

test('it is that of a package of contracts, too, where somebody has written one', async () => {
  await expect(readme(`export const words = ${CONTRACT};\n`, true)).resolves.toBe('# @acme/words\n');
});

test('that of contracts is written from what they promise', async () => {
  const text = await readme(`export const words = ${CONTRACT};\n`, false);
  expect(text).toContain('# @acme/words\n\nThe words.');
  expect(text).toContain('| `url` | `String` | address |');
});

test('a package that has neither is refused by name', async () => {
  await expect(readme('export const words = 1;\n', false)).rejects.toMatchObject({
    code: 'README_MISSING',
    message: expect.stringContaining('@acme/words has no README.md in libs/words') as string,
  });
});

const contract = {
  layer: 'clinic',
  revision: 3,
  entries: { queueUrl: { type: 'String', description: 'address of the queue' } },
} as const;

test('contracts are found by themselves and as values of a record, and nothing else is', () => {
  const found = contractsIn({
    port: 5432,
    clinicContract: contract,
    contracts: { a: contract },
    names: ['a'],
  });
  expect([...found.keys()]).toEqual(['clinicContract', 'contracts.a']);
});

test('every entry has its row, and the first one an example', () => {
  const text = contractReadme(
    { name: '@acme/contracts-clinic', description: 'What the clinic publishes.' },
    new Map([['clinicContract', contract]]),
  );
  expect(text).toContain("import { clinicContract } from '@acme/contracts-clinic';");
  expect(text).toContain("import { read } from '@acme/parameters';");
  expect(text).toContain('const { queueUrl } = read(this, clinicContract);');
  expect(text).toContain('Published by the layer clinic, revision 3.');
  expect(text).toContain('| `queueUrl` | `String` | address of the queue |');
});

test('a contract of a record is read by its key, and imported by the name of the record', () => {
  const text = contractReadme(
    { name: '@acme/contracts-compute', description: 'x' },
    new Map([['contracts.ecs', contract]]),
  );
  expect(text).toContain("import { contracts } from '@acme/contracts-compute';");
  expect(text).toContain('read(this, contracts.ecs)');
});

test('the example reads a text where there is one, and says what to install', () => {
  const entries = {
    subnetIds: { type: 'List<AWS::EC2::Subnet::Id>', description: 'subnets' },
    vpcId: { type: 'AWS::EC2::VPC::Id', description: 'network' },
  } as const;
  const text = contractReadme(
    { name: '@acme/contracts-network', description: 'x' },
    new Map([['networkContract', { layer: 'network', revision: 1, entries }]]),
  );
  expect(text).toContain('const { vpcId } = read(this, networkContract);');
  expect(text).toContain('npm install @acme/contracts-network @acme/layer');
});
