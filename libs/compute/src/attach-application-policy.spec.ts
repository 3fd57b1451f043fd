import type { Environment } from '@hipaa-cdk/environments';
import { aws_iam as iam } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { computeTemplate } from '../fixtures/compute-stack';
import { attachApplicationPolicy } from './attach-application-policy';

const templateIn = (changes: Partial<Environment>) =>
  computeTemplate('test', changes, (stack) =>
    attachApplicationPolicy(
      new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') }),
    ),
  );

test('the role may do what the users layer allows, and nothing more', () => {
  templateIn({}).hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: [{ Ref: 'UsersApplicationPolicyArn' }],
  });
});

test('without the users layer the role may do nothing', () => {
  templateIn({ layers: { except: ['users'] } }).hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: Match.absent(),
  });
});
