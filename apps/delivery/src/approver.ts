import { DEPLOY_VARIABLES } from '@hipaa-cdk/pipeline';
import { Stack, type aws_codebuild as codebuild, aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface ApproverProps {
  /** Names of the roles, of this account, whose people approve. */
  readonly roles: readonly string[];
  readonly deployProject: codebuild.CfnProject;
  /** What they need to read what they approve. */
  readonly readStatements: readonly iam.PolicyStatement[];
}

/** What a start may not bring along: with it, the project would do something else with the same permissions. */
const PARTS = [
  'source',
  'source.buildspec',
  'source.location',
  'source.auth.type',
  'source.auth.resource',
  'source.insecureSsl',
  'secondarySources',
  'artifacts',
  'secondaryArtifacts',
  'serviceRole',
  'environment.image',
  'environment.type',
  'environment.privilegedMode',
  'environment.registryCredential',
  'environment.imagePullCredentialsType',
  'environment.computeType',
  'environment.certificate',
  'environment.fleet.fleetArn',
  'cache',
  'logsConfig',
  'encryptionKey',
];

/** The role of those who say yes: it starts the deploy project as it is, for a digest and an environment, and reads. */
export class Approver extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, { roles, deployProject, readStatements }: ApproverProps) {
    super(scope, id);
    const { partition, account } = Stack.of(this);
    this.role = new iam.Role(this, 'Role', {
      description: 'Approves deploys: starts the deploy project for what was reviewed',
      assumedBy: new iam.CompositePrincipal(
        ...roles.map((name) => new iam.ArnPrincipal(`arn:${partition}:iam::${account}:role/${name}`)),
      ),
    });
    const project = deployProject.attrArn;
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'StartAsItIs',
        actions: ['codebuild:StartBuild'],
        resources: [project],
        conditions: {
          'ForAllValues:StringEquals': {
            'codebuild:environment.environmentVariables.name': [...DEPLOY_VARIABLES],
          },
          Null: Object.fromEntries(PARTS.map((part) => [`codebuild:${part}`, 'true'])),
        },
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({ sid: 'Watch', actions: ['codebuild:BatchGetBuilds'], resources: [project] }),
    );
    readStatements.forEach((statement) => this.role.addToPolicy(statement));
  }
}
