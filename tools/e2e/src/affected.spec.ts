import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS, results } from './layers';

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.deployed(BASE_LAYERS);
});
afterAll(() => workspace.dispose());

/** What is deployed after one commit that changes one file. */
async function affectedBy(file: string, from: string, to: string): Promise<Record<string, string>> {
  workspace.edit(file, from, to);
  workspace.commit(`change ${file}`);
  const { output, code } = await workspace.nx(
    'affected --target=deploy --env=local --base=HEAD~1 --head=HEAD',
  );
  expect(code).toBe(0);
  return results(output);
}

test('a change to the network stack deploys the network only', async () => {
  const deployed = await affectedBy(
    'apps/network/src/flow-logs.ts',
    'Interval.ONE_MINUTE',
    'Interval.TEN_MINUTES',
  );
  expect(deployed).toEqual({ network: 'updated' });
});

test("a change to the network's contract deploys the network, then the database that reads it", async () => {
  const deployed = await affectedBy(
    'libs/contracts/network/src/index.ts',
    "description: '",
    "description: 'newly: ",
  );
  // The database runs, and finds that none of the values it reads has changed.
  expect(deployed).toEqual({ network: 'updated', database: 'unchanged' });
});

test("a change to the storage layer's settings deploys the storage only", async () => {
  const deployed = await affectedBy(
    'apps/storage/config.ts',
    'import',
    '/** A comment, which changes no resource. */\nimport',
  );
  expect(deployed).toEqual({ storage: 'unchanged' });
});

test('a change to a README deploys nothing', async () => {
  expect(await affectedBy('apps/network/README.md', '#', '# Changed:')).toEqual({});
});

test('a change to the tagging of all layers deploys all layers', async () => {
  const deployed = await affectedBy('platform/application.ts', "costCenter: '", "costCenter: 'new-");
  expect(deployed).toEqual({ network: 'updated', storage: 'updated', database: 'updated' });
});
