import { layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import type { DeliverySettings } from './settings';
import { app } from './main';
import { statementNamed, statementsOf } from './testing/policies';

const inTest = placeOf('test');

const connectionArn = `arn:aws:codeconnections:${inTest.region}:${inTest.account}:connection/1234`;
const url = 'https://github.com/clinic/platform.git';
const from = (source: DeliverySettings['source']) => layerTemplate(app, 'test', { source });
const clone = (source: DeliverySettings['source']) =>
  statementNamed(statementsOf(from(source), 'BuildRole'), 'Clone');
const hasSource = (source: DeliverySettings['source'], properties: object): void => {
  from(source).hasResourceProperties('AWS::CodeBuild::Project', {
    Name: `${APPLICATION}-account-delivery-build`,
    Source: Match.objectLike(properties),
  });
};

test('a repository of CodeCommit is cloned by the role of the build, and that one alone', () => {
  const source = { type: 'codecommit', repository: 'platform' } as const;
  hasSource(source, { Type: 'CODECOMMIT', GitCloneDepth: 0 });
  expect(clone(source)).toMatchObject({
    Action: 'codecommit:GitPull',
    Resource: `arn:aws:codecommit:${inTest.region}:${inTest.account}:platform`,
  });
});

test('GitHub is signed in to by the OAuth authorisation of the account, without a token here', () => {
  const source = { type: 'github', repository: 'clinic/platform' } as const;
  hasSource(source, { Type: 'GITHUB', Location: url, Auth: { Type: 'OAUTH' } });
  expect(clone(source)).toBeUndefined();
});

test('a connection is the only one that the role may use', () => {
  const source = { type: 'connection', provider: 'GITHUB', url, connectionArn } as const;
  hasSource(source, {
    Type: 'GITHUB',
    Location: url,
    Auth: { Type: 'CODECONNECTIONS', Resource: connectionArn },
  });
  expect(clone(source)?.Resource).toBe(connectionArn);
});
