import { ACCOUNT, thePlatform } from '@hipaa-cdk/environments';
import { allow } from '../permissions';
import { type Place, placed } from './places';
import { type PolicyDocument, type Statement, policyDocument } from './policy-document';
import { boundaryArn, policyArn, policyStack } from './policy-names';

export interface BoundaryProps extends Place {
  /** Whether records of what happened may never be switched off here, by no stack either. */
  readonly protected: boolean;
}

/**
 * What CloudFormation and all roles of the layers can never do, whatever their own policies say. A boundary allows
 * nothing by itself: the first statement leaves the rest to those policies.
 */
export function boundary(props: BoundaryProps): PolicyDocument {
  return policyDocument([
    { Sid: 'LeaveItToThePolicies', Effect: 'Allow', Action: ['*'], Resource: ['*'] },
    ...inside(props),
    ...ownPolicies(props),
    ...bootstrap(props),
    deny('NoLongLivedKeys', allow('iam', LONG_LIVED_KEYS).actions),
    deny('StayInTheOrganisation', ['organizations:LeaveOrganization', 'account:*']),
    ...(props.protected ? [deny('KeepTheRecords', RECORDS_OFF)] : []),
  ]);
}

const LONG_LIVED_KEYS =
  'CreateAccessKey UpdateAccessKey CreateLoginProfile UpdateLoginProfile CreateServiceSpecificCredential UploadSSHPublicKey UploadSigningCertificate DeactivateMFADevice';

/** Calls that end a record, and those that let it run on empty. */
const RECORDS_OFF = [
  ...allow('cloudtrail', 'DeleteTrail StopLogging').actions,
  ...allow('config', 'DeleteConfigurationRecorder DeleteDeliveryChannel StopConfigurationRecorder').actions,
  ...allow('guardduty', 'DeleteDetector DisassociateFromAdministratorAccount StopMonitoringMembers').actions,
  ...allow('securityhub', 'DisableSecurityHub DisassociateFromAdministratorAccount').actions,
  ...allow('access-analyzer', 'DeleteAnalyzer').actions,
];

/** Boundaries that a layer makes for roles which may do even less: what developers launch from the catalog. */
const NARROWER = [`${ACCOUNT}-catalog-LaunchBoundary*`, `${ACCOUNT}-catalog-ProductBoundary*`];

/** Nobody is made, and nobody gets permissions, without this same boundary. */
function inside(place: Place): readonly Statement[] {
  const makers =
    'CreateRole CreateUser PutRolePermissionsBoundary PutUserPermissionsBoundary AttachRolePolicy AttachUserPolicy PutRolePolicy PutUserPolicy';
  return [
    {
      ...deny('NobodyWithoutTheBoundary', allow('iam', makers).actions),
      Condition: {
        StringNotLike: {
          'iam:PermissionsBoundary': [
            boundaryArn(place),
            ...NARROWER.map((name) => policyArn(place, `${thePlatform().application.name}-${name}`)),
          ],
        },
      },
    },
    deny('NobodyLeaves', ['iam:DeleteRolePermissionsBoundary', 'iam:DeleteUserPermissionsBoundary']),
  ];
}

/** The policies that all of this stands on are the bootstrap's alone. */
function ownPolicies({ account, region }: Place): readonly Statement[] {
  const writes = 'CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion SetDefaultPolicyVersion';
  const { name } = thePlatform().application;
  const names = [`${name}-boundary-*`, `${name}-execution-*`];
  return [
    deny(
      'KeepThePolicies',
      allow('iam', writes).actions,
      names.map((name) => policyArn({ account, region }, name)),
    ),
  ];
}

function bootstrap(place: Place): readonly Statement[] {
  const writes =
    'CreateRole DeleteRole UpdateRole UpdateAssumeRolePolicy AttachRolePolicy DetachRolePolicy PutRolePolicy DeleteRolePolicy PutRolePermissionsBoundary';
  const on = (...patterns: readonly string[]): string[] => patterns.map((pattern) => placed(pattern, place));
  return [
    deny(
      'KeepTheBootstrapRoles',
      allow('iam', writes).actions,
      on('arn:{partition}:iam::{account}:role/cdk-*'),
    ),
    deny(
      'KeepTheBootstrap',
      ['cloudformation:*Stack', 'cloudformation:*ChangeSet', 'ssm:PutParameter', 'ssm:DeleteParameter*'],
      on(
        'arn:{partition}:cloudformation:*:{account}:stack/CDKToolkit/*',
        `arn:{partition}:cloudformation:*:{account}:stack/${policyStack()}/*`,
        'arn:{partition}:ssm:*:{account}:parameter/cdk-bootstrap/*',
        'arn:{partition}:ssm:*:{account}:parameter/{application}/bootstrap/*',
      ),
    ),
  ];
}

function deny(sid: string, actions: readonly string[], resources: readonly string[] = ['*']): Statement {
  return { Sid: sid, Effect: 'Deny', Action: actions, Resource: resources };
}
