import { usersContract } from '@hipaa-cdk/contracts-users';
import { readIfPresent } from '@hipaa-cdk/parameters';
import { aws_iam as iam } from 'aws-cdk-lib';

/** Lets `role` do what the users layer says that the application may do. Without that layer it may do nothing. */
export function attachApplicationPolicy(role: iam.Role): void {
  const users = readIfPresent(role, usersContract);
  if (!users) return;
  role.addManagedPolicy(
    iam.ManagedPolicy.fromManagedPolicyArn(role, 'ApplicationPolicy', users.applicationPolicyArn),
  );
}
