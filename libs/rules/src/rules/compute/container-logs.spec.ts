import { outcomes } from '../../testing/outcomes';
import { containerLogs } from './container-logs';

const judge = (LogDriver: unknown, group: unknown) =>
  outcomes(containerLogs, {
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        ContainerDefinitions: [{ LogConfiguration: { LogDriver, Options: { 'awslogs-group': group } } }],
      },
    },
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/app' } },
    Bucket: { Type: 'AWS::S3::Bucket' },
  });

test.each([{ Ref: 'Group' }, '/app', { Ref: 'GroupOfAnotherLayer' }])('logs into %j pass', (group) => {
  expect(judge('awslogs', group)).toEqual(['pass Task', 'pass Task']);
});

test.each(['/other', undefined, { Ref: 'Bucket' }])('logs into %j fail', (group) => {
  expect(judge('awslogs', group)).toEqual(['pass Task', 'fail Task']);
});

test.each(['json-file', undefined])('logs by %p fail', (driver) => {
  expect(judge(driver, { Ref: 'Group' })).toEqual(['fail Task', 'pass Task']);
});
