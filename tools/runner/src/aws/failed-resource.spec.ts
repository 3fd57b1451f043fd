import { failedResource } from './failed-resource';

const template = {
  Resources: { Vpc8378EB38: { Type: 'AWS::EC2::VPC', Metadata: { 'aws:cdk:path': 'Network/Vpc/Resource' } } },
};
const event = (status: string, reason?: string, id = 'Vpc8378EB38') => ({
  StackId: 's',
  EventId: 'e',
  StackName: 'n',
  Timestamp: undefined,
  LogicalResourceId: id,
  ResourceStatus: status as 'CREATE_FAILED',
  ResourceStatusReason: reason,
});

test('a failure is told by construct path, type and reason', () => {
  expect(failedResource(event('CREATE_FAILED', 'limit exceeded'), template)).toBe(
    'Network/Vpc/Resource (AWS::EC2::VPC): limit exceeded',
  );
});

test('a resource that stopped because another failed is not told', () => {
  expect(failedResource(event('CREATE_FAILED', 'Resource creation cancelled'), template)).toBeUndefined();
});

test('a success is not told', () => {
  expect(failedResource(event('CREATE_COMPLETE'), template)).toBeUndefined();
});

test('the failure of the stack itself, which follows from a resource, is not told', () => {
  expect(failedResource(event('ROLLBACK_FAILED', 'x', 'hipaa-local-network'), template)).toBeUndefined();
});

test('of a reason with a stack trace only the first line is told', () => {
  expect(failedResource(event('CREATE_FAILED', 'no such module\n    at require'), template)).toMatch(
    /: no such module$/,
  );
});
