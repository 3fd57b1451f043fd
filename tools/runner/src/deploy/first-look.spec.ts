import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { publishedOutput } from '@hipaa-cdk/parameters/path';
import type { LayerRun, Outcome } from '../command';
import { placeOf } from '../place';
import { stableDigest } from '../template';
import { exampleRecord, fakeParameters, holderOf } from '../testing/examples';
import { fakeSession } from '../testing/fake-session';
import { lookFirst, nothingToRetire } from './first-look';

const LAYERS = Array.from({ length: 10 }, (_, index) => `layer${index}`);
/** What a call of `GetParametersByPath` answers at most. */
const PAGE = 10;

const environment = findEnvironment('local');
const place = (layer: string) => placeOf(environment, layer);

/** A layer that publishes its id, and reads that of the first one. */
const templateOf = (layer: string) => ({
  Parameters: {
    First: { Type: 'AWS::SSM::Parameter::Value<String>', Default: `${place('layer0').published}id` },
  },
  Resources: {
    Id: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: `${place(layer).published}id`, Type: 'String', Value: layer },
    },
  },
});

/** Ten layers that are deployed as they are wanted. */
function account() {
  const { answers, store } = fakeParameters();
  const stacks = new Map<string, { StackStatus: string; runsOn: string; template: object }>();
  for (const layer of LAYERS) {
    const template = templateOf(layer);
    stacks.set(place(layer).stack, { StackStatus: 'UPDATE_COMPLETE', runsOn: 'layer0', template });
    store.set(`${place(layer).published}id`, [layer]);
    store.set(place(layer).lock, [lockOf('free')]);
    store.set(`${place(layer).records}${layer}/intent`, [
      JSON.stringify({ ...exampleRecord, endedAt: undefined }),
    ]);
    store.set(`${place(layer).records}${layer}/1`, [
      JSON.stringify({ ...exampleRecord, template: stableDigest(template) }),
    ]);
  }
  const { session, calls } = fakeSession('local', {
    ...answers,
    GetParametersByPath: (input) => {
      const { Parameters } = answers['GetParametersByPath']?.(input) as { Parameters: object[] };
      const from = Number(input['NextToken'] ?? 0);
      const isMore = Parameters.length > from + PAGE;
      return {
        Parameters: Parameters.slice(from, from + PAGE),
        ...(isMore && { NextToken: String(from + PAGE) }),
      };
    },
    DescribeStacks: () => ({
      Stacks: [...stacks].map(([StackName, { StackStatus, runsOn }]) => ({
        StackName,
        StackStatus,
        EnableTerminationProtection: false,
        Parameters: [{ ParameterKey: 'First', ResolvedValue: runsOn }],
        Outputs: [
          {
            OutputKey: publishedOutput('id'),
            OutputValue: StackName.slice(StackName.lastIndexOf('-') + 1),
          },
        ],
      })),
    }),
    GetTemplate: ({ StackName }) => ({
      TemplateBody: JSON.stringify(stacks.get(String(StackName))?.template),
    }),
  });
  return { store, stacks, session, calls };
}

function lockOf(state: 'held' | 'free', version = 1): string {
  const now = new Date().toISOString();
  return JSON.stringify({ version, state, token: 't', holder: holderOf(), since: now, expires: now });
}

type Account = ReturnType<typeof account>;

function runOf({ session }: Account, layer: string, options: Record<string, unknown> = {}): LayerRun {
  const nodes = LAYERS.map((name) => ({ name, root: `apps/${name}`, reads: ['layer0'] }));
  const manifest = { environment, layer, publishes: [], reads: [] };
  return {
    layer: nodes.find(({ name }) => name === layer),
    environment,
    place: place(layer),
    options,
    request: {
      layers: nodes,
      tasks: LAYERS.map((name) => ({ id: name, layer: name, command: 'deploy', options })),
    },
    session: () => Promise.resolve(session),
    synthesised: () => Promise.resolve({ directory: '', manifest, template: templateOf(layer) }),
  } as unknown as LayerRun;
}

const LOCKED: Outcome = { result: 'updated', note: 'under its lock' };
const command = lookFirst(() => Promise.resolve(LOCKED));
const look = (there: Account, layer: string, options = {}) => command(runOf(there, layer, options));

test('layers that are as they are wanted take three calls each at most, and nothing is written', async () => {
  const there = account();
  const outcomes = await Promise.all(LAYERS.map((layer) => look(there, layer)));
  expect(outcomes.map(({ result }) => result)).toEqual(LAYERS.map(() => 'unchanged'));
  expect(there.calls.length).toBeLessThanOrEqual(3 * LAYERS.length);
  expect(there.calls).not.toContain('PutParameter');
});

const two = place('layer2');
const change = (more: object) => (there: Account) =>
  there.stacks.set(two.stack, {
    ...{ StackStatus: 'UPDATE_COMPLETE', runsOn: 'layer0', template: templateOf('layer2') },
    ...more,
  });
const note = (name: string, text?: string) => (there: Account) =>
  text === undefined ? there.store.delete(name) : there.store.set(name, [text]);
const book = `${two.records}layer2`;
const record = (more: object) =>
  JSON.stringify({ ...exampleRecord, template: stableDigest(templateOf('layer2')), ...more });

test.each<readonly [string, (there: Account) => unknown]>([
  ['is not deployed', (there) => there.stacks.delete(two.stack)],
  ['is being changed', change({ StackStatus: 'UPDATE_IN_PROGRESS' })],
  ['has been rolled back', change({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' })],
  ['has another template', change({ template: {} })],
  ['runs on an old value', change({ runsOn: 'old' })],
  ['is held by somebody', note(two.lock, lockOf('held'))],
  ['has a lock that lost a race on top', note(two.lock, lockOf('free', 7))],
  ['has a lock that nobody can read', note(two.lock, '{"half of')],
  ['has no lock', note(two.lock)],
  ['has lost what it publishes', note(`${two.published}id`)],
  ['publishes what somebody has overwritten', note(`${two.published}id`, 'other')],
  ['has no record', note(`${book}/1`)],
  ['has a record that nobody can read', note(`${book}/1`, '{"half of')],
  ['has the record of another template', note(`${book}/1`, record({ template: 'other' }))],
  ['has failed last', note(`${book}/1`, record({ result: 'failed' }))],
  [
    'was begun, and has no record of it',
    note(`${book}/intent`, record({ startedAt: '2026-11-30T00:00:00Z' })),
  ],
])('a layer that %s goes its way under the lock, and the others do not', async (_, happens) => {
  const there = account();
  happens(there);
  expect(await look(there, 'layer2')).toBe(LOCKED);
  expect(await look(there, 'layer1')).toMatchObject({ result: 'unchanged' });
});

test('whoever reads a layer that was changed in this run is looked at anew', async () => {
  const there = account();
  there.stacks.delete(place('layer0').stack);
  expect(await look(there, 'layer0')).toBe(LOCKED);
  expect(await look(there, 'layer1')).toBe(LOCKED);
});

test.each([{ stale: true }, { allowReplacement: 'Id' }])(
  'with %j there is more to look at than this',
  async (options) => {
    const there = account();
    const run = runOf(there, 'layer1', options);
    const alone = { ...run, request: { ...run.request, tasks: run.request.tasks.slice(0, 1) } };
    expect(await command(alone)).toBe(LOCKED);
    expect(there.calls).toEqual([]);
  },
);

test('what was seen counts for half a minute', async () => {
  const there = account();
  expect(await look(there, 'layer1')).toMatchObject({ result: 'unchanged' });
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 31_000);
  expect(await look(there, 'layer2')).toBe(LOCKED);
  clock.mockRestore();
});

test('a compute that is not there is not looked for again', async () => {
  const there = account();
  there.stacks.delete(place('layer4').stack);
  const retire = lookFirst(() => Promise.resolve(LOCKED), nothingToRetire);
  expect(await retire(runOf(there, 'layer3'))).toBe(LOCKED);
  expect(await retire(runOf(there, 'layer4'))).toMatchObject({ result: 'skipped' });
});
