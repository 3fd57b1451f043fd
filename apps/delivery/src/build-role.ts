import { Stack, aws_iam as iam, type aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface BuildRoleProps {
  /** Name of the project that has the role. */
  readonly projectName: string;
  /** What the role is for, for whoever finds it in the console. */
  readonly description: string;
  readonly logGroup: logs.ILogGroup;
  /** What the role may do beside writing its log. */
  readonly statements: readonly iam.PolicyStatement[];
}

/** What one CodeBuild project acts with: it may write its log, and what the statements say. */
export class BuildRole extends iam.Role {
  constructor(scope: Construct, id: string, props: BuildRoleProps) {
    const { account } = Stack.of(scope);
    const project = Stack.of(scope).formatArn({
      service: 'codebuild',
      resource: 'project',
      resourceName: props.projectName,
    });
    super(scope, id, {
      description: props.description,
      assumedBy: new iam.ServicePrincipal('codebuild.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnEquals: { 'aws:SourceArn': project },
        },
      }),
    });
    this.addToPolicy(
      new iam.PolicyStatement({
        sid: 'WriteLog',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [props.logGroup.logGroupArn],
      }),
    );
    props.statements.forEach((statement) => this.addToPolicy(statement));
  }
}
