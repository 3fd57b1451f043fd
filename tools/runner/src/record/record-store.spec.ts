import { fakeSession } from '../testing/fake-session';
import { exampleRecord, fakeParameters } from '../testing/examples';
import { appendRecord, layerRecords, newestRecords } from './record-store';

function store() {
  const parameters = fakeParameters();
  return { ...parameters, ...fakeSession('test', parameters.answers) };
}

const numbered = (number: number) => ({ ...exampleRecord, commit: String(number) });

test("records stand below the environment's path, one parameter a layer", async () => {
  const { session, store: parameters } = store();
  await appendRecord(session, 'network', numbered(1));
  await appendRecord(session, 'network', numbered(2));
  expect([...parameters.keys()]).toEqual(['/hipaa/test/_deploys/network/1']);
  expect(parameters.get('/hipaa/test/_deploys/network/1')).toHaveLength(2);
});

test('a layer of the account has its records where all its environments find them', async () => {
  const { session, store: parameters } = store();
  await appendRecord(session, 'audit', exampleRecord);
  expect([...parameters.keys()]).toEqual(['/hipaa/account/_deploys/audit/1']);
  expect([...(await newestRecords(session)).keys()]).toEqual(['audit']);
});

test('no parameter gets more versions than the Parameter Store keeps, and no record is lost', async () => {
  const { session, store: parameters } = store();
  for (let number = 1; number <= 205; number++) await appendRecord(session, 'network', numbered(number));
  expect([...parameters.values()].map((versions) => versions.length)).toEqual([100, 100, 5]);
  const records = await layerRecords(session, 'network');
  expect(records.map(({ commit }) => Number(commit))).toEqual(Array.from({ length: 205 }, (_, i) => i + 1));
});

test('volumes are ordered by number, not by letter', async () => {
  const { session, store: parameters } = store();
  for (let volume = 1; volume <= 10; volume++)
    parameters.set(`/hipaa/test/_deploys/network/${volume}`, [JSON.stringify(numbered(volume))]);
  expect((await newestRecords(session)).get('network')?.commit).toBe('10');
});

test('the newest record of every layer is found', async () => {
  const { session } = store();
  await appendRecord(session, 'network', numbered(1));
  await appendRecord(session, 'network', numbered(2));
  await appendRecord(session, 'storage', numbered(3));
  const newest = await newestRecords(session);
  expect([...newest].map(([layer, { commit }]) => [layer, commit])).toEqual([
    ['network', '2'],
    ['storage', '3'],
  ]);
});

test('a layer whose name starts like another has its own records', async () => {
  const { session } = store();
  await appendRecord(session, 'network', numbered(1));
  await appendRecord(session, 'network-edge', numbered(2));
  expect(await layerRecords(session, 'network')).toHaveLength(1);
});

test('a record that cannot be written is an error that says what was done all the same', async () => {
  const { session } = fakeSession('test', {
    GetParametersByPath: () => ({}),
    PutParameter: () => {
      throw new Error('AccessDenied');
    },
  });
  await expect(appendRecord(session, 'network', exampleRecord)).rejects.toMatchObject({
    code: 'RECORD_NOT_WRITTEN',
    message: expect.stringContaining('network was updated, but') as string,
  });
});

test('two deploys that begin a volume at once do not write over each other', async () => {
  const { session, store: parameters } = store();
  const { session: late } = fakeSession('test', {
    ...fakeParameters().answers,
    PutParameter: ({ Overwrite }) => {
      if (parameters.size > 0 && Overwrite !== true) throw new Error('The parameter already exists.');
      return {};
    },
  });
  await appendRecord(session, 'network', exampleRecord);
  await expect(appendRecord(late, 'network', exampleRecord)).rejects.toMatchObject({
    code: 'RECORD_NOT_WRITTEN',
  });
});
