import { consoleLinks, nextSteps } from './next-steps';
import { factsOf, layerOf } from './testing/example-facts';

const commands = (...layers: ReturnType<typeof layerOf>[]): string[] =>
  nextSteps(factsOf({ layers: [layerOf('storage'), ...layers] })).map(({ command }) => command);

test('an environment in order is told what a deploy would change', () => {
  expect(commands()).toEqual(['npx nx run-many -t diff --env=test', 'npx nx run platform:page --env=test']);
});

test.each([
  ['is stale', { stale: [{ layer: 'network', entry: 'vpcId', running: 'a' }] }, 'deploy --env=test --stale'],
  ['is missing', { state: 'absent' as const }, 'deploy -p database --env=test'],
  [
    'has drifted',
    { drift: { status: 'DRIFTED', checked: 1, unchecked: {} } },
    'drift -p database --env=test',
  ],
  [
    'has failed',
    { last: { result: 'failed' as const, endedAt: '2026-11-25T10:01:00.000Z' } },
    'history -p database --env=test',
  ],
])('a layer that %s comes first', (_, status, command) => {
  expect(commands(layerOf('database', {}, status))[0]).toBe(`npx nx run-many -t ${command}`);
});

test('a layer that the environment does not want is not missed', () => {
  expect(commands(layerOf('bastion', {}, { state: 'absent', enabled: false }))[0]).toMatch(/ diff /);
});

const linksIn = (region: string): string[] =>
  consoleLinks(factsOf({ environment: { ...factsOf().environment, region } })).map(({ address }) => address);

test.each([
  ['us-east-1', 'https://console.aws.amazon.com/cloudformation/home?region=us-east-1'],
  ['us-gov-west-1', 'https://console.amazonaws-us-gov.com/cloudformation/home?region=us-gov-west-1'],
  ['cn-north-1', 'https://console.amazonaws.cn/cloudformation/home?region=cn-north-1'],
])('a stack in %s is looked at in the console of its partition', (region, start) => {
  expect(linksIn(region)[0]).toBe(`${start}#/stacks?filteringText=example-network`);
});

test('the embedded AWS has no console', () => {
  const environment = { ...factsOf().environment, target: 'embedded' as const };
  expect(consoleLinks(factsOf({ environment }))).toEqual([]);
});
