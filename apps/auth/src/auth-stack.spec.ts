import { authContract, userPoolContract } from '@hipaa-cdk/contracts-auth';
import { everyEnvironment, layerTemplate, APPLICATION, outputsBeyondContract } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

describe.each(everyEnvironment('auth'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const text = () => JSON.stringify(template().toJSON());
  const pool = Match.stringLikeRegexp('^SignInPeople');

  test.each([
    ['issuerUrl', { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [pool, 'ProviderName'] }]] }],
    ['clientId', { Ref: Match.stringLikeRegexp('^SignInClient') }],
    ['identityPoolId', { Ref: Match.stringLikeRegexp('^CredentialsPool') }],
    ['userPoolId', { Ref: pool }],
    ['userPoolArn', { 'Fn::GetAtt': [pool, 'Arn'] }],
    [
      'loginUrl',
      Match.stringLikeRegexp(
        `^https://${APPLICATION}-${environment}-[0-9a-f]{8}\\.auth\\.[a-z0-9-]+\\.amazoncognito\\.com$`,
      ),
    ],
  ])('%s is published', (entry, Value) => {
    template().hasResourceProperties('AWS::SSM::Parameter', {
      Name: `/${APPLICATION}/${environment}/auth/${entry}`,
      Value,
    });
  });

  test('everything of both contracts is published, and nothing else', () => {
    const entries = { ...authContract.entries, ...userPoolContract.entries };
    template().resourceCountIs('AWS::SSM::Parameter', Object.keys(entries).length);
  });

  test('the bucket is read by name when the stack is deployed', () => {
    const defaults = Object.entries(template().toJSON().Parameters as Record<string, { Default: string }>)
      .filter(([id]) => id !== 'BootstrapVersion')
      .map(([, { Default }]) => Default);
    expect(defaults).toEqual([
      `/${APPLICATION}/${environment}/storage/bucketArn`,
      `/${APPLICATION}/${environment}/storage/bucketKeyArn`,
    ]);
  });

  test('no secret and no export is in the template', () => {
    expect(text()).not.toMatch(/ClientSecret|SecretString|resolve:|Fn::ImportValue/);
    expect(outputsBeyondContract(template())).toEqual([]);
  });

  test.each(['AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::Logs::LogGroup'])('there is no %s', (type) => {
    template().resourceCountIs(type, 0);
  });

  test('there is one key', () => {
    template().resourceCountIs('AWS::KMS::Key', 1);
  });
});

test('the environments differ in the people who are told alone', () => {
  const types = (environment: string) =>
    Object.values(layerTemplate(app, environment).toJSON().Resources as Record<string, { Type: string }>).map(
      ({ Type }) => Type,
    );
  const rest = [...types('prod')];
  for (const type of types('test')) rest.splice(rest.indexOf(type), 1);
  expect(rest).toEqual(['AWS::SNS::Subscription']);
});
