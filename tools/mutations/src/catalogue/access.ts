import type { ResourceEntry } from '../resource-entry';
import { takenAway, labels, wiring, kept, switchedOff } from './breaks';

/** Harmless by itself, so that only its place is at fault. */
const harmless = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'logs:PutLogEvents',
      Resource: 'arn:aws:logs:us-west-2:222222222222:log-group:a',
    },
  ],
};

/** Permissions. */
export const iam: readonly ResourceEntry[] = [
  {
    type: 'AWS::IAM::Role',
    policies: [{ path: 'Properties.AssumeRolePolicyDocument' }],
    settings: [
      {
        setting: 'Properties.ManagedPolicyArns',
        breaks: [
          { to: ['arn:aws:iam::aws:policy/AdministratorAccess'], description: 'the role may do everything' },
        ],
      },
      {
        setting: 'Properties.Policies',
        breaks: [
          {
            to: [{ PolicyName: 'Inline', PolicyDocument: harmless }],
            description: 'a policy is in the role',
          },
        ],
      },
      {
        setting: 'Properties.MaxSessionDuration',
        breaks: [{ to: 43_201, description: 'credentials last for longer than any session' }],
      },
      takenAway('Properties.PermissionsBoundary', 'nothing limits what the role may be given'),
    ],
    plain: [labels('Description', 'Path', 'RoleName')],
  },
  {
    type: 'AWS::IAM::OIDCProvider',
    settings: [
      {
        setting: 'Properties.ClientIdList',
        breaks: [{ to: ['*'], description: 'tokens that are meant for others are taken too' }],
      },
      {
        setting: 'Properties.Url',
        breaks: [{ to: 'https://example.org', description: 'somebody else says who may come in' }],
      },
    ],
    plain: [labels()],
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    policies: [{ path: 'Properties.PolicyDocument' }],
    settings: [],
    plain: [labels('Description', 'Path'), wiring('Roles')],
  },
];

/** Keys: who may use them, and that they last. */
export const kms: readonly ResourceEntry[] = [
  {
    type: 'AWS::KMS::Key',
    policies: [{ path: 'Properties.KeyPolicy', attached: true }],
    settings: [
      ...kept,
      {
        setting: 'Properties.EnableKeyRotation',
        breaks: [
          { to: false, description: 'the key is never renewed' },
          { to: 'absent', description: 'the key is never renewed' },
        ],
      },
      {
        setting: 'Properties.PendingWindowInDays',
        breaks: [{ to: 7, description: 'a deleted key is gone after a week' }],
      },
    ],
    plain: [labels('Description')],
  },
];

/** Contracts between layers. */
export const ssm: readonly ResourceEntry[] = [
  {
    type: 'AWS::SSM::Parameter',
    settings: [
      {
        setting: 'Properties.Value',
        breaks: [
          {
            to: 'postgres://app:Winter-2031-Garden@db.example.org/app',
            description: 'a password is readable',
          },
        ],
      },
    ],
    plain: [labels('Description'), wiring('Name', 'Type')],
  },
  {
    type: 'AWS::SSM::Association',
    settings: [],
    plain: [
      labels('AssociationName'),
      wiring('Name', 'Targets'),
      {
        properties: ['Parameters', 'ScheduleExpression', 'ComplianceSeverity', 'MaxConcurrency', 'MaxErrors'],
        reason: 'a look for patches, which installs nothing: AWS Config judges what it finds',
      },
    ],
  },
  {
    type: 'AWS::SSM::Document',
    settings: [
      ...['idleSessionTimeout', 'maxSessionDuration'].map((limit) => ({
        setting: `Properties.Content.inputs.${limit}`,
        breaks: [
          { to: '1440', description: 'a session lasts a day' },
          { to: 'absent', description: 'a session ends when somebody thinks of it' },
        ],
      })),
      switchedOff(
        'Properties.Content.inputs.cloudWatchEncryptionEnabled',
        'a session is recorded in a group that need not be encrypted',
      ),
      switchedOff(
        'Properties.Content.inputs.cloudWatchStreamingEnabled',
        'a session that breaks off is not recorded',
      ),
      switchedOff('Properties.Content.inputs.runAsEnabled', 'a session runs as an administrator'),
      takenAway('Properties.Content.inputs.cloudWatchLogGroupName', 'a session is not recorded'),
      takenAway('Properties.Content.inputs.kmsKeyId', 'a session is encrypted by TLS alone'),
      takenAway('Properties.Content.inputs.runAsDefaultUser', 'it is not said as whom a session runs'),
      {
        setting: 'Properties.Content.properties.host',
        breaks: [{ to: '{{ host }}', description: 'a tunnel leads wherever somebody wants' }],
      },
      {
        setting: 'Properties.Content.properties.portNumber',
        breaks: [{ to: '{{ portNumber }}', description: 'a tunnel leads to any port' }],
      },
      {
        setting: 'Properties.Content.parameters.localPortNumber.allowedPattern',
        breaks: [{ to: 'absent', description: 'anything is taken for a port' }],
      },
    ],
    plain: [
      wiring('Name', 'DocumentFormat', 'DocumentType', 'TargetType', 'UpdateMethod'),
      labels(),
      { properties: ['Content.mainSteps'], reason: 'what a runbook does, step by step, is for its tests' },
      {
        properties: [
          'Content.schemaVersion',
          'Content.description',
          'Content.sessionType',
          'Content.inputs.s3BucketName',
          'Content.inputs.s3KeyPrefix',
          'Content.inputs.s3EncryptionEnabled',
          'Content.inputs.shellProfile',
          'Content.parameters.localPortNumber.type',
          'Content.parameters.localPortNumber.description',
          'Content.parameters.localPortNumber.default',
          'Content.properties.type',
          'Content.properties.localPortNumber',
        ],
        reason: 'what kind of session it is; records go to CloudWatch Logs, not to a bucket',
      },
    ],
  },
];
