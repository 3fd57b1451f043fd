import { outcomesOf } from '../../testing/outcomes-of';
import { databaseSessionEnds } from './database-session-ends';

const cluster = outcomesOf(databaseSessionEnds, 'AWS::RDS::DBClusterParameterGroup');

const postgres = (idle: unknown, open: unknown, judge = cluster) =>
  judge({
    Family: 'aurora-postgresql17',
    Parameters: { idle_session_timeout: idle, idle_in_transaction_session_timeout: open },
  });

test('half an hour in milliseconds passes', () => {
  expect(postgres('1800000', 300_000)).toEqual(['pass', 'pass']);
});

test.each([[1_800_001], [0], [undefined], [{ Ref: 'Idle' }]])('%p milliseconds fail', (idle) => {
  expect(postgres(idle, '300000')).toEqual(['fail', 'pass']);
});

test('one long case of two fails', () => {
  expect(postgres({ 'Fn::If': ['Live', '60000', '0'] }, '300000')).toEqual(['fail', 'pass']);
});

test('MySQL counts in seconds', () => {
  const Parameters = { wait_timeout: '1800', interactive_timeout: '28800' };
  expect(cluster({ Family: 'aurora-mysql8.0', Parameters })).toEqual(['pass', 'fail']);
});

test('a group without parameters fails', () => {
  expect(cluster({ Family: 'aurora-postgresql17' })).toEqual(['fail', 'fail']);
});

test('a group for the instances of a cluster follows the cluster', () => {
  const instance = outcomesOf(databaseSessionEnds, 'AWS::RDS::DBParameterGroup');
  expect(instance({ Family: 'aurora-postgresql17' })).toEqual([]);
});

test('a group for the instances of a cluster that says otherwise fails', () => {
  const instance = outcomesOf(databaseSessionEnds, 'AWS::RDS::DBParameterGroup');
  expect(postgres(0, undefined, instance)).toEqual(['fail']);
});

test('a group for a single instance is judged', () => {
  const instance = outcomesOf(databaseSessionEnds, 'AWS::RDS::DBParameterGroup');
  expect(instance({ Family: 'postgres17' })).toEqual(['fail', 'fail']);
});

test('engines without such a parameter are not judged', () => {
  expect(cluster({ Family: 'oracle-ee-19' })).toEqual([]);
});

test('a setting of an instance that is there in one case of two is judged', () => {
  const instance = outcomesOf(databaseSessionEnds, 'AWS::RDS::DBParameterGroup');
  expect(postgres({ 'Fn::If': ['Live', '0', { Ref: 'AWS::NoValue' }] }, undefined, instance)).toEqual([
    'fail',
  ]);
});
