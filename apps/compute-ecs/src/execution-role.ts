import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { tasksOfThisAccount } from './tasks-of-this-account';

/**
 * What ECS starts tasks with. It begins with no permission at all: the task gives it its own image, log group and secrets.
 * AWS's policy for this lets it pull every image and write every log group of the account.
 */
export class ExecutionRole extends iam.Role {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Starts the tasks of the application: their image, log group and secrets',
      assumedBy: tasksOfThisAccount(scope),
    });
  }
}
