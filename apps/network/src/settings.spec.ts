import { findEnvironment } from '@hipaa-cdk/platform';
import { type NetworkSettings, settings } from '../config';
import { topologyProblems, type NatChoice, natProblems, natSchema, zonalGateways } from './settings';

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

describe('patient data rules', () => {
  const PUBLIC_ONLY = { tiers: ['public', 'isolated'] as ('public' | 'isolated')[], nat: 'none' as const };

  const problems = (environment: string) => {
    const where = findEnvironment(environment);
    return settings.problems(where, { ...settings.of(where), ...PUBLIC_ONLY }).map(({ message }) => message);
  };

  test('application code in public subnets is refused where patient data may enter, naming both', () => {
    expect(problems('prod')).toEqual([
      '["public","isolated"] does not go with dataClass "phi"; expected "private" among them',
    ]);
  });

  test('synthetic data can live with it', () => {
    expect(problems('test')).toEqual([]);
  });
});

const ZONES = ['us-west-2a', 'us-west-2b', 'us-west-2c'];

test.each<[NatChoice, number]>([
  ['none', 0],
  ['per-zone', 3],
  ['regional', 0],
  [{ gateways: 1 }, 1],
  [{ gateways: 3 }, 3],
])('nat %j puts gateways into %i of three zones', (nat, expected) => {
  expect(zonalGateways(nat, ZONES)).toBe(expected);
});

test('more gateways than zones are a problem that names both numbers', () => {
  expect(natProblems({ gateways: 4 }, ZONES)).toEqual([
    {
      path: ['nat', 'gateways'],
      message:
        'expected at most one gateway in each of the 3 zones (us-west-2a, us-west-2b, us-west-2c), got 4',
    },
  ]);
});

test.each<NatChoice>(['none', 'per-zone', 'regional', { gateways: 3 }])(
  'nat %j fits into three zones',
  (nat) => {
    expect(natProblems(nat, ZONES)).toEqual([]);
  },
);

test('the settings of the layer are checked against the zones of every environment', () => {
  const prod = findEnvironment('prod');
  const rules = settings.problems(prod, { ...settings.of(prod), nat: { gateways: 3 } });
  expect(rules.map(({ message }) => message)).toEqual([expect.stringContaining('got 3')]);
});

const messages = (nat: unknown) => natSchema.safeParse(nat).error?.issues.map((issue) => issue.message);

test.each(['some', 2, { gateways: 1.5 }, {}, undefined])(
  'nat cannot be %j, and is told what it can be',
  (nat) => {
    expect(messages(nat)).toEqual(['expected "none", "per-zone", "regional" or { gateways: <1 or more> }']);
  },
);

test('no gateway at all is written "none"', () => {
  expect(messages({ gateways: 0 })).toEqual(['expected 1 or more']);
});

test('what stands beside the number of gateways is refused', () => {
  expect(messages({ gateways: 1, kind: 'instance' })).toEqual(['Unrecognized key: "kind"']);
});
