import { rendered } from '../../fixtures/rendered';
import { messageQueue } from '../products/message-queue/message-queue';
import { grants } from './grants';
import { launchStatements, resourceTypes } from './launch-statements';

const place = {
  partition: 'aws',
  region: 'us-west-2',
  account: '222222222222',
  product: 'message-queue',
  boundaryArn: 'boundary',
  webAclArn: 'acl',
};

test('a type that nobody has said anything about stops the synthesis and is named', () => {
  const template = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
  expect(() => launchStatements(template, place, grants)).toThrow(
    expect.objectContaining({
      code: 'PRODUCT_TYPE_UNKNOWN',
      message: expect.stringContaining('AWS::SNS::Topic'),
    }),
  );
});

test('a name from the prototype of objects is no known type', () => {
  const template = { Resources: { Odd: { Type: 'constructor' } } };
  expect(() => launchStatements(template, place, grants)).toThrow('constructor');
});

test('each type of a template counts once, and whatever its condition', () => {
  expect(resourceTypes(rendered(messageQueue).template)).toEqual([
    'AWS::KMS::Key',
    'AWS::SQS::Queue',
    'AWS::SQS::QueuePolicy',
  ]);
});

test('without a backup plan nothing about backups is allowed', () => {
  const template = { Resources: { Selection: { Type: 'AWS::Backup::BackupSelection' } } };
  const actions = launchStatements(template, place, grants).flatMap((one) => one.actions ?? []);
  expect(actions.filter((action) => /^(backup|iam):/.test(action))).toEqual([]);
});
