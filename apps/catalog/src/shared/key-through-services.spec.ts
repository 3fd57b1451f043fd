import { layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from '../main';

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
