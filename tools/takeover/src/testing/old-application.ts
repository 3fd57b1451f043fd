import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

type Values = Readonly<Record<string, unknown>>;

const TEST = '345678901234';
const PROD = '456789012345';

/** What `cdk.json` of a team says that runs the first template. */
export const context: Values = {
  'app:name': 'Clinic',
  'app:fullname': 'Clinic of records',
  'app:nonProdAwsAccountNumber': TEST,
  'app:nonProdAwsRegion': 'eu-west-1',
  'app:prodAwsAccountNumber': PROD,
  'app:prodAwsRegion': 'eu-central-1',
  [`${TEST}:dev:userpool:webclient:callbackUrls`]: 'http://localhost:3000/in',
  [`${TEST}:dev:userpool:webclient:logoutUrls`]: 'http://localhost:3000/out',
  [`${TEST}:test:userpool:webclient:callbackUrls`]:
    'https://test.clinic.example.org/in, http://localhost:3000/in',
  [`${TEST}:test:userpool:webclient:logoutUrls`]: 'https://test.clinic.example.org/out',
  [`${TEST}:test:aws:elbv2:listener:443:SSLCertificateArns`]: `arn:aws:acm:eu-west-1:${TEST}:certificate/11111111-2222-3333-4444-555555555555`,
  [`${PROD}:prod:userpool:webclient:callbackUrls`]: 'https://clinic.example.org/in',
  [`${PROD}:prod:userpool:webclient:logoutUrls`]: 'https://clinic.example.org/out',
  [`${PROD}:prod:aws:elbv2:listener:443:SSLCertificateArns`]: `arn:aws:acm:eu-central-1:${PROD}:certificate/11111111-2222-3333-4444-555555555555`,
};

/** A pool whose people sign in with a name or a confirmed address, and have an attribute of the team's own. */
export const pool: Values = {
  UserPoolName: 'Clinic-test-userpool',
  AliasAttributes: ['email'],
  MfaConfiguration: 'OPTIONAL',
  Schema: [
    { Name: 'email', Required: true, Mutable: true },
    {
      Name: 'wardId',
      AttributeDataType: 'String',
      Mutable: true,
      StringAttributeConstraints: { MinLength: '1', MaxLength: '36' },
    },
  ],
};

/** Templates of the stacks, by name; those of `prod` differ as they do in the first template. */
export const templates: Readonly<Record<string, Values>> = {
  'Clinic-StorageStack-test': {
    Files: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Delete' },
    FilesPolicy: { Type: 'AWS::S3::BucketPolicy' },
    FilesEmptied: { Type: 'Custom::S3AutoDeleteObjects' },
    Emptier: { Type: 'AWS::Lambda::Function' },
  },
  'Clinic-StorageStack-prod': { Files: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' } },
  'Clinic-AuthenticationStack-test': {
    People: { Type: 'AWS::Cognito::UserPool', DeletionPolicy: 'Retain', Properties: pool },
    Web: { Type: 'AWS::Cognito::UserPoolClient' },
    Api: { Type: 'AWS::Cognito::UserPoolClient' },
    Login: { Type: 'AWS::Cognito::UserPoolDomain' },
    Server: {
      Type: 'AWS::Cognito::UserPoolResourceServer',
      Properties: {
        Identifier: 'records',
        Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read records' }],
      },
    },
    Group: { Type: 'AWS::Cognito::UserPoolGroup', Properties: { GroupName: 'administrator' } },
    Credentials: { Type: 'AWS::Cognito::IdentityPool' },
    SignedUp: { Type: 'AWS::Lambda::Function' },
    SignedUpRole: { Type: 'AWS::IAM::Role' },
  },
  'Clinic-NetworkStack-test': {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/21' } },
    PublicA: { Type: 'AWS::EC2::Subnet' },
    PublicB: { Type: 'AWS::EC2::Subnet' },
  },
  'Clinic-DatabaseStack-test': {
    Database: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { Engine: 'postgres', EngineVersion: '11.7', DBName: 'records', StorageEncrypted: false },
    },
    Password: { Type: 'AWS::SecretsManager::Secret' },
  },
  'Clinic-DatabaseStack-prod': {
    Database: {
      Type: 'AWS::RDS::DBCluster',
      DeletionPolicy: 'Snapshot',
      Properties: {
        Engine: 'aurora-postgresql',
        EngineVersion: '11.7',
        DatabaseName: 'records',
        StorageEncrypted: true,
      },
    },
    Writer: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Database' } } },
  },
  'Clinic-UsersStack-test': {
    Api: { Type: 'AWS::IAM::User' },
    Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'Api' } } },
  },
  'Clinic-ComputeStack-test': {
    Application: { Type: 'AWS::ElasticBeanstalk::Application' },
    Environment: { Type: 'AWS::ElasticBeanstalk::Environment' },
    Queue: { Type: 'AWS::SQS::Queue' },
  },
};

const OUTPUTS: Readonly<Record<string, Values>> = {
  'Clinic-UsersStack-test': {
    ApiKey: { Value: { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] } },
    ApiName: { Value: { Ref: 'Api' } },
  },
};

/** Files of an application that a team made with the first template. */
export function oldFiles(
  stacks: Readonly<Record<string, Values>> = templates,
  values: Values = context,
): Record<string, string> {
  const written = Object.entries(stacks).map(([name, Resources]): [string, string] => [
    `cdk.out/${name}.template.json`,
    JSON.stringify({ Resources, Outputs: OUTPUTS[name] }),
  ]);
  return {
    'cdk.json': JSON.stringify({ app: 'npx ts-node bin/clinic.ts', context: values }),
    ...Object.fromEntries(written),
  };
}

/** Writes files into a new folder. @returns the folder */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'first-template-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
