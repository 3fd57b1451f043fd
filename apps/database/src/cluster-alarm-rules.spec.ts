import { findEnvironment } from '@hipaa-cdk/platform';
import { settings } from '../config';
import type { DatabaseSettings } from './settings';
import { clusterAlarmRules } from './cluster-alarm-rules';
import { connectionLimit, engineNames, engines } from './engines';

const production = settings.of(findEnvironment('prod'));
const rules = (change: Partial<DatabaseSettings> = {}) => clusterAlarmRules({ ...production, ...change });
const rule = (id: string, change?: Partial<DatabaseSettings>) => rules(change).find((one) => one.id === id);

/** What serverless clusters report, as AWS documents it for both engines or for the one named. */
const reported = [
  'ACUUtilization',
  'AuroraReplicaLagMaximum',
  'CPUUtilization',
  'DatabaseConnections',
  'Deadlocks',
  'FreeableMemory',
  'MaximumUsedTransactionIDs',
  'RollbackSegmentHistoryListLength',
];

describe.each(engineNames)('on %s', (engine) => {
  test('every alarm watches a metric that a serverless cluster reports', () => {
    expect(reported).toEqual(expect.arrayContaining(rules({ engine }).map(({ metric }) => metric)));
  });

  test('every alarm has an id of its own', () => {
    const ids = rules({ engine }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([1, 2.5, 4, 8, 16, 256])(
    'with %d units the connection alarm goes off before clients are refused',
    (maxAcu) => {
      const limit = connectionLimit(engines[engine].connectionLimits, maxAcu);
      const threshold = rule('Connections', { engine, maxAcu })?.threshold;
      expect(threshold).toBeGreaterThan(limit / 2);
      expect(threshold).toBeLessThan(limit);
    },
  );
});

test.each(['Cpu', 'Capacity'])('the alarm %s looks at the busiest instance, in percent', (id) => {
  expect(rule(id)).toMatchObject({ statistic: 'Maximum', bad: 'above', threshold: 90 });
});

test('the memory alarm looks at the poorest instance', () => {
  expect(rule('Memory')).toMatchObject({ metric: 'FreeableMemory', statistic: 'Minimum', bad: 'below' });
});

test('the memory alarm goes off at a twentieth of the memory of two GiB a unit, in bytes', () => {
  expect(rule('Memory', { maxAcu: 10 })?.threshold).toBe(1024 ** 3);
});

test('the deadlock alarm goes off at any lasting rate', () => {
  expect(rule('Deadlocks')).toMatchObject({ statistic: 'Average', bad: 'above', threshold: 0, periods: 3 });
});

test('a cluster with a reader watches how far it is behind', () => {
  expect(rule('ReplicaLag', { readers: 1 })).toMatchObject({
    metric: 'AuroraReplicaLagMaximum',
    bad: 'above',
  });
});

test('a cluster without readers has no alarm on them, which could never go off', () => {
  expect(rule('ReplicaLag', { readers: 0 })).toBeUndefined();
});

test('PostgreSQL is watched for running out of transaction ids', () => {
  expect(rule('TransactionIds')).toMatchObject({ bad: 'above', threshold: 1_000_000_000 });
});

test('MySQL is watched for a transaction that never ends', () => {
  expect(rule('RowHistory', { engine: 'aurora-mysql-3.12.0' })).toMatchObject({
    bad: 'above',
    threshold: 1_000_000,
  });
});

test('one alarm serves as heartbeat: the one on a metric that a running cluster always reports', () => {
  expect(rules().filter(({ heartbeat }) => heartbeat)).toEqual([
    expect.objectContaining({ metric: 'CPUUtilization' }),
  ]);
});

test.each(rules().map((one) => [one.id, one] as const))(
  'the alarm %s tells what it means',
  (_, { description }) => {
    expect(description.length).toBeGreaterThan(20);
  },
);

test.each(rules().map((one) => [one.id, one] as const))(
  'the alarm %s judges no more than a quarter of an hour',
  (_, { minutes, periods }) => {
    expect(minutes * periods).toBeLessThanOrEqual(15);
  },
);
