import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment } from '@hipaa-cdk/testing';
import { settings } from '../config';
import { type DatabaseSettings, databaseSettings } from './settings';
import { engineNames } from './engines';

const problems = (environment: string, changes: Partial<DatabaseSettings>) => {
  const where = findEnvironment(environment);
  return databaseSettings
    .problems(where, { ...settings.of(where), ...changes })
    .map(({ path, message }) => `${path[0] as string}: ${message}`);
};

test.each<[Partial<DatabaseSettings>, string]>([
  [{ backupDays: 34 }, 'backupDays: 34 is not allowed with dataClass "phi"; expected 35'],
  [
    { readers: 0 },
    'readers: 0 is not allowed with dataClass "phi"; expected 1 or more, to survive the loss of a zone',
  ],
  [{ alarmEmails: [] }, 'alarmEmails: [] is not allowed with dataClass "phi"; expected somebody who is told'],
])('%j is refused where patient data may enter, naming both', (changes, message) => {
  expect(problems('prod', changes)).toEqual([message]);
});

test('several weakened settings are told at once', () => {
  expect(problems('prod', { backupDays: 1, readers: 0 })).toHaveLength(2);
});

test('synthetic data can live with all of it', () => {
  expect(problems('test', { backupDays: 1, readers: 0, alarmEmails: [] })).toEqual([]);
});

describe('config', () => {
  const good: DatabaseSettings = {
    engine: 'aurora-postgresql-17.9',
    clusterName: 'database',
    databaseName: 'application',
    minAcu: 0.5,
    maxAcu: 8,
    pauseAfterSeconds: 'never',
    readers: 1,
    backupDays: 35,
    idleSessionMinutes: 30,
    idleTransactionMinutes: 5,
    storage: 'io-optimized',
    insights: 'advanced',
    alarmEmails: ['team@example.org'],
  };

  const problems = (change: object): string[] =>
    (databaseSettings.schema.safeParse({ ...good, ...change }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );

  test.each(everyEnvironment('database'))('the settings of %s are valid', (name) => {
    expect(settings.of(findEnvironment(name))).toBeDefined();
  });

  test('settings with everything switched on are valid', () => {
    expect(problems({})).toEqual([]);
  });

  test.each(engineNames)('the engine %s is known', (engine) => {
    expect(problems({ engine })).toEqual([]);
  });

  test('an unknown engine is refused with the list of known ones', () => {
    expect(problems({ engine: 'aurora-postgresql-9.6' })).toEqual([
      `engine: there is no such engine; expected one of ${engineNames.join(', ')}`,
    ]);
  });

  describe('capacity', () => {
    test.each([
      { minAcu: 0.5, maxAcu: 1 },
      { minAcu: 8, maxAcu: 8 },
      { minAcu: 0.5, maxAcu: 256 },
    ])('of $minAcu to $maxAcu units is accepted', (range) => {
      expect(problems(range)).toEqual([]);
    });

    test('that starts above its end is refused', () => {
      expect(problems({ minAcu: 4, maxAcu: 2 })).toEqual([
        'minAcu: expected no more than maxAcu, which is 2',
      ]);
    });

    test('outside of what Aurora takes is refused', () => {
      expect(problems({ minAcu: -0.5, maxAcu: 257 })).toEqual([
        'minAcu: expected 0 or more',
        'maxAcu: expected 256 or less, the most that Aurora takes',
      ]);
    });

    test('that can only grow to half a unit is refused', () => {
      expect(problems({ maxAcu: 0.5 })).toEqual(['maxAcu: expected 1 or more, the least that Aurora takes']);
    });

    test('between the steps is refused', () => {
      expect(problems({ minAcu: 0.7 })).toEqual(['minAcu: expected a multiple of 0.5']);
    });
  });

  describe('a pause', () => {
    test.each([300, 86_400])('after %d seconds is accepted for a cluster that can go to zero', (seconds) => {
      expect(problems({ minAcu: 0, pauseAfterSeconds: seconds })).toEqual([]);
    });

    test.each([299, 86_401, 300.5, 'sometimes', undefined])('after %s seconds is refused', (seconds) => {
      expect(problems({ minAcu: 0, pauseAfterSeconds: seconds })).toEqual([
        'pauseAfterSeconds: expected 300 to 86400 seconds, or "never"',
      ]);
    });

    test('of a cluster that keeps capacity is refused', () => {
      expect(problems({ minAcu: 0.5, pauseAfterSeconds: 300 })).toEqual([
        'pauseAfterSeconds: a cluster with minAcu 0.5 cannot pause; expected "never", or minAcu 0',
      ]);
    });

    test('is asked for when a cluster keeps no capacity', () => {
      expect(problems({ minAcu: 0, pauseAfterSeconds: 'never' })).toEqual([
        'pauseAfterSeconds: a cluster with minAcu 0 pauses; expected 300 to 86400 seconds, or a minAcu of 0.5 or more',
      ]);
    });
  });

  test.each([1, 35])('%d days of backups are accepted', (backupDays) => {
    expect(problems({ backupDays })).toEqual([]);
  });

  test.each([0, 36, 1.5])('%d days of backups are refused', (backupDays) => {
    expect(problems({ backupDays })).toEqual(['backupDays: expected 1 to 35 days']);
  });

  test.each([-1, 16, 0.5])('%d readers are refused', (readers) => {
    expect(problems({ readers })).toEqual(['readers: expected 0 to 15 readers']);
  });

  describe.each(['idleSessionMinutes', 'idleTransactionMinutes'])('%s', (setting) => {
    test.each([1, 60])('may be %d', (minutes) => {
      expect(problems({ [setting]: minutes })).toEqual([]);
    });

    test.each([0, 61])('cannot be %d', (minutes) => {
      expect(problems({ [setting]: minutes })).toEqual([
        expect.stringMatching(`^${setting}: expected 1 to 60 minutes`),
      ]);
    });

    test('is a whole number', () => {
      expect(problems({ [setting]: 1.5 })).toEqual([`${setting}: expected a whole number of minutes`]);
    });
  });

  test.each(['Database', 'data_base', 'data--base', '-data', 'data-', '1data', ''])(
    'a cluster cannot be named "%s"',
    (clusterName) => {
      expect(problems({ clusterName })).toEqual([
        'clusterName: expected lower-case words joined by hyphens, such as "database"',
      ]);
    },
  );

  test('a cluster name of 31 characters is refused', () => {
    expect(problems({ clusterName: 'a'.repeat(31) })).toEqual([
      'clusterName: expected 30 characters or fewer',
    ]);
  });

  test.each(['Application', '1st', 'a-b', 'a'.repeat(64), ''])(
    'a database cannot be named "%s"',
    (databaseName) => {
      expect(problems({ databaseName })).toEqual([
        'databaseName: expected up to 63 lower-case letters, digits and underscores, a letter first',
      ]);
    },
  );

  test.each([
    { engine: 'aurora-postgresql-17.9', databaseName: 'postgres' },
    { engine: 'aurora-mysql-3.12.0', databaseName: 'mysql' },
  ])("$engine refuses its own database's name, $databaseName", ({ engine, databaseName }) => {
    expect(problems({ engine, databaseName })).toEqual([
      `databaseName: ${engine} has a database of that name already; expected another name`,
    ]);
  });

  test('another engine may use that name', () => {
    expect(problems({ engine: 'aurora-mysql-3.12.0', databaseName: 'postgres' })).toEqual([]);
  });

  test.each(['storage', 'insights'])('an unknown kind of %s is refused', (setting) => {
    expect(problems({ [setting]: 'cheap' })).toEqual([
      expect.stringMatching(`^${setting}: expected "standard" or`),
    ]);
  });

  test('an address that is none is refused, with its place in the list', () => {
    expect(problems({ alarmEmails: ['team@example.org', 'somebody'] })).toEqual([
      'alarmEmails.1: expected an e-mail address',
    ]);
  });

  test('there is no setting for switching encryption off', () => {
    expect(problems({ storageEncrypted: false })).toEqual([
      expect.stringMatching('Unrecognized key.*storageEncrypted'),
    ]);
  });

  test('problems of several settings are told together, as a mistake of the user', () => {
    const table = databaseSettings.withValues({
      profiles: { economy: { ...good, backupDays: 0, readers: 99 }, production: { ...good, minAcu: 9 } },
    });
    expect(() => table.of(findEnvironment('prod'))).toThrow(
      expect.objectContaining({
        code: 'SETTINGS_INVALID',
        message: expect.stringMatching(/economy\.readers: [^]*economy\.backupDays: [^]*production\.minAcu: /),
      }),
    );
  });

  describe('the production profile', () => {
    const { readers, backupDays, minAcu, pauseAfterSeconds } = settings.of(findEnvironment('prod'));

    test('has an instance that can take over', () => {
      expect(readers).toBeGreaterThanOrEqual(1);
    });

    test('can be restored to any second of 35 days', () => {
      expect(backupDays).toBe(35);
    });

    test('never sleeps', () => {
      expect({ minAcu, pauseAfterSeconds }).toEqual({ minAcu: 0.5, pauseAfterSeconds: 'never' });
    });
  });

  describe('the economy profile', () => {
    const { readers, minAcu, pauseAfterSeconds, backupDays } = settings.of(findEnvironment('test'));

    test('pauses after five minutes and then costs no capacity', () => {
      expect({ minAcu, pauseAfterSeconds }).toEqual({ minAcu: 0, pauseAfterSeconds: 300 });
    });

    test('has a writer alone', () => {
      expect(readers).toBe(0);
    });

    test('keeps backups for no more than a week', () => {
      expect(backupDays).toBeLessThanOrEqual(7);
    });
  });
});
