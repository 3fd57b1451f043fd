import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { type NetworkSettings, settings, settingsSchema } from './config';

const prod = (changes: Record<string, unknown>) => ({
  ...settings.of(findEnvironment('prod')),
  ...changes,
});

const messages = (changes: Record<string, unknown>) =>
  settingsSchema.safeParse(prod(changes)).error?.issues.map((issue) => issue.message) ?? [];

test.each(allEnvironments().map((environment) => [environment.name, environment] as const))(
  'the settings of %s are sound',
  (_, environment) => {
    expect(settingsSchema.safeParse(settings.of(environment)).success).toBe(true);
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
