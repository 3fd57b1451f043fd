import { type aws_ecs as ecs, aws_ssm as ssm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ReadParameter } from './read-parameter';

/**
 * Plain variables of a container, kept in the Parameter Store. ECS reads them when a task starts, so that whoever may look
 * at a task definition does not see the environment.
 */
export class VariableParameters extends Construct {
  readonly variables: Readonly<Record<string, ecs.Secret>>;
  /** Differs whenever a value does. In a task definition it makes a new version of it, and with that tasks that read again. */
  readonly fingerprint: string;

  /** @param values name -> value, none of them empty */
  constructor(scope: Construct, id: string, values: Readonly<Record<string, string>>) {
    super(scope, id);
    const entries = Object.entries(values);
    this.variables = Object.fromEntries(
      entries.map(([name, stringValue]) => {
        const description = `variable ${name} of the application`;
        return [name, new ReadParameter(new ssm.StringParameter(this, name, { stringValue, description }))];
      }),
    );
    this.fingerprint = entries.map(([name, value]) => `${name}=${value}`).join(' ');
  }
}
