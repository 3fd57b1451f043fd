import '@hipaa-cdk/platform';
import { allow } from '../permissions';
import { policyDocument } from './policy-document';
import { policyGaps } from './policy-gaps';

const place = { account: '222222222222', region: 'us-west-2' };
const bucket = 'arn:aws:s3:::hipaa-*';
const needs = [allow('s3', 'GetObject', 'arn:{partition}:s3:::{application}-*')];
const gaps = (Action: string[], Resource = [bucket], Effect: 'Allow' | 'Deny' = 'Allow') =>
  policyGaps([policyDocument([{ Effect, Action, Resource }])], needs, place);

test('what is needed and allowed leaves no gap', () => {
  expect(gaps(['s3:GetObject'])).toEqual({ unneeded: [], missing: [] });
});

test('an action that nobody needs is found', () => {
  expect(gaps(['s3:GetObject', 's3:DeleteObject']).unneeded).toEqual([`s3:DeleteObject on ${bucket}`]);
});

test('a wildcard is not what was asked for', () => {
  expect(gaps(['s3:*'])).toEqual({ unneeded: [`s3:* on ${bucket}`], missing: [`s3:GetObject on ${bucket}`] });
});

test('a needed action on other resources is both missing and too much', () => {
  expect(gaps(['s3:GetObject'], ['*'])).toEqual({
    unneeded: ['s3:GetObject on *'],
    missing: [`s3:GetObject on ${bucket}`],
  });
});

test('an action that is missing is found', () => {
  expect(gaps(['s3:ListBucket']).missing).toEqual([`s3:GetObject on ${bucket}`]);
});

test('a denial allows nothing', () => {
  expect(gaps(['s3:GetObject'], [bucket], 'Deny').missing).toEqual([`s3:GetObject on ${bucket}`]);
});
