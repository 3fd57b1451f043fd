import { aws_ecs as ecs, aws_iam as iam, type aws_ssm as ssm } from 'aws-cdk-lib';

/** A variable of a container that ECS reads from a parameter. The library's own would allow more than reading it. */
export class ReadParameter extends ecs.Secret {
  readonly arn: string;
  readonly hasField = false;

  constructor(parameter: ssm.IStringParameter) {
    super();
    this.arn = parameter.parameterArn;
  }

  grantRead(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['ssm:GetParameters'],
      resourceArns: [this.arn],
    });
  }
}
