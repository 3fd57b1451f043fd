import { findEnvironment } from '@hipaa-cdk/platform';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { LayerStack } from './layer-stack';
import { RotatedKey } from './rotated-key';

class KeyStack extends LayerStack {}

function keyIn(environment: string): Template {
  const stack = new KeyStack(new App(), 'Sample', {
    environment: findEnvironment(environment),
    layer: 'sample',
    purpose: 'a key',
    settings: {},
  });
  new RotatedKey(stack, 'Key', { description: 'Encrypts something' });
  return Template.fromStack(stack);
}

const economy = keyIn('test');
const production = keyIn('prod');

test('the key is renewed every year', () => {
  economy.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

test('the key says what it encrypts', () => {
  economy.hasResourceProperties('AWS::KMS::Key', { Description: 'Encrypts something' });
});

test.each([
  ['test', economy],
  ['prod', production],
])('in %s a deleted key can be brought back as long as the profile says', (name, template) => {
  const { keyDeletionDays } = findEnvironment(name).profile;
  template.hasResourceProperties('AWS::KMS::Key', { PendingWindowInDays: keyDeletionDays });
});

test('where data are retained the key outlives its stack and its replacement', () => {
  production.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('where data are destroyed the key goes with its stack', () => {
  economy.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
});

test('nobody but an AWS service, for a resource, is given lasting access', () => {
  economy.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 'kms:CreateGrant',
          Condition: {
            BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
          },
        }),
      ]),
    },
  });
});
