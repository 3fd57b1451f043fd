import { outcomes } from '../../testing/outcomes';
import { bucketVersionLifecycle } from './bucket-version-lifecycle';

const judge = (Rules: unknown, Status = 'Enabled') =>
  outcomes(bucketVersionLifecycle, {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: { VersioningConfiguration: { Status }, LifecycleConfiguration: { Rules } },
    },
  });
const ending = { Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } };

test.each([[[ending]], [[{ Status: 'Enabled', NoncurrentVersionExpirationInDays: '30' }]], [[{}, ending]]])(
  'a bucket with %j passes',
  (rules) => expect(judge(rules)).toEqual(['pass Bucket']),
);

test.each([
  [undefined],
  [[]],
  [[{ Status: 'Enabled', ExpirationInDays: 30 }]],
  [[{ ...ending, Status: 'Disabled' }]],
  [{ Ref: 'Rules' }],
])('a bucket with %j fails', (rules) => expect(judge(rules)).toEqual(['fail Bucket']));

test('a bucket without versions is not judged', () => expect(judge([], 'Suspended')).toEqual([]));
