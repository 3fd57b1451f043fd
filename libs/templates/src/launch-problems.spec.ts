import { launchProblems } from './launch-problems';
import type { LaunchTemplate } from './template';

const template: LaunchTemplate = {
  Parameters: {
    Name: {
      Type: 'String',
      AllowedPattern: '[a-z]+',
      ConstraintDescription: 'lower-case letters',
      MaxLength: 5,
      Description: 'what it is called',
    },
    Size: { Type: 'String', AllowedValues: ['small', 'large'], Default: 'small' },
    Code: { Type: 'String', MinLength: 3, Default: 'abc' },
    Zone: { Type: 'String', Default: 'public' },
    Network: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/network' },
  },
  Rules: {
    LargeIsPrivate: {
      RuleCondition: { 'Fn::Equals': [{ Ref: 'Size' }, 'large'] },
      Assertions: [
        { Assert: { 'Fn::Equals': [{ Ref: 'Zone' }, 'private'] }, AssertDescription: 'large needs private' },
      ],
    },
    NeverNamed: { Assertions: [{ Assert: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Name' }, 'never'] }] } }] },
  },
  Resources: {},
};

const problems = (given: Record<string, string>): string[] =>
  launchProblems(template, given).map(({ path, message }) => `${path.join('.')}: ${message}`);

test('a launch with every parameter sound has no problem', () => {
  expect(problems({ Name: 'abc', Size: 'large', Zone: 'private' })).toEqual([]);
});

test('a missing parameter is named with its meaning', () => {
  expect(problems({})).toEqual(['Name: is missing: what it is called']);
});

test('a parameter that does not exist is answered with those that do', () => {
  expect(problems({ Name: 'abc', Siez: 'small' })).toEqual([
    'Siez: there is no such parameter; expected one of Name, Size, Code, Zone',
  ]);
});

test('a name from the prototype of objects is no parameter', () => {
  expect(problems({ Name: 'abc', constructor: 'x' })).toEqual([
    expect.stringMatching(/^constructor: there is no such parameter/),
  ]);
});

test('a value that is not on the list is answered with the list', () => {
  expect(problems({ Name: 'abc', Size: 'huge' })).toEqual(['Size: expected one of small, large, got "huge"']);
});

test.each(['ABC', 'abc1', 'abc\n', ' abc'])(
  'the whole of a value must fit the pattern: %j does not',
  (Name) => {
    expect(problems({ Name })).toEqual([`Name: expected lower-case letters, got ${JSON.stringify(Name)}`]);
  },
);

test.each([
  ['abcde', []],
  ['abcdef', ['Name: expected 5 characters or fewer, got "abcdef"']],
])('a longest value is kept to: %s', (Name, expected) => {
  expect(problems({ Name })).toEqual(expected);
});

test.each([
  ['abc', []],
  ['ab', ['Code: expected 3 characters or more, got "ab"']],
])('a shortest value is kept to: %s', (Code, expected) => {
  expect(problems({ Name: 'abc', Code })).toEqual(expected);
});

test('all problems are told at once', () => {
  expect(problems({ Size: 'huge', Code: 'a', Other: 'x' })).toHaveLength(4);
});

test('a rule is asked with the defaults of what was not given', () => {
  expect(problems({ Name: 'abc', Size: 'large' })).toEqual(['LargeIsPrivate: large needs private']);
});

test('a rule whose condition does not hold says nothing', () => {
  expect(problems({ Name: 'abc', Size: 'small' })).toEqual([]);
});

test('a rule without a condition or a description is asked too', () => {
  expect(problems({ Name: 'never' })).toEqual(['NeverNamed: does not hold']);
});

test('a value that the account keeps is not for a launch to choose', () => {
  expect(problems({ Name: 'abc', Network: '/other' })).toEqual([
    'Network: is read from the Parameter Store; expected no value of your own',
  ]);
});
