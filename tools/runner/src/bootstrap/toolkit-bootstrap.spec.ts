import { policyTemplate } from '@hipaa-cdk/delivery-tools';
import { fakeSession } from '../aws/fake-session';
import { executionPolicyArns } from './toolkit-bootstrap';

test('CloudFormation acts with the computed policies alone: neither the boundary nor an administrator is among them', () => {
  const { session } = fakeSession('prod', {});
  const template = { Resources: { Files: { Type: 'AWS::S3::Bucket' } } };
  const templates = [{ stackName: 'hipaa-prod-storage', prefix: ['hipaa', 'prod'], template }];
  const policies = policyTemplate({ ...session.environment, templates, records: 'open' });
  expect(executionPolicyArns(session, policies)).toEqual([
    'arn:aws:iam::222222222222:policy/hipaa-execution-us-west-2-1',
  ]);
});
