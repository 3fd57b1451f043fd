import { outcomes } from '../../testing/outcomes';
import { buildLogs } from './build-logs';

const judge = (LogsConfig: unknown) =>
  outcomes(buildLogs, { Build: { Type: 'AWS::CodeBuild::Project', Properties: { LogsConfig } } });

test.each([
  { CloudWatchLogs: { Status: 'ENABLED', GroupName: { Ref: 'Group' } } },
  { S3Logs: { Status: 'ENABLED', Location: 'bucket/builds' } },
])('a build with %j passes', (config) => expect(judge(config)).toEqual(['pass Build']));

test.each([
  undefined,
  { CloudWatchLogs: { Status: 'DISABLED', GroupName: 'builds' } },
  { CloudWatchLogs: { Status: 'ENABLED' } },
  { S3Logs: { Status: 'ENABLED', Location: 'bucket/builds', EncryptionDisabled: true } },
])('a build with %j fails', (config) => expect(judge(config)).toEqual(['fail Build']));
