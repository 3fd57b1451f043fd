import { allEnvironments } from '@hipaa-cdk/platform';
import { tagProblems } from './tag-problems';
import { TAG_NAMES, tagSet } from './tag-set';

const good = {
  Application: 'hipaa',
  Environment: 'prod',
  Layer: 'compute-ecs',
  Owner: 'platform-team',
  DataClassification: 'PHI',
  CostCenter: 'CC-1234',
  ManagedBy: 'cdk',
};

test.each(allEnvironments())('the tag set of $name has no problem', (environment) => {
  expect(tagProblems(tagSet(environment, 'compute-ecs'))).toEqual([]);
});

test.each(TAG_NAMES)('a missing %s is a problem', (name) => {
  const rest = Object.fromEntries(Object.entries(good).filter(([tag]) => tag !== name));
  expect(tagProblems(rest)).toEqual([`tag "${name}" is missing`]);
});

test('all problems come at once', () => {
  expect(tagProblems({})).toHaveLength(TAG_NAMES.length);
});

test.each([
  ['Application', 'My App', 'lower-case words joined by hyphens'],
  ['Application', '', 'lower-case words joined by hyphens'],
  ['Environment', 'Prod', 'an environment name'],
  ['Environment', 'pre-prod', 'an environment name'],
  ['Layer', 'Storage', 'a layer name'],
  ['Owner', 'the team', 'a team name or an e-mail address'],
  ['Owner', 'team@', 'a team name or an e-mail address'],
  ['DataClassification', 'phi', 'PHI, Deidentified or Synthetic'],
  ['DataClassification', 'None', 'PHI, Deidentified or Synthetic'],
  ['CostCenter', 'A 1', 'letters, digits, hyphens'],
  ['ManagedBy', 'hand', 'cdk'],
])('%s is refused as %p', (name, value, expected) => {
  expect(tagProblems({ ...good, [name]: value })).toEqual([
    `tag "${name}" has the value ${JSON.stringify(value)}; expected ${expected}`,
  ]);
});

test('an owner may be an e-mail address', () => {
  expect(tagProblems({ ...good, Owner: 'first.last+aws@example.org' })).toEqual([]);
});

test.each(['Zürich 4: a/b=c+d-e@f', '', 'x'.repeat(256)])('another tag may be %p', (value) => {
  expect(tagProblems({ ...good, Remark: value })).toEqual([]);
});

test.each(['a;b', 'tab\there', 'x'.repeat(257)])('another tag may not be %p', (value) => {
  expect(tagProblems({ ...good, Remark: value })).toEqual([
    `tag "Remark" has the value ${JSON.stringify(value)}; expected characters that AWS allows`,
  ]);
});
