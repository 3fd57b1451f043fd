import type { DeployRecord } from '@hipaa-cdk/runner';
import { fakeSession } from '@hipaa-cdk/runner/testing';
import { assertRunsOnSchema, migrationIsDue, versionBefore } from './releases';

describe('going back', () => {
  const record = (version: string, result = 'updated') => ({ release: version, result }) as never;

  test('leads to the version before the one that runs', () => {
    expect(versionBefore([record('a'), record('b'), record('c')], 'c')).toBe('b');
  });

  test('leads to the version of the first deploy, which no release has chosen', () => {
    const first = { release: 'b', result: 'updated', releaseBefore: 'a' } as never;
    expect(versionBefore([first, record('c')], 'b')).toBe('a');
  });

  test('passes over versions that failed', () => {
    expect(versionBefore([record('a'), record('b', 'failed'), record('c')], 'c')).toBe('a');
  });

  test('twice leads further back', () => {
    expect(versionBefore([record('a'), record('b'), record('c'), record('b')], 'b')).toBe('a');
  });

  test.each([
    [[record('a')], 'a'],
    [[], 'a'],
    [[record('a')], undefined],
  ])('%j, %s: there is none', (records, running) => {
    expect(() => versionBefore(records, running)).toThrow(
      expect.objectContaining({ code: 'RELEASE_NONE_BEFORE' }),
    );
  });
});

describe('a migration', () => {
  const source = {
    layer: 'compute-ecs',
    image: 'r/i',
    parameter: '/p',
    migration: { when: 'before', minutes: 1, parameter: '/m' },
  } as const;
  const { session } = fakeSession('local', {});
  const record = (release: string, more: Partial<DeployRecord> = {}): DeployRecord =>
    ({
      release,
      result: 'updated',
      startedAt: '2026-01-02T03:04:05.000Z',
      endedAt: '2026-01-02T03:05:00.000Z',
      ...more,
    }) as DeployRecord;
  const migrated = (predecessorRuns: boolean, exit: number | 'stopped' = 0) => ({
    migration: { when: 'before', exit, predecessorRuns } as const,
  });

  test.each<[string, readonly DeployRecord[], boolean]>([
    ['was never run', [record('b')], true],
    ['was run for another version', [record('a', migrated(true))], true],
    ['failed', [record('b', migrated(true, 1))], true],
    ['was run', [record('b', migrated(true))], false],
    ['was run before a release that failed', [record('b', { ...migrated(true), result: 'failed' })], false],
  ])('that %s is due: %j', (_, releases, due) => {
    expect(migrationIsDue(source, releases, 'b')).toBe(due);
  });

  test('is never due where the settings name none', () => {
    expect(migrationIsDue({ layer: 'compute-ecs', parameter: '/p' }, [], 'b')).toBe(false);
  });

  test('that the version before does not run on bars the way back, and the database can be brought back', () => {
    const releases = [record('a'), record('b', migrated(false)), record('c')];
    expect(() => assertRunsOnSchema(releases, 'a', { session })).toThrow(
      expect.objectContaining({
        code: 'SCHEMA_TOO_NEW',
        message: expect.stringContaining('as the migration of b has left it') as string,
        remedy: expect.stringContaining(
          'npx nx run database:restore --env=local --at=2026-01-02T03:04:05.000Z',
        ) as string,
      }),
    );
  });

  test('bars the way back to a version that ran before the first recorded release', () => {
    const releases = [record('b', { ...migrated(false), releaseBefore: 'a' })];
    expect(() => assertRunsOnSchema(releases, 'a', { session })).toThrow(/does not run on the database/);
  });

  test('bars it too when its version never came up: the database is changed all the same', () => {
    const releases = [record('a'), record('b', { ...migrated(false), result: 'failed' })];
    expect(() => assertRunsOnSchema(releases, 'a', { session })).toThrow(/does not run on the database/);
  });

  test.each<[string, readonly DeployRecord[], string]>([
    ['its version itself', [record('a'), record('b', migrated(false))], 'b'],
    ['a later version', [record('a'), record('b', migrated(false)), record('c')], 'c'],
    ['a version that nobody has seen', [record('a'), record('b', migrated(false))], 'd'],
    ['a version that runs on it', [record('a'), record('b', migrated(true))], 'a'],
    ['a version before one that failed', [record('a'), record('b', migrated(false, 1))], 'a'],
  ])('leaves the way open to %s', (_, releases, version) => {
    expect(() => assertRunsOnSchema(releases, version, { session })).not.toThrow();
  });
});
