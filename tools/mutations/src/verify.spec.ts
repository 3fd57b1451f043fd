import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue';
import type { LayerSubject } from '@hipaa-cdk/layer-templates';
import type { UnitTest } from './unit-test';
import { verify } from './verify';

const workspaceRoot = join(__dirname, '..', '..', '..');

function subject(Type: string, Properties: Record<string, unknown>): LayerSubject {
  return {
    name: 'sample prod',
    layer: 'sample',
    environment: 'prod',
    template: { Resources: { Thing: { Type, Properties } } },
    context: { dataClass: 'phi', removal: 'retain' },
  };
}

const subnet = subject('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });

const run = (subjects: readonly LayerSubject[], tests: readonly UnitTest[] = []) =>
  verify({ workspaceRoot, subjects, catalogue, tests });

const named = (killedBy: string): UnitTest => ({
  layer: 'sample',
  resource: 'Thing',
  setting: 'Properties.MapPublicIpOnLaunch',
  reason: 'a sample',
  killedBy,
});

test('a setting that a rule of ours watches is killed by it', async () => {
  const [outcome, ...others] = await run([subnet]);
  expect(outcome).toMatchObject({ killedBy: 'own packs', killer: expect.stringContaining('::') });
  expect(others).toEqual([]);
});

test('a setting that nobody watches survives', async () => {
  const alarm = subject('AWS::CloudWatch::Alarm', {
    TreatMissingData: 'notBreaching',
    ActionsEnabled: false,
  });
  const outcomes = await run([alarm]);
  expect(outcomes.find(({ mutation }) => mutation.setting === 'Properties.TreatMissingData')?.killedBy).toBe(
    undefined,
  );
});

test('a property that the catalogue does not place stops the run', async () => {
  await expect(run([subject('AWS::EC2::Subnet', { Novelty: 1 })])).rejects.toMatchObject({
    code: 'SETTING_UNCLASSIFIED',
    message: expect.stringContaining('AWS::EC2::Subnet Properties.Novelty'),
  });
});

test('a type that the catalogue does not have stops the run', async () => {
  await expect(run([subject('AWS::New::Thing', {})])).rejects.toMatchObject({ code: 'SETTING_UNCLASSIFIED' });
});

test('a named test that does not exist stops the run', async () => {
  await expect(run([subnet], [named('apps/none.spec.ts: a test')])).rejects.toMatchObject({
    code: 'UNIT_TEST_MISSING',
  });
});

test('a named test for what the gate notices by itself stops the run', async () => {
  const here = 'tools/mutations/src/verify.spec.ts: a setting that nobody watches survives';
  await expect(run([subnet], [named(here)])).rejects.toMatchObject({ code: 'UNIT_TEST_UNUSED' });
});

test('the result is taken from the cache only while no layer has changed', () => {
  const project = JSON.parse(readFileSync(join(__dirname, '..', 'project.json'), 'utf8'));
  const everything = ['{workspaceRoot}/apps/**/*', '{workspaceRoot}/libs/**/*'];
  expect(project.targets.verify.inputs).toEqual(expect.arrayContaining(everything));
});
