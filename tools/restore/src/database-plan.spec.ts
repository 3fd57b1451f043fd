import { type Cluster, planRestore, planText, timeOf } from './database-plan';

const now = new Date('2026-11-30T20:20:00.900Z');
const source: Cluster = {
  name: 'acme-prod-database',
  engineVersion: '17.9',
  earliest: new Date('2026-11-01T00:00:00Z'),
  latest: new Date('2026-11-30T20:19:00Z'),
};
const wish = { environment: 'prod' };

test.each([
  ['5 minutes ago', '2026-11-30T20:15:00.000Z'],
  ['1 hour ago', '2026-11-30T19:20:00.000Z'],
  ['2026-11-30T20:15:00Z', '2026-11-30T20:15:00.000Z'],
  ['2026-11-30T21:15:00+01:00', '2026-11-30T20:15:00.000Z'],
])('%s is a time', (text, time) => {
  expect(timeOf(text, now).toISOString()).toBe(time);
});

test.each(['yesterday', '2026-11-30T20:15:00', '', '5 minutes'])('%j is none', (text) => {
  expect(() => timeOf(text, now)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
});

test('a point in time is one of the cluster, and what is lost is said', () => {
  expect(planRestore({ ...wish, at: '5 minutes ago' }, 'database', source, now)).toEqual({
    clusterName: 'database-20261130t202000',
    restore: { cluster: 'acme-prod-database', at: '2026-11-30T20:15:00Z' },
    lost: 'everything written after 2026-11-30T20:15:00Z, 5 minute(s) so far',
  });
});

test('a snapshot needs no cluster', () => {
  expect(planRestore({ ...wish, snapshot: 'before' }, 'database', undefined, now)).toMatchObject({
    restore: { snapshot: 'before' },
  });
});

test.each([
  ['database-20261129t101112', 'database-20261130t202000'],
  ['a-very-long-name-of-thirty-chars', 'a-very-long-na-20261130t202000'],
])('the cluster after %s is called %s', (name, next) => {
  expect(planRestore({ ...wish, snapshot: 'before' }, name, undefined, now).clusterName).toBe(next);
});

test.each([
  ['before its backups', '2026-10-31T23:59:59Z', source, 'RESTORE_OUT_OF_REACH'],
  ['after its last backup', '2026-11-30T20:19:01Z', source, 'RESTORE_OUT_OF_REACH'],
  ['of no cluster', '2026-11-30T20:15:00Z', undefined, 'CLUSTER_ABSENT'],
])('a time %s is refused', (_, at, cluster, code) => {
  expect(() => planRestore({ ...wish, at }, 'database', cluster, now)).toThrow(
    expect.objectContaining({ code }),
  );
});

test.each([{}, { at: '5 minutes ago', snapshot: 'before' }])('%j is not clear', (asked) => {
  expect(() => planRestore({ ...wish, ...asked }, 'database', source, now)).toThrow(
    expect.objectContaining({ code: 'OPTION_INVALID' }),
  );
});

test('the text says what is new, what is lost, what stays, and in which order', () => {
  const plan = planRestore({ ...wish, at: '5 minutes ago' }, 'database', source, now);
  const text = planText(plan, 'prod', 'acme-prod-database');
  for (const part of [
    'made of acme-prod-database as of 2026-11-30T20:15:00Z',
    'not in it   everything written after 2026-11-30T20:15:00Z, 5 minute(s) so far; it stays in acme-prod-database',
    'acme-prod-database stays as it is',
    '1  clusterName "database-20261130t202000"',
    '3  the layers that read its endpoint',
  ])
    expect(text).toContain(part);
});
