import { subject } from '../../fixtures/subject';
import { shortName } from '../judgement/rule-id';
import { judgeByNag } from './judge-by-nag';

const RULE = 'CodeBuildProjectSourceRepoUrl';
const required = {
  Artifacts: { Type: 'NO_ARTIFACTS' },
  Environment: { ComputeType: 'BUILD_GENERAL1_SMALL', Image: 'image:1', Type: 'LINUX_CONTAINER' },
  ServiceRole: 'role',
};
const found = (Source: object, more: object = {}): number => {
  const Properties = { ...required, Source, ...more };
  return judgeByNag([subject({ Build: { Type: 'AWS::CodeBuild::Project', Properties } })]).findings.filter(
    ({ rule }) => shortName(rule) === RULE,
  ).length;
};
const github = (Auth?: object, Location = 'https://github.com/owner/name.git') => ({
  Type: 'GITHUB',
  Location,
  Auth,
});

test.each(['CODECOMMIT', 'CODEPIPELINE', 'NO_SOURCE', 'S3'])(
  'a build from %s passes: IAM lets it in',
  (Type) => {
    expect(found({ Type })).toBe(0);
  },
);

test.each(['OAUTH', 'CODECONNECTIONS'])('GitHub by %s passes', (Type) => {
  expect(found(github({ Type }))).toBe(0);
});

test.each([
  ['nothing', github()],
  ['a token', github({ Type: 'PERSONAL_ACCESS_TOKEN' })],
  [
    'a connection, with a password in the address',
    github({ Type: 'CODECONNECTIONS' }, 'https://user:word@github.com/o/n'),
  ],
  [
    'a connection, at an address that only the deployment knows',
    github({ Type: 'CODECONNECTIONS' }, { 'Fn::Sub': 'https://${AWS::AccountId}.example.org' } as never),
  ],
])('GitHub by %s fails', (_, source) => {
  expect(found(source)).toBe(1);
});

test('a second source is looked at as well', () => {
  expect(
    found({ Type: 'NO_SOURCE' }, { SecondarySources: [{ ...github(), SourceIdentifier: 'second' }] }),
  ).toBe(1);
});
