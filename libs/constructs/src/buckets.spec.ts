import { profiles } from '@hipaa-cdk/environments';
import { ProbeStack, profiledEnvironment } from '@hipaa-cdk/testing';
import { aws_s3 as s3 } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { denyDeletion, logLifecycle } from './buckets';

function templateOf(...more: string[]): Template {
  const stack = new ProbeStack(profiledEnvironment('production'));
  denyDeletion(new s3.Bucket(stack, 'Bucket', { lifecycleRules: logLifecycle(stack) }), more);
  return Template.fromStack(stack);
}

const denial = (Action: string[]) => ({
  PolicyDocument: {
    Statement: [
      Match.objectLike({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action,
        Resource: { 'Fn::Join': ['', [Match.anyValue(), '/*']] },
        Condition: Match.absent(),
      }),
    ],
  },
});

test('nobody may delete an object or a version of it', () => {
  templateOf().hasResourceProperties(
    'AWS::S3::BucketPolicy',
    denial(['s3:DeleteObject', 's3:DeleteObjectVersion']),
  );
});

test('nor do what comes to the same', () => {
  templateOf('s3:BypassGovernanceRetention').hasResourceProperties(
    'AWS::S3::BucketPolicy',
    denial(['s3:BypassGovernanceRetention', 's3:DeleteObject', 's3:DeleteObjectVersion']),
  );
});

test('logs expire after the days of the profile, and can be brought back for a month', () => {
  templateOf().hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: {
      Rules: [
        Match.objectLike({
          ExpirationInDays: profiles.production.logRetentionDays,
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        }),
        Match.objectLike({ ExpiredObjectDeleteMarker: true, ExpirationInDays: Match.absent() }),
      ],
    },
  });
});
