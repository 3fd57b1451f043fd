import { policyTemplate } from '@hipaa-cdk/delivery-tools';
import { fakeSession } from '../aws/fake-session';
import { executionPolicyArns } from './toolkit-bootstrap';

test('CloudFormation acts with the computed policies alone: neither the boundary nor an administrator is among them', () => {
  const { session } = fakeSession('prod', {});
  const policies = policyTemplate({ ...session.environment, types: ['AWS::S3::Bucket'] });
  expect(executionPolicyArns(session, policies)).toEqual([
    'arn:aws:iam::222222222222:policy/hipaa-execution-us-west-2-1',
  ]);
});
