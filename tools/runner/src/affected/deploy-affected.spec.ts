import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { fakeSession } from '../testing/fake-session';
import { exampleRecord, fakeParameters } from '../testing/examples';
import { type Base, readBase, writeBase } from './base-store';
import { deployAffected } from './deploy-affected';
import { TemporaryRepository } from '../testing/temporary-repository';

const repository = new TemporaryRepository();
const first = repository.commit('network.txt', 'one');
const second = repository.commit('network.txt', 'two');
const BASE: Base = { commit: first, at: '2026-11-25T09:00:00.000Z', by: 'ci' };

/** A workspace of three layers, of which Nx finds some affected. */
function workspace(affected: string[], code = 0, lost: string[] = [], synthesised = false) {
  const { answers, store } = fakeParameters();
  const { session } = fakeSession('test', answers);
  const printed: string[] = [];
  const deploys: string[] = [];
  let deployed: string[] = [];
  const all = ['network', 'storage', 'database'];
  const deploy = (...forwarded: string[]) =>
    deployAffected({
      environment: findEnvironment('test'),
      options: { environment: 'test', rollBack: false, everything: false, synthesised, forwarded },
      session,
      git: repository.git,
      ask: (args) =>
        Promise.resolve({ code: 0, output: JSON.stringify(args.includes('--affected') ? affected : all) }),
      nx: (args) => {
        deploys.push(args.join(' '));
        deployed = /--projects=(\S+)/.exec(args.join(' '))?.[1]?.split(',') ?? [];
        return Promise.resolve({ code, output: '' });
      },
      deployed: () => new Set(deployed.filter((layer) => !lost.includes(layer))),
      say: (line) => printed.push(line),
    });
  return { deploy, deploys, printed, session, store };
}

test('the first time every layer is deployed, and the commit becomes the base', async () => {
  const { deploy, deploys, session } = workspace([]);
  expect(await deploy('--approver=jane')).toBe(0);
  expect(deploys).toEqual([
    'run-many --targets=deploy --projects=database,network,storage --env=test --approver=jane',
  ]);
  expect(await readBase(session)).toMatchObject({
    commit: second,
    by: 'arn:aws:iam::000000000000:user/somebody',
  });
});

test('what was packed is deployed as it is: nothing is synthesised before', async () => {
  const { deploy, deploys } = workspace([], 0, [], true);
  await deploy();
  expect(deploys[0]).toMatch(/--env=test --excludeTaskDependencies$/);
});

test('later only what is affected is deployed', async () => {
  const { deploy, deploys, session } = workspace(['network']);
  await writeBase(session, BASE, undefined);
  await deploy();
  expect(deploys).toEqual(['run-many --targets=deploy --projects=network --env=test']);
  expect((await readBase(session))?.commit).toBe(second);
});

test('when nothing is affected nothing is deployed, and the base moves on', async () => {
  const { deploy, deploys, session, printed } = workspace([]);
  await writeBase(session, BASE, undefined);
  expect(await deploy()).toBe(0);
  expect(deploys).toEqual([]);
  expect(printed).toContain('no layer of test has changed');
  expect((await readBase(session))?.commit).toBe(second);
});

test('a run that is not green leaves the base, and fails', async () => {
  const { deploy, session } = workspace(['network'], 1);
  await writeBase(session, BASE, undefined);
  expect(await deploy()).toBe(1);
  expect(await readBase(session)).toEqual(BASE);
});

test('a layer that did not come through leaves the base, whatever the exit code says', async () => {
  const { deploy, session, printed } = workspace(['network', 'storage'], 0, ['storage']);
  await writeBase(session, BASE, undefined);
  expect(await deploy()).toBe(1);
  expect(printed.at(-1)).toBe(`not deployed: storage; the base of test stays ${first}`);
  expect(await readBase(session)).toEqual(BASE);
});

test('a layer that somebody deployed by itself is deployed too; one that no longer exists is not', async () => {
  const { deploy, deploys, session, store } = workspace(['network']);
  await writeBase(session, BASE, undefined);
  store.set('/hipaa/test/_deploys/storage/1', [JSON.stringify(exampleRecord)]);
  store.set('/hipaa/test/_deploys/dropped/1', [JSON.stringify(exampleRecord)]);
  await deploy();
  expect(deploys).toEqual(['run-many --targets=deploy --projects=network,storage --env=test']);
});

test('a base that cannot be read deploys nothing', async () => {
  const { deploy, deploys, store } = workspace(['network']);
  store.set('/hipaa/test/_base', ['nonsense']);
  await expect(deploy()).rejects.toMatchObject({ code: 'BASE_UNREADABLE' });
  expect(deploys).toEqual([]);
});
