import { placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { launched } from '../../fixtures/rendered';
import { messageQueue } from '../products/message-queue';

const inProd = placeOf('prod');

const template = launched(messageQueue, {
  FriendlyName: 'jobs',
  PHI: 'YES',
  InstanceOwnerEmail: 'team@example.org',
});

const statement = (expected: object): void => {
  template.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: { Statement: Match.arrayWith([Match.objectLike(expected)]) },
  });
};

const throughService = {
  StringEquals: {
    'kms:CallerAccount': inProd.account,
    'kms:ViaService': [`sqs.${inProd.region}.amazonaws.com`],
  },
};

test('callers of the account use the key through the service of the product only', () => {
  statement({
    Sid: 'ThroughServicesOnly',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Condition: throughService,
  });
});

test('access that lasts is given to resources of services only', () => {
  statement({
    Sid: 'GrantsForResourcesOfServices',
    Action: 'kms:CreateGrant',
    Condition: { ...throughService, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  });
});

test('nobody but an AWS service, for a resource, is given lasting access', () => {
  statement({
    Sid: 'GrantsForResourcesOnly',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 'kms:CreateGrant',
    Condition: {
      BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
    },
  });
});
