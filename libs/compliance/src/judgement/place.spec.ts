import { subject } from '../../fixtures/subject';
import { placeOf } from './place';

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
