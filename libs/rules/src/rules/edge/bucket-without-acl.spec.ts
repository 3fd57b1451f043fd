import { outcomesOf } from '../../testing/outcomes-of';
import { bucketWithoutAcl } from './bucket-without-acl';

const bucket = outcomesOf(bucketWithoutAcl, 'AWS::S3::Bucket');

const ownership = (ObjectOwnership: unknown) =>
  bucket({ OwnershipControls: { Rules: [{ ObjectOwnership }] } });

test('a bucket that says nothing passes, as access lists are off', () => {
  expect(bucket({})).toEqual(['pass', 'pass']);
});

test('access lists switched off pass', () =>
  expect(ownership('BucketOwnerEnforced')).toEqual(['pass', 'pass']));

test.each(['ObjectWriter', 'BucketOwnerPreferred', { Ref: 'Ownership' }])('%j fails', (value) => {
  expect(ownership(value)).toEqual(['pass', 'fail']);
});

test.each(['PublicRead', 'LogDeliveryWrite', 'AuthenticatedRead', { Ref: 'Acl' }])(
  'the list %j fails',
  (value) => {
    expect(bucket({ AccessControl: value })).toEqual(['fail', 'pass']);
  },
);

test('a private bucket passes', () => expect(bucket({ AccessControl: 'Private' })).toEqual(['pass', 'pass']));
