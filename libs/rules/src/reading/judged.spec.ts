import type { ViewedResource } from '../template-view';
import { judged } from './judged';

const bucket: ViewedResource = { logicalId: 'Bucket', Type: 'AWS::S3::Bucket', properties: {} };
const finding = { property: 'Encrypted', value: false, problem: 'it is not encrypted' };

test('what holds is a proof with its place and value', () => {
  expect(judged(bucket, { ...finding, value: true, holds: true })).toEqual({
    outcome: 'pass',
    logicalId: 'Bucket',
    property: 'Properties.Encrypted',
    value: true,
  });
});

test('what does not hold says why', () => {
  expect(judged(bucket, { ...finding, holds: false })).toMatchObject({
    outcome: 'fail',
    problem: 'it is not encrypted',
  });
});

test('a hidden value is called hidden', () => {
  expect(judged(bucket, { ...finding, value: { Ref: 'Switch' }, holds: false }).problem).toMatch(
    /deploy time/,
  );
});

test('a function that could be read is not called hidden', () => {
  const value = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/All' };
  expect(judged(bucket, { ...finding, value, holds: false, readable: true }).problem).toBe(
    'it is not encrypted',
  );
});
