import { subject } from '../../fixtures/subject';
import { shortName } from '../judgement/rule-id';
import { judgeByNag } from './judge-by-nag';

const kept = { StreamLogs: 'true', DeleteOnTerminate: 'false', RetentionInDays: '3653' };

const found = (options: Readonly<Record<string, unknown>>): number => {
  const OptionSettings = Object.entries(options).map(([OptionName, Value]) => ({
    Namespace: 'aws:elasticbeanstalk:cloudwatch:logs',
    OptionName,
    Value,
  }));
  const environment = {
    Type: 'AWS::ElasticBeanstalk::Environment',
    Properties: { ApplicationName: 'application', OptionSettings },
  };
  return judgeByNag([subject({ Environment: environment })]).findings.filter(
    ({ rule }) => shortName(rule) === 'EB4',
  ).length;
};

test('logs that are streamed and kept need no copy in S3', () => expect(found(kept)).toBe(0));

test.each([
  ['are not streamed', { ...kept, StreamLogs: 'false' }],
  ['go with the environment', { ...kept, DeleteOnTerminate: 'true' }],
  ['are kept for no number of days', { ...kept, RetentionInDays: 'long' }],
  ['are kept for as long as Beanstalk likes', { StreamLogs: 'true', DeleteOnTerminate: 'false' }],
  ['nobody speaks of', {}],
])('logs that %s need one', (_, options) => expect(found(options)).toBe(1));
