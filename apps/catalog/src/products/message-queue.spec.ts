import { Match } from 'aws-cdk-lib/assertions';
import { launched } from '../../fixtures/rendered';
import { messageQueue } from './message-queue';

const made = (PHI: string) =>
  launched(messageQueue, { FriendlyName: 'jobs', PHI, InstanceOwnerEmail: 'team@example.org' });

const QUEUE = 'AWS::SQS::Queue';

test('with health data every queue is encrypted with a key of the product', () => {
  made('YES').allResourcesProperties(QUEUE, { KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } });
});

test('without health data every queue is encrypted with the key of the catalog', () => {
  made('NO').allResourcesProperties(QUEUE, { KmsMasterKeyId: { Ref: 'CatalogKeyArn' } });
  made('NO').resourceCountIs('AWS::KMS::Key', 0);
});

test('what nobody could handle goes to a queue of its own', () => {
  made('NO').hasResourceProperties(QUEUE, {
    RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] }, maxReceiveCount: 5 },
  });
});

test('messages are kept as long as SQS keeps any', () => {
  made('NO').allResourcesProperties(QUEUE, { MessageRetentionPeriod: 1209600 });
});

test.each(['Queue', 'Failed'])('%s denies plain connections', (id) => {
  made('NO').hasResourceProperties('AWS::SQS::QueuePolicy', {
    Queues: [{ Ref: id }],
    PolicyDocument: {
      Statement: [
        {
          Sid: 'EncryptedConnectionsOnly',
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 'sqs:*',
          Resource: { 'Fn::GetAtt': [id, 'Arn'] },
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    },
  });
});

test('name, owner and PHI are tags', () => {
  made('YES').allResourcesProperties(QUEUE, {
    Tags: Match.arrayWith([
      { Key: 'Name', Value: 'jobs' },
      { Key: 'Owner', Value: 'team@example.org' },
      { Key: 'PHI', Value: 'YES' },
    ]),
  });
});
