import { type ProfileName, profiles } from '@hipaa-cdk/environments';
import { ProbeStack, placeOf, profiledEnvironment } from '@hipaa-cdk/testing';
import { aws_s3 as s3 } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { LogBucket } from '@hipaa-cdk/constructs';

const LOG_POLICY = 'AWS::S3::BucketPolicy';

const templateWith = (profile: ProfileName): Template => {
  const stack = new ProbeStack(profiledEnvironment(profile, 'prod'));
  const logs = new LogBucket(stack, 'Logs');
  new s3.Bucket(stack, 'Source', { serverAccessLogsBucket: logs, serverAccessLogsPrefix: 'source/' });
  return Template.fromStack(stack);
};

const retained = templateWith('production');
const destroyed = templateWith('economy');

const logBucket = (properties: object): void => {
  const found = retained.findResources('AWS::S3::Bucket', { Properties: properties });
  expect(Object.keys(found)).toEqual([expect.stringMatching(/^Logs/)]);
};

const denial = Match.objectLike({
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Logs'), 'Arn'] }, '/*']] },
  Condition: Match.absent(),
});

test('logs are encrypted with the keys of S3, the only ones that log delivery supports', () => {
  logBucket({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
  });
});

test('the bucket does not log its own logs', () => {
  logBucket({ LoggingConfiguration: Match.absent() });
});

test('logs expire after the days that are asked for', () => {
  logBucket({
    LifecycleConfiguration: {
      Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: profiles.production.logRetentionDays })]),
    },
  });
});

test('an expired or deleted log can be brought back for thirty days', () => {
  logBucket({
    LifecycleConfiguration: {
      Rules: Match.arrayWith([Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } })]),
    },
  });
});

test('markers of logs that are gone are cleared in a rule of their own', () => {
  logBucket({
    LifecycleConfiguration: {
      Rules: Match.arrayWith([
        Match.objectLike({ ExpiredObjectDeleteMarker: true, ExpirationInDays: Match.absent() }),
      ]),
    },
  });
});

test('the log delivery service writes, for the bucket that is logged and below its prefix', () => {
  retained.hasResourceProperties(LOG_POLICY, {
    PolicyDocument: {
      Statement: Match.arrayWith([
        {
          Effect: 'Allow',
          Principal: { Service: 'logging.s3.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: { 'Fn::Join': ['', [Match.anyValue(), '/source/*']] },
          Condition: {
            ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^Source'), 'Arn'] } },
            StringEquals: { 'aws:SourceAccount': placeOf('prod').account },
          },
        },
      ]),
    },
  });
});

test('nobody else is allowed anything', () => {
  const allowed = Object.values(retained.findResources(LOG_POLICY))
    .flatMap((policy) => policy['Properties'].PolicyDocument.Statement as { readonly Effect: string }[])
    .filter(({ Effect }) => Effect === 'Allow');
  expect(allowed).toHaveLength(1);
});

test('logs that outlive their stack cannot be deleted by anybody', () => {
  retained.hasResourceProperties(LOG_POLICY, { PolicyDocument: { Statement: Match.arrayWith([denial]) } });
});

test('logs that go with their stack can be deleted', () => {
  destroyed.hasResourceProperties(LOG_POLICY, {
    PolicyDocument: { Statement: Match.not(Match.arrayWith([denial])) },
  });
});
