import type { ResourceEntry } from '../resource-entry';
import { switchedOff, takenAway } from './common-breaks';
import { labels, wiring } from './labels';

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
