import { outcomes, syntheticData } from '../../testing/outcomes';
import { taskNoPublicIp } from './task-no-public-ip';

const service = (AssignPublicIp: unknown) => ({
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp } } },
  },
});

test.each(['DISABLED', undefined])('a service whose tasks get addresses %p passes', (assign) => {
  expect(outcomes(taskNoPublicIp, service(assign))).toEqual(['pass Service']);
});

test('a service that says nothing of its network passes', () => {
  expect(outcomes(taskNoPublicIp, { Service: { Type: 'AWS::ECS::Service', Properties: {} } })).toEqual([
    'pass Service',
  ]);
});

test.each(['ENABLED', { Ref: 'Assign' }, { 'Fn::If': ['IsTest', 'ENABLED', 'DISABLED'] }])(
  'a service whose tasks get addresses %p fails',
  (assign) => {
    expect(outcomes(taskNoPublicIp, service(assign))).toEqual(['fail Service']);
  },
);

test('where data is made up nothing is said', () => {
  expect(outcomes(taskNoPublicIp, service('ENABLED'), syntheticData)).toEqual([]);
});
