import { everyEnvironment, layerTemplate, placeOf, outputsBeyondContract } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const inProd = placeOf('prod');

const programmaticAccess = {
  reason: 'a device in a clinic that has no role',
  expires: '2027-06-30',
  rotationDays: 15,
  patientData: { reason: 'the device reads records' },
};

const template = layerTemplate(app, 'prod', { programmaticAccess });
const only = (type: string, name = ''): string =>
  Object.keys(template.findResources(type)).find((id) => id.startsWith(name)) ?? '';

const USER = only('AWS::IAM::User');
const GROUP = only('AWS::IAM::Group');
const SECRET = only('AWS::SecretsManager::Secret');
const KEY = only('AWS::KMS::Key', 'ProgrammaticAccessKey');
const FUNCTION = only('AWS::Lambda::Function');

describe.each(everyEnvironment('users'))('in %s, where nobody has asked', (name) => {
  test.each(['User', 'Group', 'AccessKey'])('there is no %s of IAM', (type) => {
    layerTemplate(app, name).resourceCountIs(`AWS::IAM::${type}`, 0);
  });

  test('nothing runs code and nothing is secret', () => {
    layerTemplate(app, name).resourceCountIs('AWS::Lambda::Function', 0);
    layerTemplate(app, name).resourceCountIs('AWS::SecretsManager::Secret', 0);
  });
});

describe('the user', () => {
  test('is in the group, has no password and no policy of its own', () => {
    template.hasResourceProperties('AWS::IAM::User', {
      Groups: [{ Ref: GROUP }],
      LoginProfile: Match.absent(),
      ManagedPolicyArns: Match.absent(),
      Policies: Match.absent(),
    });
  });

  test('says why it is there and until when', () => {
    template.hasResource('AWS::IAM::User', {
      Metadata: { ProgrammaticAccess: { reason: programmaticAccess.reason, expires: '2027-06-30' } },
    });
  });

  test('may do what the application may do, by its group', () => {
    template.hasResourceProperties('AWS::IAM::Group', {
      ManagedPolicyArns: [{ Ref: only('AWS::IAM::ManagedPolicy', 'ApplicationPolicy') }],
    });
  });

  test('may do nothing any more from the day on which its access ends', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Groups: [{ Ref: GROUP }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Sid: 'AccessEnds',
            Effect: 'Deny',
            Action: '*',
            Resource: '*',
            Condition: { DateGreaterThanEquals: { 'aws:CurrentTime': '2027-06-30T00:00:00Z' } },
          },
        ]),
      },
    });
  });

  test('may read its next key, and no other secret', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Groups: [{ Ref: GROUP }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Sid: 'ReadOwnKey',
            Effect: 'Allow',
            Action: 'secretsmanager:GetSecretValue',
            Resource: { Ref: SECRET },
          },
          {
            Sid: 'DecryptOwnKey',
            Effect: 'Allow',
            Action: 'kms:Decrypt',
            Resource: { 'Fn::GetAtt': [KEY, 'Arn'] },
            Condition: {
              StringEquals: { 'kms:ViaService': `secretsmanager.${inProd.region}.amazonaws.com` },
              StringLike: { 'kms:EncryptionContext:SecretARN': { Ref: SECRET } },
            },
          },
        ]),
      },
    });
  });
});

describe('the key of the user', () => {
  test('is in no template: no resource makes one', () => {
    template.resourceCountIs('AWS::IAM::AccessKey', 0);
  });

  test('is in no output and no parameter', () => {
    expect(outputsBeyondContract(template)).toEqual([]);
    expect(Object.keys(template.findResources('AWS::SSM::Parameter'))).toHaveLength(1);
  });

  test('is kept in a secret with a key of its own, which is rotated', () => {
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      KmsKeyId: { 'Fn::GetAtt': [KEY, 'Arn'] },
    });
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('is not there yet when the secret is made', () => {
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      SecretString: Match.absent(),
      GenerateSecretString: {
        SecretStringTemplate: '{"accessKeyId":""}',
        GenerateStringKey: 'unused',
      },
    });
  });

  test.each([
    ['prod', 'Retain'],
    ['test', 'Delete'],
  ])('in %s has a secret whose policy is %s', (environment, policy) => {
    layerTemplate(app, environment, { programmaticAccess }).hasResource('AWS::SecretsManager::Secret', {
      DeletionPolicy: policy,
      UpdateReplacePolicy: policy,
    });
  });
});

describe('the rotation', () => {
  test('begins at once and comes again as the settings say', () => {
    template.hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
      SecretId: { Ref: SECRET },
      RotationLambdaARN: { 'Fn::GetAtt': [FUNCTION, 'Arn'] },
      RotationRules: { AutomaticallyAfterDays: 15 },
      RotateImmediatelyOnUpdate: true,
    });
  });

  test('waits for the permission to call the function', () => {
    template.hasResource('AWS::SecretsManager::RotationSchedule', {
      DependsOn: Match.arrayWith([only('AWS::Lambda::Permission')]),
    });
  });

  test('is told whose key and until when by tags of the secret', () => {
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      Tags: Match.arrayWith([
        { Key: 'AccessEnds', Value: '2027-06-30' },
        { Key: 'AccessKeyUser', Value: { Ref: USER } },
      ]),
    });
  });

  test('is called by Secrets Manager, for this secret, and by nobody else', () => {
    template.resourceCountIs('AWS::Lambda::Permission', 1);
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      Principal: 'secretsmanager.amazonaws.com',
      SourceAccount: inProd.account,
      SourceArn: { Ref: SECRET },
    });
  });
});

describe('the rotating function', () => {
  test('changes the keys of one user and the secret of that key, and no others', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Sid: 'RenewAccessKeys',
            Effect: 'Allow',
            Action: [
              'iam:CreateAccessKey',
              'iam:DeleteAccessKey',
              'iam:ListAccessKeys',
              'iam:UpdateAccessKey',
            ],
            Resource: { 'Fn::GetAtt': [USER, 'Arn'] },
          },
          {
            Sid: 'KeepAccessKey',
            Effect: 'Allow',
            Action: [
              'secretsmanager:DescribeSecret',
              'secretsmanager:GetSecretValue',
              'secretsmanager:PutSecretValue',
              'secretsmanager:UpdateSecretVersionStage',
            ],
            Resource: { Ref: SECRET },
          },
          {
            Sid: 'EncryptAccessKey',
            Effect: 'Allow',
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Resource: { 'Fn::GetAtt': [KEY, 'Arn'] },
            Condition: {
              StringEquals: { 'kms:ViaService': `secretsmanager.${inProd.region}.amazonaws.com` },
              StringLike: { 'kms:EncryptionContext:SecretARN': { Ref: SECRET } },
            },
          },
        ]),
      },
    });
  });

  test('has no more than one policy, and nothing that the library adds', () => {
    const policies = Object.keys(template.findResources('AWS::IAM::ManagedPolicy'));
    expect(policies.filter((id) => id.includes('Rotation'))).toHaveLength(1);
    template.allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: [Match.anyValue()] });
  });

  test('never runs twice at a time, has no variables, and loses no event that it failed on', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      ReservedConcurrentExecutions: 1,
      Environment: Match.absent(),
      DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': [only('AWS::SQS::Queue'), 'Arn'] } },
    });
  });

  test('writes into an encrypted log group', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      LoggingConfig: { LogGroup: { Ref: only('AWS::Logs::LogGroup') } },
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      KmsKeyId: Match.anyValue(),
      RetentionInDays: 2192,
    });
  });
});
