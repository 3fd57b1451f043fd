import { testEnvironment, placeOf } from '@hipaa-cdk/testing';
import { findEnvironment, allEnvironments } from '@hipaa-cdk/platform';
import { settings } from '../config';
import { type NetworkSettings, networkSettings, type NatChoice, natSchema, zonalGateways } from './settings';

const inProd = placeOf('prod');

const sound: NetworkSettings = {
  addressRange: '10.0.0.0/16',
  tiers: ['public', 'private', 'isolated'],
  nat: 'per-zone',
  interfaceEndpoints: [],
  readableBuckets: [],
};

const problems = (changes: Partial<NetworkSettings>) =>
  networkSettings.schema
    .safeParse({ ...sound, ...changes })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

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
    'tiers.3: is listed twice; expected it once',
  ]);
});

test('a service listed twice is refused', () => {
  expect(problems({ interfaceEndpoints: ['kms', 'kms'] })).toEqual([
    'interfaceEndpoints.1: is listed twice; expected it once',
  ]);
});

test('all problems are reported at once', () => {
  expect(problems({ tiers: [] })).toHaveLength(3);
});

describe('patient data rules', () => {
  const PUBLIC_ONLY = { tiers: ['public', 'isolated'] as ('public' | 'isolated')[], nat: 'none' as const };

  const problems = (environment: string) => {
    const where = findEnvironment(environment);
    return networkSettings
      .problems(where, { ...settings.of(where), ...PUBLIC_ONLY })
      .map(({ message }) => message);
  };

  test('application code in public subnets is refused where patient data may enter, naming both', () => {
    expect(problems('prod')).toEqual([
      '["public","isolated"] is not allowed with dataClass "phi"; expected "private" among them',
    ]);
  });

  test('synthetic data can live with it', () => {
    expect(problems('test')).toEqual([]);
  });
});

const ZONES = [`${inProd.region}a`, `${inProd.region}b`, `${inProd.region}c`];

test.each<[NatChoice, number]>([
  ['none', 0],
  ['per-zone', 3],
  ['regional', 0],
  [{ gateways: 1 }, 1],
  [{ gateways: 3 }, 3],
])('nat %j puts gateways into %i of three zones', (nat, expected) => {
  expect(zonalGateways(nat, ZONES)).toBe(expected);
});

const natProblems = (nat: NatChoice) =>
  networkSettings.problems(testEnvironment('prod', { zones: ZONES }), { ...sound, nat });

test('more gateways than zones are a problem that names both numbers', () => {
  expect(natProblems({ gateways: 4 })).toEqual([
    {
      path: ['nat', 'gateways'],
      message: `expected at most one gateway in each of the 3 zones (${inProd.region}a, ${inProd.region}b, ${inProd.region}c), got 4`,
    },
  ]);
});

test.each<NatChoice>(['none', 'per-zone', 'regional', { gateways: 3 }])(
  'nat %j fits into three zones',
  (nat) => {
    expect(natProblems(nat)).toEqual([]);
  },
);

test('the settings of the layer are checked against the zones of every environment', () => {
  const prod = findEnvironment('prod');
  const rules = networkSettings.problems(prod, { ...settings.of(prod), nat: { gateways: 3 } });
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

describe('config', () => {
  const prod = (changes: Record<string, unknown>) => ({
    ...settings.of(findEnvironment('prod')),
    ...changes,
  });

  const messages = (changes: Record<string, unknown>) =>
    networkSettings.schema.safeParse(prod(changes)).error?.issues.map((issue) => issue.message) ?? [];

  test.each(allEnvironments().map((environment) => [environment.name, environment] as const))(
    'the settings of %s are sound',
    (_, environment) => {
      expect(networkSettings.schema.safeParse(settings.of(environment)).success).toBe(true);
    },
  );

  test('an unknown setting is refused', () => {
    expect(messages({ natGateways: 2 })).toEqual([expect.stringContaining('natGateways')]);
  });

  test('an unknown tier is refused with the known ones', () => {
    expect(messages({ tiers: ['public', 'isolated', 'private', 'dmz'] })).toEqual([
      'Invalid option: expected one of "public"|"private"|"isolated"',
    ]);
  });

  test('an unsound address range is refused', () => {
    expect(messages({ addressRange: '10.0.0.0/8' })).toEqual(['expected a /16 to /22']);
  });

  test('settings that cannot stand together are refused', () => {
    const changes: Partial<NetworkSettings> = { tiers: ['public', 'isolated'], nat: 'per-zone' };
    expect(messages(changes)).toEqual([expect.stringContaining('NAT serves no subnet')]);
  });

  test('an endpoint for a service that has none here is refused', () => {
    expect(messages({ interfaceEndpoints: ['s3'] })).toEqual([expect.stringContaining('Invalid option')]);
  });

  test.each(['arn:aws:s3:::reports', '*', 'a', 'Reports', 'reports/*'])(
    'bucket "%s" is refused as readable, as it is no bucket name',
    (bucket) => {
      expect(messages({ readableBuckets: [bucket] })).toEqual(['expected the name of a bucket']);
    },
  );

  test('a private range of one profile is not used by the other, so that they can be joined', () => {
    const ranges = allEnvironments().map((environment) => [
      environment.profile.name,
      settings.of(environment).addressRange,
    ]);
    const byProfile = new Map(ranges as [string, string][]);
    expect(new Set(byProfile.values()).size).toBe(byProfile.size);
  });
});
