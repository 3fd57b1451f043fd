import { Template } from 'aws-cdk-lib/assertions';
import { ProbeStack } from './probe-stack';
import { testEnvironment } from './test-environment';

test('it has no resource of its own', () => {
  expect(Template.fromStack(new ProbeStack()).toJSON()).not.toHaveProperty('Resources');
});

test('it is deployed where its environment says', () => {
  const { stackName, account, region } = new ProbeStack(testEnvironment('prod'));
  expect({ stackName, account, region }).toEqual({
    stackName: 'hipaa-prod-probe',
    account: '222222222222',
    region: 'us-west-2',
  });
});
