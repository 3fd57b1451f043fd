import { catalogContract } from '@hipaa-cdk/contracts-catalog';
import { environmentFor } from '@hipaa-cdk/environments';
import { application, findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { rendered, withoutAudit } from '../fixtures/rendered';
import { app } from './main';
import { products } from './products';
import { messageQueue } from './products/message-queue';

const PRODUCT = 'AWS::ServiceCatalog::CloudFormationProduct';

describe.each(everyEnvironment('catalog'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { profile } = environmentFor(findEnvironment(environment), 'catalog');

  test('every product is in the portfolio', () => {
    template().resourceCountIs(PRODUCT, products.length);
    template().resourceCountIs('AWS::ServiceCatalog::PortfolioProductAssociation', products.length);
  });

  test('every product is launched with a role of its own', () => {
    const constraints = Object.values(template().findResources('AWS::ServiceCatalog::LaunchRoleConstraint'));
    expect(constraints.map((constraint) => constraint['Properties'].RoleArn)).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^HealthcareWebServerLaunchRole/), 'Arn'] },
      { 'Fn::GetAtt': [expect.stringMatching(/^MessageQueueLaunchRole/), 'Arn'] },
    ]);
  });

  test('there is one key', () => {
    template().resourceCountIs('AWS::KMS::Key', 1);
  });

  test('every log group is encrypted and kept as long as the profile says', () => {
    template().allResourcesProperties('AWS::Logs::LogGroup', {
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
      RetentionInDays: profile.logRetentionDays,
    });
  });

  test('nothing runs code', () => {
    template().resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('every entry of the contract is published', () => {
    template().resourceCountIs('AWS::SSM::Parameter', Object.keys(catalogContract.entries).length);
  });

  test.each(['AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::Logs::LogGroup', 'AWS::CodeCommit::Repository'])(
    'every %s is kept or deleted with its stack as the profile says',
    (type) => {
      const policy = profile.removal === 'retain' ? 'Retain' : 'Delete';
      template().allResources(type, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
    },
  );
});

const prod = () => layerTemplate(app, 'prod');
const prodWithoutAudit = () => layerTemplate(app, withoutAudit);

const assertion = (expected: string) => ({
  Rules: Match.serializedJson({
    NoPatientData: {
      Assertions: [
        {
          Assert: { 'Fn::Equals': [{ Ref: 'PHI' }, 'NO'] },
          AssertDescription: Match.stringLikeRegexp(expected),
        },
      ],
    },
  }),
});

test('health data are refused where they must not be, before a product is even asked', () => {
  for (const [template, reason] of [
    [layerTemplate(app, 'test'), 'data class synthetic'],
    [prodWithoutAudit(), 'data class phi'],
  ] as const) {
    template.resourceCountIs('AWS::ServiceCatalog::LaunchTemplateConstraint', products.length);
    template.allResourcesProperties('AWS::ServiceCatalog::LaunchTemplateConstraint', assertion(reason));
  }
});

test('health data may be launched where they may be and backups are taken', () => {
  prod().resourceCountIs('AWS::ServiceCatalog::LaunchTemplateConstraint', 0);
});

test.each([
  ['PHI', ['YES', 'NO']],
  ['Team', [application.owner]],
  ['CostCenter', [application.costCenter]],
])('a launch chooses the tag %s from a list', (Key, values) => {
  for (const Value of values) prod().hasResourceProperties('AWS::ServiceCatalog::TagOption', { Key, Value });
});

test('the tag cannot say health data where they must not be', () => {
  const options = Object.values(prodWithoutAudit().findResources('AWS::ServiceCatalog::TagOption'));
  const values = options
    .filter((option) => option['Properties'].Key === 'PHI')
    .map((option) => option['Properties'].Value);
  expect(values).toEqual(['NO']);
});

const versionsOf = (settings: object, name = 'message-queue') =>
  Object.values(layerTemplate(app, findEnvironment('prod'), settings).findResources(PRODUCT))
    .filter((product) => product['Properties'].Name === name)
    .flatMap(
      (product) => product['Properties'].ProvisioningArtifactParameters as { Name: string; Info: unknown }[],
    );

test.each(products)(
  'the current version of $name is listed and uploaded under the hash of its template',
  (product) => {
    const { version, hash } = rendered(product);
    const [{ Name, Info } = { Name: '', Info: '' }, ...others] = versionsOf({}, product.name);
    expect([Name, others]).toEqual([version, []]);
    expect(JSON.stringify(Info)).toContain(`/${hash}.json`);
  },
);

test('an earlier version that the settings name stays listed, before the current one', () => {
  const earlier = 'a'.repeat(64);
  const versions = versionsOf({ earlierVersions: { 'message-queue': [earlier] } });
  expect(versions.map(({ Name }) => Name)).toEqual(['v-aaaaaaaaaaaa', rendered(messageQueue).version]);
  expect(JSON.stringify(versions[0]?.Info)).toContain(`/${earlier}.json`);
});

test('a version that is current again is listed once', () => {
  const { hash, version } = rendered(messageQueue);
  expect(versionsOf({ earlierVersions: { 'message-queue': [hash] } }).map(({ Name }) => Name)).toEqual([
    version,
  ]);
});

test('repositories are made where the code is in CodeCommit, encrypted with the key of the catalog', () => {
  prod().hasResourceProperties('AWS::CodeCommit::Repository', {
    RepositoryName: 'healthcare-site',
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
  });
});

test('no repository is made where the code is elsewhere', () => {
  const source = { kind: 'https' as const, repositories: ['https://git.example.org/site'] };
  layerTemplate(app, findEnvironment('prod'), { source }).resourceCountIs('AWS::CodeCommit::Repository', 0);
});

test.each([
  ['PublicRanges', '0.0.0.0/0'],
  ['InternalRanges', '10.0.0.0/8'],
])('%s are the list that the settings name', (id, Cidr) => {
  const lists = prod().findResources('AWS::EC2::PrefixList', { Properties: { Entries: [{ Cidr }] } });
  expect(Object.keys(lists)).toEqual([id]);
});

test.each([
  ['AWS::KMS::Key', ['LogsKeyB5D1D597']],
  ['AWS::CodeCommit::Repository', ['RepositorieshealthcaresiteBF4B4D7B']],
  ['AWS::S3::Bucket', ['AccessLogsBucketCD784A59', 'AccessLogsReadersC04FF89B']],
])('the ids of every %s stay, because another id is another resource', (type, ids) => {
  expect(Object.keys(prod().findResources(type)).sort()).toEqual(ids);
});

test('production keeps the logs of products for six years', () => {
  expect(environmentFor(findEnvironment('prod'), 'catalog').profile.logRetentionDays).toBe(2192);
});
