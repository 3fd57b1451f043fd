import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import type { Template } from 'aws-cdk-lib/assertions';
import { app } from '../main';
import { findingSamples, matchesEvent } from '../testing/finding-samples';
import { keyStatements, named, REASON } from '../testing/test-settings';

interface Rule {
  readonly EventPattern?: unknown;
  readonly Targets?: readonly {
    readonly Arn: unknown;
    readonly InputTransformer?: Transformer;
    readonly RoleArn?: unknown;
  }[];
  readonly State: string;
}
interface Transformer {
  readonly InputPathsMap: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
}

/** Rules of the template by the last word of their construct path. */
function rulesOf(template: Template): ReadonlyMap<string, Rule> {
  const resources = Object.values(template.findResources('AWS::Events::Rule'));
  const found = resources.map(({ Metadata, Properties }) => ({
    id: String(Metadata['aws:cdk:path']).split('/').at(-2) ?? '',
    folder: String(Metadata['aws:cdk:path']).split('/').at(-3),
    properties: Properties as Rule,
  }));
  return new Map(
    found.filter(({ folder }) => folder === 'Findings').map(({ id, properties }) => [id, properties]),
  );
}

const rules = rulesOf(layerTemplate(app, 'prod'));
const cases = (kind: 'loud' | 'quiet') =>
  Object.entries(findingSamples).flatMap(([id, { [kind]: events }]) =>
    events.map((event) => [id, JSON.stringify(event['detail']), event] as const),
  );

test.each(cases('loud'))('%s hears of %s', (id, _, event) => {
  expect(matchesEvent(rules.get(id)?.EventPattern, event)).toBe(true);
});

test.each(cases('quiet'))('%s lets pass %s', (id, _, event) => {
  expect(matchesEvent(rules.get(id)?.EventPattern, event)).toBe(false);
});

test('every rule has events that it hears, and others that it lets pass', () => {
  expect([...rules.keys()].sort()).toEqual(Object.keys(findingSamples).sort());
});

test.each(cases('loud'))('what %s says of %s has every field that it promises', (id, _, event) => {
  const paths = Object.values(rules.get(id)?.Targets?.[0]?.InputTransformer?.InputPathsMap ?? {});
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => valueAt(event, path) === undefined)).toEqual([]);
});

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const topic = () => Object.keys(template().findResources('AWS::SNS::Topic'))[0] ?? '';

  test('every rule is on, and tells the topic without a role, with which it could not use its key', () => {
    for (const { State, Targets } of rulesOf(template()).values()) {
      expect([State, Targets]).toEqual(['ENABLED', [expect.objectContaining({ Arn: { Ref: topic() } })]]);
      expect(Targets?.[0]).not.toHaveProperty('RoleArn');
    }
  });

  test('EventBridge may send to the topic, and does so without saying for whom', () => {
    const [policy] = Object.values(template().findResources('AWS::SNS::TopicPolicy'));
    expect(named(policy?.['Properties'].PolicyDocument.Statement, 'EventsOfThisAccount')).toEqual({
      Sid: 'EventsOfThisAccount',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: { Ref: topic() },
    });
  });

  test('EventBridge may use the key for messages of topics of this stack, and for nothing else', () => {
    expect(named(keyStatements(template(), 'trail'), 'MessagesOfEvents')).toEqual({
      Sid: 'MessagesOfEvents',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:sns:topicArn': expect.stringMatching(
            new RegExp(`^arn:aws:sns:[a-z0-9-]+:\\d{12}:${APPLICATION}-account-audit-\\*$`),
          ),
        },
      },
    });
  });

  test('a finding that cannot be sent sets off an alarm, which is sent in another way', () => {
    const metrics = [...rulesOf(template()).keys()].map(() =>
      expect.objectContaining({
        MetricStat: expect.objectContaining({
          Metric: expect.objectContaining({ Namespace: 'AWS/Events', MetricName: 'FailedInvocations' }),
          Stat: 'Sum',
          Period: 300,
        }),
      }),
    );
    const [alarm] = Object.values(template().findResources('AWS::CloudWatch::Alarm')).filter(
      ({ Properties }) => Properties.Metrics,
    );
    expect(alarm?.['Properties']).toMatchObject({
      Metrics: [
        expect.objectContaining({ Expression: expect.stringMatching(/^FILL\(m1, 0\) \+/) }),
        ...metrics,
      ],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
      AlarmActions: [{ Ref: topic() }],
    });
  });
});

test('services that are off have no rule', () => {
  const off = { off: REASON };
  const some = rulesOf(layerTemplate(app, 'test', { guardDuty: off, securityHub: off, accessAnalyzer: off }));
  expect([...some.keys()].sort()).toEqual(['BrokenRules', 'FailedBackups', 'FailedRestores']);
});

/** What is at a path such as `$.detail.findings[0].Title`. */
function valueAt(event: unknown, path: string): unknown {
  return path
    .replace(/^\$\./, '')
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], event);
}
