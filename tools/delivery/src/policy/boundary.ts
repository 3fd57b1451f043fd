import { boundaryName, launchBoundaryName, productBoundaryName } from '@hipaa-cdk/environments';
import type { PolicyDocument, Statement } from '@hipaa-cdk/permissions';
import { type Place, placed } from './places';
import { policyStack } from './policy-names';
import { RECORD_STATEMENTS } from './records';

export interface BoundaryProps extends Place {
  /**
   * Whether the records of what happened may still be changed. They are open until the layer that makes them stands, so
   * that a first deploy that fails can be rolled back, and while an administrator opens them.
   */
  readonly records: 'open' | 'sealed';
  /**
   * Roles of the account that templates hand to services, beside the application's own.
   *
   * @default - none
   */
  readonly passedRoles?: readonly string[];
  /**
   * Whether a layer puts users into its own groups. Where none does nobody is put into any: a group could have more
   * permissions than the boundary leaves, and a person who is put into it has no boundary.
   *
   * @default false
   */
  readonly groups?: boolean;
}

/**
 * What CloudFormation and all roles of the layers can never do, whatever their own policies say. A boundary allows
 * nothing by itself: the first statement leaves the rest to those policies.
 */
export function boundary(props: BoundaryProps): PolicyDocument {
  const on = (...patterns: readonly string[]): readonly string[] =>
    patterns.map((pattern) => placed(pattern, props));
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'LeaveItToThePolicies', Effect: 'Allow', Action: ['*'], Resource: ['*'] },
      ...inside(props, on),
      ...othersIdentities(on, props.passedRoles ?? []),
      ...(props.groups ? [] : [deny('NobodyIntoGroups', iam('AddUserToGroup'))]),
      ...bootstrap(on),
      ...(props.records === 'sealed'
        ? RECORD_STATEMENTS.map(({ sid, actions, resources, condition }) => ({
            ...deny(sid, actions, resources ? on(...resources) : ['*']),
            ...(condition && { Condition: condition }),
          }))
        : []),
    ],
  };
}

type On = (...patterns: readonly string[]) => readonly string[];

const iam = (names: string): readonly string[] => names.split(' ').map((name) => `iam:${name}`);

/** ARN of a policy of the account. */
const POLICY = 'arn:{partition}:iam::{account}:policy/';
const ROLE = 'arn:{partition}:iam::{account}:role/';

/**
 * Nobody is made, nobody gets permissions and nobody is trusted anew who is not inside this same boundary, or inside one of
 * the two narrower ones for what developers launch from the catalog. All three are the bootstrap's, under these very names.
 */
function inside({ region }: Place, on: On): readonly Statement[] {
  const names = [boundaryName(region), launchBoundaryName(region), productBoundaryName(region)];
  return [
    {
      ...deny(
        'NobodyWithoutTheBoundary',
        iam(
          'CreateRole CreateUser PutRolePermissionsBoundary PutUserPermissionsBoundary AttachRolePolicy AttachUserPolicy PutRolePolicy PutUserPolicy UpdateAssumeRolePolicy',
        ),
      ),
      Condition: {
        StringNotEquals: { 'iam:PermissionsBoundary': names.flatMap((name) => on(`${POLICY}${name}`)) },
      },
    },
    deny('NobodyLeaves', iam('DeleteRolePermissionsBoundary DeleteUserPermissionsBoundary')),
  ];
}

/** What other people of the account are, may do and sign in with. */
function othersIdentities(on: On, passedRoles: readonly string[]): readonly Statement[] {
  const versions = iam(
    'CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion SetDefaultPolicyVersion',
  );
  const ours = on(`${ROLE}{application}-*`, `${ROLE}cdk-*`);
  return [
    // The policies that all of this stands on are the bootstrap's alone.
    deny(
      'KeepThePolicies',
      versions,
      on(`${POLICY}{application}-boundary-*`, `${POLICY}{application}-execution-*`),
    ),
    butFor('PoliciesOfOthers', versions, on(`${POLICY}{application}-*`)),
    butFor(
      'RolesOfOthers',
      ['iam:PassRole', 'sts:AssumeRole*'],
      [...ours, ...on(`${ROLE}aws-service-role/*`), ...passedRoles],
    ),
    butFor(
      'UsersAndGroupsOfOthers',
      iam(
        'CreateAccessKey UpdateAccessKey *GroupPolicy AddUserToGroup CreateGroup UpdateGroup DeleteGroup UpdateUser DeleteUser DetachUserPolicy DeleteUserPolicy',
      ),
      on(
        'arn:{partition}:iam::{account}:user/{application}-*',
        'arn:{partition}:iam::{account}:group/{application}-*',
      ),
    ),
    deny('NobodySignsInAnew', [
      ...iam(
        'CreateLoginProfile UpdateLoginProfile *ServiceSpecificCredential *SSHPublicKey *SigningCertificate *MFADevice *SAMLProvider *AccountPasswordPolicy *AccountAlias',
      ),
      'sso:*',
      'sso-directory:*',
      'identitystore:*',
      ...'Accept Attach Create Deregister Detach Disable Enable Invite Leave Move Register Remove'
        .split(' ')
        .map((name) => `organizations:${name}*`),
      'account:*',
    ]),
  ];
}

function bootstrap(on: On): readonly Statement[] {
  return [
    deny(
      'KeepTheBootstrapRoles',
      iam(
        'CreateRole DeleteRole UpdateRole* UpdateAssumeRolePolicy AttachRolePolicy DetachRolePolicy PutRolePolicy DeleteRolePolicy PutRolePermissionsBoundary TagRole UntagRole',
      ),
      on(`${ROLE}cdk-*`),
    ),
    deny(
      'KeepTheBootstrap',
      [
        'cloudformation:*Stack',
        'cloudformation:*ChangeSet',
        'cloudformation:SetStackPolicy',
        'cloudformation:UpdateTerminationProtection',
        'ssm:PutParameter',
        'ssm:DeleteParameter*',
        's3:Put*',
        's3:Delete*',
        's3:BypassGovernanceRetention',
        'ecr:PutImage',
        'ecr:*RepositoryPolicy',
        'ecr:DeleteRepository',
      ],
      on(
        'arn:{partition}:cloudformation:*:{account}:stack/CDKToolkit/*',
        `arn:{partition}:cloudformation:*:{account}:stack/${policyStack()}*`,
        'arn:{partition}:ssm:*:{account}:parameter/cdk-bootstrap/*',
        'arn:{partition}:ssm:*:{account}:parameter/{application}/bootstrap/*',
        'arn:{partition}:s3:::cdk-*-assets-{account}-*',
        'arn:{partition}:ecr:*:{account}:repository/cdk-*',
      ),
    ),
  ];
}

function deny(sid: string, actions: readonly string[], resources: readonly string[] = ['*']): Statement {
  return { Sid: sid, Effect: 'Deny', Action: actions, Resource: resources };
}

/** Denies the actions on everything but these. */
function butFor(sid: string, actions: readonly string[], resources: readonly string[]): Statement {
  return { Sid: sid, Effect: 'Deny', Action: actions, NotResource: resources };
}
