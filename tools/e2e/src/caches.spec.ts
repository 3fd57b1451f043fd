import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';

// Which files and variables count is tested beside the inputs of the plugin; here Nx answers, as it answers a person.
let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(['compute-beanstalk', 'storage']);
});
afterAll(() => workspace.dispose());

/** Layers that a deploy of what the last commit has changed would take. */
async function affected(): Promise<string[]> {
  const command = 'show projects --affected --base=HEAD~1 --head=HEAD --withTarget=deploy --json';
  return JSON.parse((await workspace.nx(command)).output) as string[];
}

test('a changed file of a bundle is another asset and an affected layer, whatever its name ends with', async () => {
  const folder = 'dist/cdk/compute-beanstalk/test';
  const bundleWith = async (consent: string): Promise<string | undefined> => {
    workspace.write('apps/compute-beanstalk/app/consent.md', consent);
    workspace.commit(`feat(compute-beanstalk): ${consent}`);
    expect((await workspace.nx('run compute-beanstalk:synth --env=test')).code).toBe(0);
    const templates = readdirSync(join(workspace.root, folder)).filter((file) =>
      /\.template\.json$/.test(file),
    );
    return /[0-9a-f]{64}\.zip/.exec(templates.map((file) => workspace.read(`${folder}/${file}`)).join())?.[0];
  };
  workspace.write('apps/compute-beanstalk/app/Procfile', 'web: node server.js\n');
  workspace.edit(
    'apps/compute-beanstalk/config.ts',
    "platform: 'dotnet-10',",
    "platform: 'node-24', sourceBundle: { path: 'app' },",
  );
  const first = await bundleWith('v1');
  const second = await bundleWith('v2');
  expect([first, second]).toEqual([expect.stringMatching(/\.zip$/), expect.stringMatching(/\.zip$/)]);
  expect(second).not.toBe(first);
  expect(await affected()).toEqual(['compute-beanstalk']);
});

test('a verdict is repeated until a rule changes, and no layer is deployed for that', async () => {
  const check = async (): Promise<string> => {
    const { output, code } = await workspace.nx('run storage:check -c local');
    expect(code).toBe(0);
    return output;
  };
  const repeated = /existing outputs match the cache|local cache/;
  const ledger = 'dist/check/storage/ledger.json';
  expect(await check()).not.toMatch(repeated);
  expect(await check()).toMatch(repeated);
  expect(workspace.read(ledger)).toContain('BucketTlsOnly');
  workspace.edit('libs/rules/src/rules/data/in-transit.ts', "id: 'BucketTlsOnly'", "id: 'BucketTlsAlone'");
  workspace.commit('refactor(rules): another name for a rule');
  expect(await check()).not.toMatch(repeated);
  expect(workspace.read(ledger)).toContain('BucketTlsAlone');
  expect(await affected()).toEqual([]);
});
