import { DEPLOY_VARIABLES } from '@hipaa-cdk/pipeline';
import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface ApproverProps {
  /** Names of the roles, of this account, whose people approve. */
  readonly roles: readonly string[];
  /** What they approve for. */
  readonly environment: string;
  /** Name of the project that deploys there. */
  readonly deployProject: string;
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

/** The role of those who say yes: it starts the deploy project of one environment as it is, for a digest, and reads. */
export class Approver extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: ApproverProps) {
    super(scope, id);
    const { roles, environment, deployProject, readStatements } = props;
    const { partition, account } = Stack.of(this);
    this.role = new iam.Role(this, 'Role', {
      description: `Approves deploys to ${environment}: starts their project for what was reviewed`,
      assumedBy: new iam.CompositePrincipal(
        ...roles.map((name) => new iam.ArnPrincipal(`arn:${partition}:iam::${account}:role/${name}`)),
      ),
    });
    // Written out, so that it can be evaluated which projects it starts.
    const project = Stack.of(this).formatArn({
      service: 'codebuild',
      resource: 'project',
      resourceName: deployProject,
    });
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
