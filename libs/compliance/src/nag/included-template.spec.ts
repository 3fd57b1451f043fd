import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import type { IConstruct } from 'constructs';
import { includeTemplate, faultyResources } from './included-template';

const template = (Resources: object, sections: object = {}): CloudFormationTemplate =>
  ({ Resources, ...sections }) as CloudFormationTemplate;
const queue = { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: 'x' } };
const ids = (scope: IConstruct): string[] => scope.node.children.map(({ node }) => node.id);

test('resources become constructs under their logical ids', () => {
  const { scope, unread } = includeTemplate(template({ Queue: queue }));
  expect(ids(scope)).toContain('Queue');
  expect(unread.size).toBe(0);
});

test('a type that the library does not know is a resource like any other', () => {
  expect(
    includeTemplate(template({ New: { Type: 'AWS::Future::Thing', Properties: { A: 1 } } })).unread.size,
  ).toBe(0);
});

test.each([
  ['Rules', { Rules: { R: { Assertions: 'wrong' } } }],
  ['a transform', { Transform: 'AWS::Serverless-2016-10-31' }],
  ['an output that refers to nothing', { Outputs: { O: { Value: { Ref: 'Nothing' } } } }],
  ['a hook', { Hooks: { H: { Type: 'Unknown' } } }],
])('%s does not matter', (_what, sections) => {
  expect(includeTemplate(template({ Queue: queue }, sections)).unread.size).toBe(0);
});

test('resources that refer to each other in a circle are read', () => {
  const circle = {
    A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'B' } } },
    B: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'A' } } },
  };
  expect(includeTemplate(template(circle)).unread.size).toBe(0);
});

test('a loop is named and the rest is read', () => {
  const { scope, unread } = includeTemplate(template({ 'Fn::ForEach::All': ['N', ['a'], {}], Queue: queue }));
  expect([...unread.keys()]).toEqual(['Fn::ForEach::All']);
  expect(ids(scope)).toContain('Queue');
});

test('a resource that cannot be read is named with the reason, and the rest is read', () => {
  const odd = { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Nothing' } } };
  const { scope, unread } = includeTemplate(template({ Odd: odd, Queue: queue }));
  expect([...unread]).toEqual([['Odd', expect.stringContaining('Nothing')]]);
  expect(ids(scope)).toContain('Queue');
});

test('a template whose conditions cannot be read is unread as a whole', () => {
  const { unread } = includeTemplate(
    template({ Queue: queue }, { Conditions: { C: { 'Fn::Equals': [{ Ref: 'Nothing' }, 1] } } }),
  );
  expect([...unread]).toEqual([['', expect.stringContaining('Nothing')]]);
});

describe('faulty resources', () => {
  const odd = { Type: 'Odd', Properties: { Key: { Ref: 'Other' } } };
  const template: CloudFormationTemplate = {
    Conditions: { C: 1 },
    Resources: { Odd: odd, Other: { Type: 'Sound' }, Third: { Type: 'Sound' } },
  };

  /** Reads everything but resources of type `Odd`, and remembers what it was asked to read. */
  function reader() {
    const read: CloudFormationTemplate[] = [];
    return {
      read,
      reason: (part: CloudFormationTemplate) => {
        read.push(part);
        return Object.values(part.Resources).some(({ Type }) => Type === 'Odd') ? 'it is odd' : undefined;
      },
    };
  }

  test('the resource that cannot be read is found, with the reason', () => {
    expect([...faultyResources(template, reader().reason)]).toEqual([['Odd', 'it is odd']]);
  });

  test('a resource is read alone, with stand-ins for what it refers to', () => {
    const { read, reason } = reader();
    faultyResources(template, reason);
    expect(read[1]).toEqual({
      Conditions: { C: 1 },
      Resources: { Other: { Type: 'Custom::StandIn' }, Odd: odd },
    });
  });

  test('a fault outside of the resources is not looked for inside', () => {
    const reason = jest.fn(() => 'no such parameter');
    expect([...faultyResources(template, reason)]).toEqual([['', 'no such parameter']]);
    expect(reason).toHaveBeenCalledTimes(1);
  });
});
