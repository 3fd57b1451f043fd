import type { NetworkSettings } from '../config';
import { topologyProblems } from './topology-rules';

const sound: NetworkSettings = {
  addressRange: '10.0.0.0/16',
  tiers: ['public', 'private', 'isolated'],
  nat: 'per-zone',
  interfaceEndpoints: [],
  readableBuckets: [],
};

const problems = (changes: Partial<NetworkSettings>) =>
  topologyProblems({ ...sound, ...changes }).map(({ path, message }) => `${path.join('.')}: ${message}`);

test('a topology with all tiers and NAT is sound', () => {
  expect(problems({})).toEqual([]);
});

test('a topology without private subnets and NAT is sound', () => {
  expect(problems({ tiers: ['public', 'isolated'], nat: 'none' })).toEqual([]);
});

test('private subnets without NAT are sound when they have interface endpoints', () => {
  expect(problems({ nat: 'none', interfaceEndpoints: ['secretsmanager'] })).toEqual([]);
});

test.each<NetworkSettings['nat']>(['per-zone', 'regional', { gateways: 1 }])(
  'NAT %j without private subnets is refused',
  (nat) => {
    expect(problems({ tiers: ['public', 'isolated'], nat })).toEqual([
      'nat: NAT serves no subnet, as there is no "private" tier; expected "none", or "private" among the tiers',
    ]);
  },
);

test('private subnets that reach nothing are refused', () => {
  expect(problems({ nat: 'none' })).toEqual([
    'nat: private subnets reach nothing; expected NAT, or interface endpoints for the services they call',
  ]);
});

test('a topology without public subnets is refused', () => {
  expect(problems({ tiers: ['private', 'isolated'] })).toEqual([
    'tiers: there is no "public" tier; expected one, load balancers stand in it',
  ]);
});

test('a topology without isolated subnets is refused', () => {
  expect(problems({ tiers: ['public', 'private'] })).toEqual([
    'tiers: there is no "isolated" tier; expected one, data stores stand in it',
  ]);
});

test('a tier listed twice is refused', () => {
  expect(problems({ tiers: ['public', 'private', 'isolated', 'private'] })).toEqual([
    'tiers: a tier is listed twice',
  ]);
});

test('a service listed twice is refused', () => {
  expect(problems({ interfaceEndpoints: ['kms', 'kms'] })).toEqual([
    'interfaceEndpoints: a service is listed twice',
  ]);
});

test('all problems are reported at once', () => {
  expect(problems({ tiers: [] })).toHaveLength(3);
});
