import { layerTemplate } from '@hipaa-cdk/testing';
import { app } from '../main';
import { trailSelectors } from './trail-selectors';

const [management, objects, tampering, ...others] = trailSelectors({
  partition: 'aws',
  application: 'hipaa-',
  logBuckets: ['hipaa-account-audit-', 'hipaa-prod-storage-logs'],
});
const logs = ['arn:aws:s3:::hipaa-account-audit-', 'arn:aws:s3:::hipaa-prod-storage-logs'];
const data = [
  { field: 'eventCategory', equalTo: ['Data'] },
  { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
];

test('every management event is recorded, whatever it does', () => {
  expect(management?.fieldSelectors).toEqual([{ field: 'eventCategory', equalTo: ['Management'] }]);
});

test('reading and writing objects of the application is recorded, except in buckets that only take logs', () => {
  expect(objects?.fieldSelectors).toEqual([
    ...data,
    { field: 'resources.ARN', startsWith: ['arn:aws:s3:::hipaa-'], notStartsWith: logs },
  ]);
});

test('in buckets that take logs, what a delivery never does is recorded', () => {
  expect(tampering?.fieldSelectors).toEqual([
    ...data,
    { field: 'resources.ARN', startsWith: logs },
    {
      field: 'eventName',
      equalTo: ['DeleteObject', 'DeleteObjects', 'PutObjectRetention', 'PutObjectLegalHold'],
    },
  ]);
});

test('nothing else is recorded and paid for', () => {
  expect(others).toEqual([]);
});

test('no delivery of a log is itself recorded, or the trail would record its own files without end', () => {
  expect(JSON.stringify(tampering)).not.toContain('PutObject"');
});

test('the trail has the selectors of its account', () => {
  layerTemplate(app, 'test').hasResourceProperties('AWS::CloudTrail::Trail', {
    AdvancedEventSelectors: [
      { Name: 'Management' },
      {
        Name: 'ApplicationObjects',
        FieldSelectors: [
          {},
          {},
          {
            StartsWith: ['arn:aws:s3:::hipaa-'],
            NotStartsWith: [
              'arn:aws:s3:::hipaa-account-audit-',
              'arn:aws:s3:::hipaa-dev-storage-logs',
              'arn:aws:s3:::hipaa-test-storage-logs',
            ],
          },
        ],
      },
      { Name: 'LogTampering' },
    ],
  });
});
