import { appContext } from '@hipaa-cdk/layer';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { layerTemplate } from '@hipaa-cdk/testing';
import { AccessLogs } from './access-logs';
import { app } from '../main';

const POLICY = 'AWS::S3::BucketPolicy';

const templateWith = (removalPolicy: RemovalPolicy): Template => {
  const stack = new Stack(new App({ postCliContext: appContext }), 'Stack', {
    env: { account: '222222222222', region: 'us-west-2' },
  });
  new AccessLogs(stack, 'Logs', { retentionDays: 90, removalPolicy });
  return Template.fromStack(stack);
};

const retained = templateWith(RemovalPolicy.RETAIN);
const destroyed = templateWith(RemovalPolicy.DESTROY);

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
    Resource: objects('Bucket', '/AWSLogs/222222222222/*'),
    Condition: {
      StringEquals: { 'aws:SourceAccount': '222222222222' },
      ArnLike: { 'aws:SourceArn': 'arn:aws:elasticloadbalancing:us-west-2:222222222222:loadbalancer/*' },
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
      StringEquals: { 'aws:SourceAccount': '222222222222' },
    },
  });
});

test('nobody else is allowed anything', () => {
  expect(allowed).toHaveLength(2);
});

test('logs expire after the days that are asked for', () => {
  retained.allResourcesProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: 90 })]) },
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
              'kms:CallerAccount': '222222222222',
              'kms:ViaService': ['codecommit.us-west-2.amazonaws.com', 'sqs.us-west-2.amazonaws.com'],
            },
          },
        },
      ]),
    },
  });
});
