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
import type { DeployRecord } from './deploy-record';
import { fakeParameters } from '../testing/examples';
import { stableDigest } from '../template';

const BASE = '/hipaa/local/_base';
const RECORDS = '/hipaa/local/_deploys/storage/1';
const template = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } };

function storageRun(options: Record<string, unknown> = {}) {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'recorded-'));
  const directory = join(workspaceRoot, 'dist/cdk/storage/local');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'layer.json'), JSON.stringify({ templateFile: 't.json' }));
  writeFileSync(join(directory, 't.json'), JSON.stringify(template));
  const { answers, store } = fakeParameters();
  store.set(BASE, ['{}']);
  const { session } = fakeSession('local', {
    ...answers,
    DescribeStacks: () => ({ Stacks: [{ StackName: 's', StackStatus: 'UPDATE_COMPLETE' }] }),
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
    stack: 's',
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
  return { run, records, store, workspaceRoot, written };
}

const ends = (outcome: Outcome) => recorded(() => Promise.resolve(outcome));
const fails = (code: string) =>
  recorded(() => Promise.reject(new UserError({ code, message: 'Bucket: no such region' })));

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

test.each<Outcome['result']>(['unchanged', 'skipped', 'absent', 'kept'])(
  'a deploy that ends as %s changed nothing, and leaves none',
  async (result) => {
    const { run, records, store } = storageRun();
    await ends({ result })(run);
    expect(records()).toEqual([]);
    expect(store.has(BASE)).toBe(true);
  },
);

test('a deploy that failed leaves a record with the reason, and fails', async () => {
  const { run, records } = storageRun();
  await expect(fails('DEPLOY_FAILED')(run)).rejects.toMatchObject({ code: 'DEPLOY_FAILED' });
  expect(records()).toMatchObject([
    { result: 'failed', reason: 'Bucket: no such region', changes: { added: 0, changed: 0 } },
  ]);
});

test('a deploy that was refused before it began leaves none', async () => {
  const { run, records } = storageRun();
  await expect(fails('CONTRACT_NOT_PUBLISHED')(run)).rejects.toThrow();
  expect(records()).toEqual([]);
});

test('a record that cannot be written does not hide why the deploy failed', async () => {
  const { run, written, store } = storageRun();
  store.set(RECORDS, ['nonsense']);
  await expect(fails('DEPLOY_FAILED')(run)).rejects.toMatchObject({ code: 'DEPLOY_FAILED' });
  expect(written.join('')).toContain('RECORD_NOT_WRITTEN: storage was not deployed, but');
});

test('a removal leaves a record, and takes the base away', async () => {
  const { run, records, store } = storageRun();
  await ends({ result: 'destroyed' })(run);
  expect(records()).toMatchObject([{ result: 'destroyed', template: '', check: 'not checked' }]);
  expect(store.has(BASE)).toBe(false);
});

test('a removal that failed half way takes the base away too', async () => {
  const { run, records, store } = storageRun();
  await expect(fails('DESTROY_FAILED')(run)).rejects.toThrow();
  expect(records()).toMatchObject([{ result: 'failed' }]);
  expect(store.has(BASE)).toBe(false);
});

test('a compute that retires is part of a deploy: the base stays', async () => {
  const { run, records, store } = storageRun();
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
