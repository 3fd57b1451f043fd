import { type ProfileName, profiles } from '@hipaa-cdk/environments';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ProbeStack, layerTemplate, placeOf, profiledEnvironment } from '@hipaa-cdk/testing';
import { AccessLogs } from './access-logs';
import { app } from '../main';

const POLICY = 'AWS::S3::BucketPolicy';

const templateWith = (profile: ProfileName): Template => {
  const stack = new ProbeStack(profiledEnvironment(profile, 'prod'));
  new AccessLogs(stack, 'Logs');
  return Template.fromStack(stack);
};

const retained = templateWith('production');
const destroyed = templateWith('economy');
const { account, region } = placeOf('prod');

const allowed = Object.values(retained.findResources(POLICY))
  .flatMap((policy) => policy['Properties'].PolicyDocument.Statement as { readonly Effect: string }[])
  .filter(({ Effect }) => Effect === 'Allow');

const objects = (bucket: string, path: string) => ({
  'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching(`^Logs${bucket}`), 'Arn'] }, path]],
});

test('load balancers of this account deliver below their own folder', () => {
  expect(allowed).toContainEqual({
    Sid: 'LoadBalancersDeliver',
    Effect: 'Allow',
    Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: objects('Bucket', `/AWSLogs/${account}/*`),
    Condition: {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/*` },
    },
  });
});

test('S3 delivers the log of who read the logs', () => {
  expect(allowed).toContainEqual({
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: objects('Readers', '/load-balancers/*'),
    Condition: {
      ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.stringMatching('^LogsBucket'), 'Arn'] } },
      StringEquals: { 'aws:SourceAccount': account },
    },
  });
});

test('nobody else is allowed anything', () => {
  expect(allowed).toHaveLength(2);
});

test('logs expire after the days of the profile', () => {
  retained.allResourcesProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: {
      Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: profiles.production.logRetentionDays })]),
    },
  });
});

test('markers of logs that are gone are cleared in a rule of their own', () => {
  retained.allResourcesProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: {
      Rules: Match.arrayWith([
        Match.objectLike({ ExpiredObjectDeleteMarker: true, ExpirationInDays: Match.absent() }),
      ]),
    },
  });
});

const denial = Match.objectLike({
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  Condition: Match.absent(),
});

test('logs that outlive their stack cannot be deleted by anybody', () => {
  retained.allResourcesProperties(POLICY, { PolicyDocument: { Statement: Match.arrayWith([denial]) } });
});

test('logs that go with their stack can be deleted', () => {
  destroyed.allResourcesProperties(POLICY, {
    PolicyDocument: { Statement: Match.not(Match.arrayWith([denial])) },
  });
});

test('callers of the account use the key of the catalog through its services only', () => {
  layerTemplate(app, 'prod').hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: Match.arrayWith([
        {
          Sid: 'ThroughServicesOnly',
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
          Resource: '*',
          Condition: {
            StringEquals: {
              'kms:CallerAccount': account,
              'kms:ViaService': [`codecommit.${region}.amazonaws.com`, `sqs.${region}.amazonaws.com`],
            },
          },
        },
      ]),
    },
  });
});
