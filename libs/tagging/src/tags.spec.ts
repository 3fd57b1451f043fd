import { application, findEnvironment, allEnvironments } from '@hipaa-cdk/platform';
import { App, CfnParameter, CfnResource, Fn, Stack, Tags, aws_sns as sns } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { TAG_NAMES, tagSet, tagProblems, enforceTags } from './tags';

const prod = findEnvironment('prod');

test('every tag has a value', () => {
  expect(tagSet(prod, 'storage')).toEqual({
    Application: application.name,
    Environment: 'prod',
    Layer: 'storage',
    Owner: application.owner,
    DataClassification: 'PHI',
    CostCenter: application.costCenter,
    ManagedBy: 'cdk',
  });
});

test('the names are those that every resource is checked for', () => {
  expect(Object.keys(tagSet(prod, 'storage')).sort()).toEqual([...TAG_NAMES].sort());
});

test('a layer may name its own team', () => {
  expect(tagSet(prod, 'storage', 'data-team').Owner).toBe('data-team');
});

test.each([
  ['phi', 'PHI'],
  ['deidentified', 'Deidentified'],
  ['synthetic', 'Synthetic'],
] as const)('data of class %s is tagged %s', (dataClass, tag) => {
  expect(tagSet({ ...prod, dataClass }, 'storage').DataClassification).toBe(tag);
});

const good = {
  Application: application.name,
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

const tags = tagSet(findEnvironment('test'), 'storage');
const asList = Object.entries(tags)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([Key, Value]) => ({ Key, Value }));

function taggedStack(build: (stack: Stack) => void): Stack {
  const stack = new Stack(new App(), 'Storage');
  enforceTags(stack, tags);
  build(stack);
  return stack;
}

const synth = (build: (stack: Stack) => void) => () => Template.fromStack(taggedStack(build));

test('every tag is put on a resource that has tags', () => {
  synth((stack) => new sns.Topic(stack, 'Topic'))().hasResourceProperties('AWS::SNS::Topic', {
    Tags: asList,
  });
});

test('every tag is put on the stack', () => {
  const { tags: stackTags } = taggedStack((stack) => new sns.Topic(stack, 'Topic'));
  expect(stackTags.tagValues()).toEqual(tags);
});

test('a resource that lost a tag stops the synthesis, with its path, type and id', () => {
  const build = (stack: Stack) => Tags.of(new sns.Topic(stack, 'Topic')).remove('Owner');
  expect(synth(build)).toThrow(
    /TAG_INVALID: Storage\/Topic\/Resource \(AWS::SNS::Topic, Topic\w{8}\): tag "Owner" is missing/,
  );
});

test('only the resource that is wrong is named', () => {
  const build = (stack: Stack) => {
    new sns.Topic(stack, 'Good');
    Tags.of(new sns.Topic(stack, 'Bad')).remove('Layer');
  };
  expect(synth(build)).toThrow(/^(?!.*Storage\/Good)[^]*Storage\/Bad/);
});

test('every resource that is wrong is named at once', () => {
  const build = (stack: Stack) => {
    for (const id of ['First', 'Second']) Tags.of(new sns.Topic(stack, id)).remove('Layer');
  };
  expect(synth(build)).toThrow(/Storage\/First\/Resource[^]*Storage\/Second\/Resource/);
});

test('a malformed value stops the synthesis', () => {
  const build = (stack: Stack) => Tags.of(new sns.Topic(stack, 'Topic')).add('DataClassification', 'secret');
  expect(synth(build)).toThrow(/tag "DataClassification" has the value "secret"; expected PHI/);
});

test('a malformed tag of any other name stops the synthesis', () => {
  const build = (stack: Stack) => Tags.of(new sns.Topic(stack, 'Topic')).add('Remark', 'a;b');
  expect(synth(build)).toThrow(/tag "Remark" has the value "a;b"/);
});

test('a value that CloudFormation fills in is taken as it is', () => {
  const build = (stack: Stack) =>
    Tags.of(new sns.Topic(stack, 'Topic')).add('Remark', Fn.ref('AWS::StackId'));
  expect(synth(build)).not.toThrow();
});

test('a resource that cannot have tags is left alone', () => {
  const build = (stack: Stack) =>
    new CfnResource(stack, 'Plain', { type: 'AWS::CloudFormation::WaitConditionHandle' });
  expect(synth(build)).not.toThrow();
});

test('a resource deep inside a construct is checked too', () => {
  const build = (stack: Stack) => {
    const outer = new Construct(stack, 'Outer');
    Tags.of(new sns.Topic(new Construct(outer, 'Inner'), 'Topic')).remove('CostCenter');
  };
  expect(synth(build)).toThrow(/Storage\/Outer\/Inner\/Topic\/Resource \(AWS::SNS::Topic/);
});

test('a tag whose value only CloudFormation knows counts as there, and stays off the stack', () => {
  const stack = new Stack(new App(), 'Storage');
  enforceTags(stack, { ...tags, Owner: Fn.ref('Owner') });
  new sns.Topic(stack, 'Topic');
  new CfnParameter(stack, 'Owner', { type: 'String' });
  Template.fromStack(stack).hasResourceProperties('AWS::SNS::Topic', {
    Tags: Match.arrayWith([{ Key: 'Owner', Value: { Ref: 'Owner' } }]),
  });
  expect(stack.tags.tagValues()).not.toHaveProperty('Owner');
});
