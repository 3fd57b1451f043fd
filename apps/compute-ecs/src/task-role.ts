import { attachApplicationPolicy } from '@hipaa-cdk/compute';
import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { tasksOfThisAccount } from './tasks-of-this-account';

/** What the application may do, as the users layer says; nothing where there is no such layer. */
export class TaskRole extends iam.Role {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'The application while it runs',
      assumedBy: tasksOfThisAccount(scope),
    });
    attachApplicationPolicy(this);
  }
}
