import { auditContract } from '@hipaa-cdk/contracts-audit';
import { readIfPresent } from '@hipaa-cdk/parameters';
import { ANY_INSTANCE, recordedSessionStatements } from '@hipaa-cdk/constructs';
import { Arn, ArnFormat, Stack, aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { CatalogSettings } from '../../settings';
import { PRODUCT_PATH } from '../../launch/product-boundary';

export interface MachineRoleProps {
  /** ARN of the permissions boundary. */
  readonly boundaryArn: string;
  /** Log group that the machine writes to. */
  readonly logGroupName: string;
  readonly source: CatalogSettings['source'];
  /** Name or address of the repository. */
  readonly repository: string;
}

/** What the machine may do: read its one repository, write its logs, and be reached by Session Manager. */
export class MachineRole extends Construct {
  readonly instanceProfileName: string;

  constructor(scope: Construct, id: string, props: MachineRoleProps) {
    super(scope, id);
    const role = new iam.CfnRole(this, 'Role', {
      path: PRODUCT_PATH,
      description: 'A machine of the catalog',
      permissionsBoundary: props.boundaryArn,
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
    });
    const policy = new iam.CfnManagedPolicy(this, 'Policy', {
      path: PRODUCT_PATH,
      description: 'Read one repository, write logs, be reached by Session Manager',
      roles: [role.ref],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          ...statements(Stack.of(this), props),
          ...recordedSessionStatements(this, readIfPresent(this, auditContract)).map(
            (one) => one.toStatementJson() as object,
          ),
        ],
      },
    });
    const profile = new iam.CfnInstanceProfile(this, 'Profile', { path: PRODUCT_PATH, roles: [role.ref] });
    // A machine that starts before its permissions are there fails to read its repository.
    profile.addResourceDependency(policy);
    this.instanceProfileName = profile.ref;
  }
}

function statements(stack: Stack, { logGroupName, source, repository }: MachineRoleProps): object[] {
  const arn = (service: string, resource: string, resourceName: string, arnFormat: ArnFormat): string =>
    Arn.format({ service, resource, resourceName, arnFormat }, stack);
  return [
    {
      Sid: 'WriteLogs',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: arn('logs', 'log-group', `${logGroupName}:*`, ArnFormat.COLON_RESOURCE_NAME),
    },
    {
      Sid: 'ReportToSystemsManager',
      Effect: 'Allow',
      Action: 'ssm:UpdateInstanceInformation',
      Resource: arn('ec2', 'instance', ANY_INSTANCE, ArnFormat.SLASH_RESOURCE_NAME),
    },
    {
      // Channels of a session have no ARN that a policy could name.
      Sid: 'CarrySessions',
      Effect: 'Allow',
      Action: [
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      Resource: '*',
    },
    ...sourceStatements(stack, source, repository),
  ];
}

function sourceStatements(stack: Stack, source: CatalogSettings['source'], repository: string): object[] {
  if (source.kind === 'codecommit') {
    return [
      {
        Sid: 'ReadRepository',
        Effect: 'Allow',
        Action: 'codecommit:GitPull',
        Resource: Arn.format(
          { service: 'codecommit', resource: repository, arnFormat: ArnFormat.NO_RESOURCE_NAME },
          stack,
        ),
      },
    ];
  }
  if (!source.secretArn) return [];
  return [
    {
      Sid: 'ReadToken',
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: source.secretArn,
    },
  ];
}
