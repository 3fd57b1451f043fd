import { Template } from 'aws-cdk-lib/assertions';
import { ProbeStack } from './probe-stack';
import { APPLICATION, placeOf, testEnvironment } from './test-environment';

const inProd = placeOf('prod');

test('it has no resource of its own', () => {
  expect(Template.fromStack(new ProbeStack()).toJSON()).not.toHaveProperty('Resources');
});

test('it is deployed where its environment says', () => {
  const { stackName, account, region } = new ProbeStack(testEnvironment('prod'));
  expect({ stackName, account, region }).toEqual({
    stackName: `${APPLICATION}-prod-probe`,
    account: inProd.account,
    region: inProd.region,
  });
});
