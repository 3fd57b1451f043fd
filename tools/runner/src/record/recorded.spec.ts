import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { fakeSession } from '../testing/fake-session';
import type { LayerRun, Outcome } from '../command';
import { Progress } from '../progress/progress';
import { synthesisedIn } from '../testing/layer-account';
import { writeCheckedTemplates, recorded, checkResult } from './recorded';
import type { DeployRecord, Intent } from './deploy-record';
import { fakeParameters } from '../testing/examples';
import { stableDigest } from '../template';
import { placeOf } from '../place';

const BASE = '/hipaa/local/_base';
const RECORDS = '/hipaa/local/_deploys/storage/1';
const INTENT = '/hipaa/local/_deploys/storage/intent';
const template = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } };

/** What CloudFormation has of the layer: by default what is wanted. */
interface Stack {
  status?: string;
  template?: object;
  gone?: boolean;
}

function storageRun(options: Record<string, unknown> = {}) {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'recorded-'));
  const directory = join(workspaceRoot, 'dist/cdk/storage/local');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'layer.json'), JSON.stringify({ templateFile: 't.json' }));
  writeFileSync(join(directory, 't.json'), JSON.stringify(template));
  const { answers, store } = fakeParameters();
  store.set(BASE, ['{}']);
  const stack: Stack = {};
  const broken = new Set<string>();
  const { session } = fakeSession('local', {
    ...answers,
    PutParameter: (input) => {
      if (broken.has(String(input['Name']))) throw new Error('Rate exceeded');
      return answers['PutParameter']?.(input);
    },
    DescribeStacks: () => {
      if (stack.gone) throw new Error('Stack does not exist');
      return { Stacks: [{ StackName: 's', StackStatus: stack.status ?? 'UPDATE_COMPLETE' }] };
    },
    GetTemplate: () => ({ TemplateBody: JSON.stringify(stack.template ?? template) }),
    DescribeChangeSet: () => ({
      Changes: [{ ResourceChange: { LogicalResourceId: 'Bucket', Action: 'Add' } }],
    }),
    DescribeStackEvents: () => ({ StackEvents: [] }),
  });
  const written: string[] = [];
  const layer = { name: 'storage', root: 'apps/storage', reads: [] };
  const run: LayerRun = {
    layer,
    environment: findEnvironment('local'),
    place: { ...placeOf(findEnvironment('local'), 'storage'), stack: 's' },
    progress: new Progress({ live: false, write: (text) => written.push(text) }),
    request: {
      workspaceRoot,
      tasks: [],
      dependencies: {},
      layers: [layer],
      environmentGiven: true,
      nxProcess: 1,
    },
    options,
    ...synthesisedIn(directory),
    session: () => Promise.resolve(session),
  };
  const records = () => (store.get(RECORDS) ?? []).map((text) => JSON.parse(text) as DeployRecord);
  return { run, records, store, workspaceRoot, written, stack, broken };
}

const CHANGES = new Set(['created', 'updated', 'destroyed', 'retired']);
const ends = (outcome: Outcome) =>
  recorded(async ({ begin }) => {
    if (CHANGES.has(outcome.result)) await begin?.(outcome.result as Intent['result']);
    return outcome;
  });
const failure = new UserError({ code: 'DEPLOY_FAILED', message: 'Bucket: no such region' });
const refused = recorded(() => Promise.reject(failure));
const fails = (result: Intent['result']) =>
  recorded(async ({ begin }) => {
    await begin?.(result);
    throw failure;
  });

test('a deploy that changed something leaves a record', async () => {
  const { run, records } = storageRun({ approver: 'jane' });
  await ends({ result: 'updated' })(run);
  expect(records()).toMatchObject([
    {
      result: 'updated',
      commit: 'unknown',
      dirty: true,
      by: 'arn:aws:iam::000000000000:user/somebody',
      approver: 'jane',
      template: stableDigest(template),
      changes: { added: 1, changed: 0, replaced: 0, removed: 0 },
      check: 'not checked',
    },
  ]);
  expect(Date.parse(records()[0]?.endedAt ?? '')).not.toBeNaN();
});

test('the check of exactly this template is in the record', async () => {
  const { run, records, workspaceRoot } = storageRun();
  const subjects = [{ name: 'storage local', environment: 'local', template }];
  writeCheckedTemplates(join(workspaceRoot, 'dist/check/storage'), { subjects, findings: [], excepted: [] });
  await ends({ result: 'created' })(run);
  expect(records()[0]?.check).toBe('passed');
});

test.each<Outcome['result']>(['skipped', 'absent', 'kept'])(
  'a deploy that ends as %s changed nothing, and leaves none',
  async (result) => {
    const { run, records, store } = storageRun();
    await ends({ result })(run);
    expect(records()).toEqual([]);
    expect(store.has(BASE)).toBe(true);
  },
);

test('a deploy that failed leaves a record with the reason, and fails', async () => {
  const { run, records, stack } = storageRun();
  stack.status = 'UPDATE_ROLLBACK_COMPLETE';
  await expect(fails('updated')(run)).rejects.toMatchObject({ code: 'DEPLOY_FAILED' });
  expect(records()).toMatchObject([
    { result: 'failed', reason: 'Bucket: no such region', changes: { added: 0, changed: 0 } },
  ]);
});

test('a deploy that lost sight of what CloudFormation then did well is recorded as done, and fails', async () => {
  const { run, records } = storageRun();
  await expect(fails('updated')(run)).rejects.toMatchObject({ code: 'DEPLOY_FAILED' });
  expect(records()).toMatchObject([{ result: 'updated', changes: { added: 1 } }]);
});

test('a deploy that was refused before it began leaves none', async () => {
  const { run, records } = storageRun();
  await expect(refused(run)).rejects.toThrow();
  expect(records()).toEqual([]);
});

test('a record that cannot be written does not hide why the deploy failed', async () => {
  const { run, written, broken, stack } = storageRun();
  stack.status = 'UPDATE_ROLLBACK_COMPLETE';
  broken.add(RECORDS);
  await expect(fails('updated')(run)).rejects.toMatchObject({ code: 'DEPLOY_FAILED' });
  expect(written.join('')).toContain('RECORD_NOT_WRITTEN: storage was not deployed, but');
});

test('a removal leaves a record, and takes the base away', async () => {
  const { run, records, store, stack } = storageRun();
  stack.gone = true;
  await ends({ result: 'destroyed' })(run);
  expect(records()).toMatchObject([{ result: 'destroyed', template: '', check: 'not checked' }]);
  expect(store.has(BASE)).toBe(false);
});

test('a removal that failed half way takes the base away too', async () => {
  const { run, records, store, stack } = storageRun();
  stack.status = 'DELETE_FAILED';
  await expect(fails('destroyed')(run)).rejects.toThrow();
  expect(records()).toMatchObject([{ result: 'failed' }]);
  expect(store.has(BASE)).toBe(false);
});

describe('a deploy that was killed', () => {
  /** A deploy that has begun, and of which nobody wrote down how it ended. */
  async function killed(result: Intent['result'] = 'updated') {
    const account = storageRun({ approver: 'jane' });
    account.broken.add(RECORDS);
    await expect(ends({ result })(account.run)).rejects.toMatchObject({ code: 'RECORD_NOT_WRITTEN' });
    account.broken.clear();
    expect(account.records()).toEqual([]);
    return account;
  }

  test('has left what it was about to do', async () => {
    const { store } = await killed();
    expect(JSON.parse(store.get(INTENT)?.at(-1) ?? '{}')).toMatchObject({
      result: 'updated',
      by: 'arn:aws:iam::000000000000:user/somebody',
      template: stableDigest(template),
    });
  });

  test('is recorded by the next one, which has nothing to do, as who began it and when', async () => {
    const { run, records, store } = await killed();
    const intent = JSON.parse(store.get(INTENT)?.at(-1) ?? '{}') as Intent;
    await ends({ result: 'unchanged' })({ ...run, options: {} });
    await ends({ result: 'unchanged' })({ ...run, options: {} });
    expect(records()).toMatchObject([
      { result: 'updated', startedAt: intent.startedAt, approver: 'jane', late: true, changes: { added: 1 } },
    ]);
  });

  test('is recorded before the next one begins', async () => {
    const { run, records } = await killed();
    await ends({ result: 'updated' })(run);
    expect(records().map(({ result, late }) => [result, late])).toEqual([
      ['updated', true],
      ['updated', undefined],
    ]);
  });

  test.each([
    ['was rolled back', { status: 'UPDATE_ROLLBACK_COMPLETE' }, 'the stack is UPDATE_ROLLBACK_COMPLETE'],
    ['never reached CloudFormation', { template: {} }, 'CloudFormation had not begun'],
    ['left no stack', { gone: true }, 'there is no stack'],
  ])('and %s is recorded as failed', async (_, state, reason) => {
    const { run, records, stack } = await killed();
    Object.assign(stack, state);
    await ends({ result: 'kept' })(run);
    expect(records()).toMatchObject([{ result: 'failed', reason, late: true }]);
  });

  test('in a removal is recorded as what became of the stack', async () => {
    const { run, records, stack } = await killed('destroyed');
    stack.gone = true;
    await ends({ result: 'absent' })(run);
    expect(records()).toMatchObject([{ result: 'destroyed', late: true }]);
  });
});

test('what stands without a record, or with another one, is recorded by the run that finds it as it should be', async () => {
  const { run, records, store } = storageRun();
  await ends({ result: 'unchanged' })(run);
  expect(records()).toMatchObject([{ result: 'confirmed', template: stableDigest(template) }]);
  store.set(RECORDS, ['nonsense']);
  await ends({ result: 'unchanged' })(run);
  await ends({ result: 'unchanged' })(run);
  expect(
    store
      .get(RECORDS)
      ?.slice(1)
      .map((text) => (JSON.parse(text) as DeployRecord).result),
  ).toEqual(['confirmed']);
});

test('after a failure that was rolled back, the run that finds the layer as it should be says so', async () => {
  const { run, records, stack } = storageRun();
  stack.status = 'UPDATE_ROLLBACK_COMPLETE';
  await expect(fails('updated')(run)).rejects.toThrow();
  stack.status = 'UPDATE_COMPLETE';
  await ends({ result: 'unchanged' })(run);
  await ends({ result: 'unchanged' })(run);
  expect(records().map(({ result }) => result)).toEqual(['failed', 'confirmed']);
});

test('a stack that is not up is confirmed by nobody', async () => {
  const { run, records, stack } = storageRun();
  stack.status = 'ROLLBACK_COMPLETE';
  await ends({ result: 'unchanged' })(run);
  expect(records()).toEqual([]);
});

test('a run that left an older template alone confirms nothing', async () => {
  const { run, records, stack } = storageRun();
  stack.template = { Resources: {} };
  await ends({ result: 'unchanged' })(run);
  expect(records()).toEqual([]);
});

test('a compute that retires is part of a deploy: the base stays', async () => {
  const { run, records, store, stack } = storageRun();
  stack.gone = true;
  await ends({ result: 'retired' })(run);
  expect(records()).toMatchObject([{ result: 'retired' }]);
  expect(store.has(BASE)).toBe(true);
});

test('an approver that cannot be one stops the deploy before it begins', async () => {
  const { run } = storageRun({ approver: '\n' });
  const command = jest.fn();
  await expect(recorded(command)(run)).rejects.toMatchObject({ code: 'APPROVER_INVALID' });
  expect(command).not.toHaveBeenCalled();
});

describe('checked templates', () => {
  const template = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } };
  const subjects = [
    { name: 'storage test', environment: 'test', template },
    { name: 'storage prod', environment: 'prod', template: {} },
  ];
  const about = (...names: string[]) => names.map((subject) => ({ subject }));

  function checked(findings: string[], excepted: string[] = []): string {
    const folder = mkdtempSync(join(tmpdir(), 'check-'));
    writeCheckedTemplates(folder, { subjects, findings: about(...findings), excepted: about(...excepted) });
    return folder;
  }

  test('a template that was judged without findings passed', () => {
    expect(checkResult(checked([]), 'test', stableDigest(template))).toBe('passed');
  });

  test('findings of this template are counted, and those of others are not', () => {
    const folder = checked(['storage test', 'storage prod', 'storage prod'], ['storage test']);
    expect(checkResult(folder, 'test', stableDigest(template))).toBe('1 finding(s), 1 excepted');
  });

  test('a check of another template says nothing', () => {
    expect(checkResult(checked([]), 'test', stableDigest({ Resources: {} }))).toBe('not checked');
  });

  test('a check of the same template in another environment says nothing', () => {
    expect(checkResult(checked([]), 'prod', stableDigest(template))).toBe('not checked');
  });

  test('without a check it is not checked', () => {
    expect(checkResult(join(tmpdir(), 'no-such-folder'), 'test', 'x')).toBe('not checked');
  });
});
