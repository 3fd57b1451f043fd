import {
  ACCOUNT,
  boundaryName,
  launchBoundaryName,
  productBoundaryName,
  thePlatform,
} from '@hipaa-cdk/environments';
import type { PolicyDocument, Statement } from '@hipaa-cdk/permissions';
import { type Place, placed } from './places';
import { policyStackPrefix } from './policy-names';
import { RECORD_STATEMENTS } from './records';

export interface BoundaryProps extends Place {
  /** Environment whose roles it is for, or what the environments of an account share. */
  readonly name: string;
  /**
   * Names of the other environments of the account, in whichever region.
   *
   * @default - none
   */
  readonly others?: readonly string[];
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
    patterns.map((pattern) => placed(pattern.replaceAll('{environment}', props.name), props));
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'LeaveItToThePolicies', Effect: 'Allow', Action: ['*'], Resource: ['*'] },
      ...inside(props, on),
      ...othersIdentities(props, on),
      ...otherEnvironments(props, on),
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
 * Nobody is made, nobody gets permissions and nobody is trusted anew who is not inside this same boundary, or, for the
 * catalog, inside one of the two narrower ones of what developers launch. All are the bootstrap's, under these very names.
 */
function inside({ name, region }: BoundaryProps, on: On): readonly Statement[] {
  const narrower = name === ACCOUNT ? [launchBoundaryName(region), productBoundaryName(region)] : [];
  const names = [boundaryName({ name, region }), ...narrower];
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
    deny('NobodyLeaves', iam('Delete*PermissionsBoundary')),
  ];
}

/** What other people of the account are, may do and sign in with. */
function othersIdentities({ name, passedRoles = [] }: BoundaryProps, on: On): readonly Statement[] {
  const versions = iam('CreatePolicy* DeletePolicy* SetDefaultPolicyVersion');
  const own = '{application}-{environment}-*';
  // CloudFormation hands its own role on to nested stacks.
  const ours = on(`${ROLE}${own}`, `${ROLE}{application}-execution-{environment}-*`);
  // Pipelines are of the account, and deploy as the roles of the environments.
  const deploying =
    name === ACCOUNT ? on(`${ROLE}{application}-deploy-*`, `${ROLE}{application}-publish-*`) : [];
  return [
    // The policies that all of this stands on are the bootstrap's alone.
    deny(
      'KeepThePolicies',
      versions,
      on(...['boundary', 'execution', 'bootstrap'].map((word) => `${POLICY}{application}-${word}-*`)),
    ),
    butFor('PoliciesOfOthers', versions, on(`${POLICY}${own}`)),
    butFor(
      'RolesOfOthers',
      ['iam:PassRole', 'sts:AssumeRole*'],
      [...ours, ...deploying, ...on(`${ROLE}aws-service-role/*`), ...passedRoles],
    ),
    butFor(
      'UsersAndGroupsOfOthers',
      iam(
        'CreateAccessKey UpdateAccessKey *GroupPolicy AddUserToGroup CreateGroup UpdateGroup DeleteGroup UpdateUser DeleteUser DetachUserPolicy DeleteUserPolicy',
      ),
      on(`arn:{partition}:iam::{account}:user/${own}`, `arn:{partition}:iam::{account}:group/${own}`),
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

/** What every environment may do with the account's own: read, write logs, use keys, tell people. */
const SHARED: readonly string[] = [
  ...'Decrypt Encrypt DescribeKey GenerateDataKey*'.split(' ').map((name) => `kms:${name}`),
  ...'CreateLogStream PutLogEvents Describe*'.split(' ').map((name) => `logs:${name}`),
  ...['cloudformation:Describe*', 'sns:Publish', 'ssm:Get*'],
];

/**
 * An environment leaves the others of the account alone, and changes nothing of the account's. By tags, which all of ours
 * have, and by name where a bucket has none that count. The account's layers back up, watch and deploy environments.
 */
function otherEnvironments({ name, others = [] }: BoundaryProps, on: On): readonly Statement[] {
  if (name === ACCOUNT) return [];
  const tagged = (environments: readonly string[]): Statement['Condition'] => ({
    StringEquals: {
      'aws:ResourceTag/Application': thePlatform().application.name,
      'aws:ResourceTag/Environment': environments,
    },
  });
  const buckets = [...others, ACCOUNT].map((other) => `arn:{partition}:s3:::{application}-${other}-*`);
  return [
    ...(others.length > 0 ? [{ ...deny('OtherEnvironments', ['*']), Condition: tagged(others) }] : []),
    { Sid: 'TheAccount', Effect: 'Deny', NotAction: SHARED, Resource: ['*'], Condition: tagged([ACCOUNT]) },
    deny('OtherBuckets', ['s3:*'], on(...buckets)),
  ];
}

function bootstrap(on: On): readonly Statement[] {
  return [
    deny(
      'KeepTheBootstrapRoles',
      iam(
        'CreateRole DeleteRole UpdateRole* UpdateAssumeRolePolicy AttachRolePolicy DetachRolePolicy PutRolePolicy DeleteRolePolicy PutRolePermissionsBoundary TagRole UntagRole',
      ),
      on(
        `${ROLE}cdk-*`,
        ...['execution', 'deploy', 'publish'].map((word) => `${ROLE}{application}-${word}-*`),
      ),
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
        `arn:{partition}:cloudformation:*:{account}:stack/${policyStackPrefix()}*`,
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
