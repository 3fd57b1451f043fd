import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment } from '@hipaa-cdk/testing';
import { settings } from '../config';
import { catalogSettings } from './settings';

const good = {
  source: { kind: 'codecommit', repositories: ['site'] },
  publicRanges: ['0.0.0.0/0'],
  internalRanges: ['10.0.0.0/8', '172.16.0.0/12', '192.168.1.0/24'],
  tagOptions: { teams: ['team'], costCenters: ['1234'] },
  backup: {
    planId: '11111111-2222-3333-4444-555555555555',
    roleArn: 'arn:aws:iam::111122223333:role/backup',
  },
  earlierVersions: { 'message-queue': ['a'.repeat(64)] },
  developers: { trustedRoles: ['arn:aws:iam::111122223333:role/dev'], group: { members: ['jane'] } },
};

const problems = (change: object): string[] =>
  (catalogSettings.schema.safeParse({ ...good, ...change }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

test.each(everyEnvironment('catalog'))('the settings of %s are valid', (name) => {
  expect(settings.of(findEnvironment(name))).toBeDefined();
});

test.each(everyEnvironment('catalog'))('%s has no group of developers unless somebody asks', (name) => {
  expect(settings.of(findEnvironment(name)).developers.group).toBeUndefined();
});

test('settings with everything switched on are valid', () => {
  expect(problems({})).toEqual([]);
});

test.each([
  ['publicRanges', [], 'publicRanges: expected one range or more'],
  [
    'publicRanges',
    ['10.0.0.0'],
    'publicRanges.0: expected an IPv4 range such as "10.0.0.0/8", without bits behind its prefix',
  ],
  [
    'publicRanges',
    ['10.0.0.0/33'],
    'publicRanges.0: expected an IPv4 range such as "10.0.0.0/8", without bits behind its prefix',
  ],
  [
    'publicRanges',
    ['256.0.0.0/8'],
    'publicRanges.0: expected an IPv4 range such as "10.0.0.0/8", without bits behind its prefix',
  ],
  ['publicRanges', ['10.0.0.0/8', '10.0.0.0/8'], 'publicRanges.1: is listed twice; expected it once'],
  [
    'publicRanges',
    Array.from({ length: 21 }, (_, i) => `10.0.${i}.0/24`),
    'publicRanges: expected 20 ranges or fewer',
  ],
])('%s = %j is refused', (name, value, expected) => {
  expect(problems({ [name]: value })).toEqual([expected]);
});

test.each(['0.0.0.0/0', '10.0.0.0/7', '172.32.0.0/12', '172.0.0.0/11', '192.168.0.0/15', '8.8.8.0/24'])(
  '%s is not taken for a range of the company',
  (range) => {
    expect(problems({ internalRanges: [range] })).toEqual([
      expect.stringMatching(/^internalRanges: expected private ranges only/),
    ]);
  },
);

test('a group without members is refused', () => {
  expect(problems({ developers: { trustedRoles: [], group: { members: [] } } })).toEqual([
    'developers.group.members: expected one user name or more; without members, leave the group out',
  ]);
});

test.each([
  'http://git.example.org/site.git',
  'https://user@git.example.org/site',
  'https://git.example.org/site?a=b',
])('%s is not taken for a repository', (url) => {
  expect(problems({ source: { kind: 'https', repositories: [url] } })).toEqual([
    expect.stringMatching(/^source\.repositories\.0: expected an https address/),
  ]);
});

test('a secret is named by its ARN', () => {
  const source = { kind: 'https', repositories: ['https://git.example.org/site'], secretArn: 'hunter2' };
  expect(problems({ source })).toEqual(['source.secretArn: expected the ARN of a secret']);
});

test('a catalog without a repository is refused', () => {
  expect(problems({ source: { kind: 'codecommit', repositories: [] } })).toEqual([
    'source.repositories: expected one repository or more',
  ]);
});

test('a version is named by its whole hash', () => {
  expect(problems({ earlierVersions: { 'message-queue': ['v-abc'] } })).toEqual([
    expect.stringMatching(/^earlierVersions\.message-queue\.0: expected the 64 hexadecimal digits/),
  ]);
});

test('an alias is not taken for a role', () => {
  expect(problems({ developers: { trustedRoles: ['admin'] } })).toEqual([
    expect.stringMatching(/^developers\.trustedRoles\.0: expected a role ARN/),
  ]);
});

test('a misspelt setting is refused', () => {
  expect(problems({ publicranges: [] })).toEqual([expect.stringContaining('"publicranges"')]);
});
