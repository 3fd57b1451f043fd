import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { get } from 'node:http';
import type { LocalAws } from '@hipaa-cdk/local-aws';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { TemporaryRepository } from '../testing/temporary-repository';
import { Stage, withStage, openRehearsal, unprotected } from './stage';

function repository() {
  const made = new TemporaryRepository();
  made.commit('a.txt', 'one');
  return { made, folder: made.folder, left: () => readdirSync(join(made.folder, 'tmp')) };
}

test('a commit is checked out below the workspace, so that its packages are found', async () => {
  const { folder } = repository();
  await withStage(folder, async (stage) => {
    const worktree = await stage.checkOut('HEAD');
    expect(worktree.startsWith(join(folder, 'tmp'))).toBe(true);
    expect(existsSync(join(worktree, 'a.txt'))).toBe(true);
  });
});

test('nothing is left of it', async () => {
  const { folder, made, left } = repository();
  await withStage(folder, (stage) => stage.checkOut('HEAD'));
  expect(left()).toEqual([]);
  expect(made.run('worktree', 'list').split('\n')).toHaveLength(1);
});

test('nothing is left when the work fails', async () => {
  const { folder, left } = repository();
  await expect(withStage(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(left()).toEqual([]);
});

test('what a rehearsal left that was killed goes with the next, and that of a living one stays', async () => {
  const { folder, left } = repository();
  const [dead, living] = ['rehearsal-999999999-x', `rehearsal-${process.ppid}-x`];
  for (const name of [dead, living, 'notes']) mkdirSync(join(folder, 'tmp', name), { recursive: true });
  writeFileSync(join(folder, 'tmp', dead, 'file'), '');
  const stage = await Stage.open(folder);
  await stage.close();
  expect(left().sort()).toEqual(['notes', living]);
});

const prod = findEnvironment('prod');
const shell = { ...process.env };
afterAll(() => void (process.env = shell));

const localAws = {
  ensureRunning: () =>
    Promise.resolve({
      endpoint: 'http://127.0.0.1:1',
      secretAccessKey: 'of-the-workspace',
      stubbedTypes: ['AWS::Fake::Stub'],
    }),
} as unknown as LocalAws;

test('the environment keeps its name, account and region, and nothing else that leads there', () => {
  const { name, account, region } = prod;
  expect(unprotected({ ...prod, awsProfile: 'production' })).toMatchObject({
    name,
    account,
    region,
    target: 'embedded',
    protected: false,
    awsProfile: undefined,
  });
});

test('after it is opened the process has no way to an account', async () => {
  process.env['AWS_PROFILE'] = 'production';
  process.env['AWS_ENDPOINT_URL_SSM'] = 'https://ssm.us-west-2.amazonaws.com';
  const session = await openRehearsal(prod, localAws, () => undefined);
  expect(process.env).not.toHaveProperty('AWS_PROFILE');
  expect(process.env).not.toHaveProperty('AWS_ENDPOINT_URL_SSM');
  expect(process.env['AWS_ENDPOINT_URL']).toBe('http://127.0.0.1:1');
  expect(await session.credentials()).toMatchObject({
    accessKeyId: prod.account,
    secretAccessKey: 'of-the-workspace',
  });
  expect(() => get('http://ssm.us-west-2.amazonaws.com')).toThrow('only this machine is allowed');
});
