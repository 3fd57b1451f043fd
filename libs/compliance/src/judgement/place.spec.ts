import { subject } from '../../fixtures/subject';
import { placeOf, inOrder } from './place';
import { finding } from '../../fixtures/finding';

const withMetadata = {
  Bucket: { Type: 'AWS::S3::Bucket', Metadata: { 'aws:cdk:path': 'A/Bucket/Resource' } },
};

test('the construct path is taken from the metadata of the resource', () => {
  expect(placeOf(subject(withMetadata), 'Bucket')).toMatchObject({
    resourceType: 'AWS::S3::Bucket',
    constructPath: 'A/Bucket/Resource',
  });
});

test('known origins say more than metadata', () => {
  const origins = new Map([['Bucket', { path: 'B/Bucket/Resource', line: 'apps/b/src/b.ts:1:2' }]]);
  expect(placeOf(subject(withMetadata, { origins }), 'Bucket')).toMatchObject({
    constructPath: 'B/Bucket/Resource',
    sourceLine: 'apps/b/src/b.ts:1:2',
  });
});

test('an output has a logical id and no type', () => {
  expect(placeOf(subject({}), 'SecretOutput')).toMatchObject({ logicalId: 'SecretOutput', resourceType: '' });
});

const one = finding({ subject: 'a', rule: 'R::1', logicalId: 'X' });
const two = finding({ subject: 'a', rule: 'R::1', logicalId: 'Y' });
const three = finding({ subject: 'a', rule: 'R::2', logicalId: 'A' });
const four = finding({ subject: 'b', rule: 'R::1', logicalId: 'A' });

test('template comes before rule, and rule before resource', () => {
  expect(inOrder([four, three, two, one])).toEqual([one, two, three, four]);
});

test('upper case comes first on every machine', () => {
  const [lower, upper] = [finding({ logicalId: 'a' }), finding({ logicalId: 'B' })];
  expect(inOrder([lower, upper])).toEqual([upper, lower]);
});

test('findings on one resource are ordered by property', () => {
  const [first, second] = [finding({ property: 'Properties.A' }), finding({ property: 'Properties.B' })];
  expect(inOrder([second, first])).toEqual([first, second]);
});

test('what is sorted stays as it was', () => {
  const items = [two, one];
  inOrder(items);
  expect(items).toEqual([two, one]);
});
