import type { ResourceEntry } from '../resource-entry';
import { switchedOff } from './common-breaks';
import { labels, wiring } from './labels';

/** Machines: how they are reached, and what they give away. */
export const machines: readonly ResourceEntry[] = [
  {
    type: 'AWS::EC2::Instance',
    settings: [
      {
        setting: 'Properties.MetadataOptions.HttpTokens',
        breaks: [
          { to: 'optional', description: 'a forged request can read the credentials' },
          {
            to: 'absent',
            description: 'the image decides whether a forged request can read the credentials',
          },
        ],
      },
      {
        setting: 'Properties.MetadataOptions.HttpPutResponseHopLimit',
        breaks: [{ to: 2, description: 'credentials travel one network further' }],
      },
      {
        setting: 'Properties.BlockDeviceMappings',
        breaks: [{ to: 'absent', description: 'the image decides whether the volume is encrypted' }],
      },
      ...[
        switchedOff('Properties.BlockDeviceMappings.*.Ebs.Encrypted', 'the volume is not encrypted'),
        switchedOff('Properties.Monitoring', 'figures come every five minutes only'),
        switchedOff('Properties.DisableApiTermination', 'one call ends the machine'),
      ],
      {
        setting: 'Properties.BlockDeviceMappings.*.Ebs.KmsKeyId',
        breaks: [{ to: 'absent', description: 'the volume is encrypted with a key of the account' }],
      },
      {
        setting: 'Properties.BlockDeviceMappings.1.Ebs.DeleteOnTermination',
        breaks: [{ to: true, description: 'health data go with the machine' }],
      },
      {
        setting: 'Properties.KeyName',
        breaks: [{ to: 'shared', description: 'whoever has a file may sign in' }],
      },
      {
        setting: 'Properties.NetworkInterfaces',
        breaks: [
          {
            to: [{ DeviceIndex: '0', AssociatePublicIpAddress: true }],
            description: 'the machine has a public address',
          },
        ],
      },
      {
        setting: 'Properties.IamInstanceProfile',
        breaks: [{ to: 'absent', description: 'Session Manager cannot reach the machine' }],
      },
      {
        setting: 'Properties.UserData',
        breaks: [
          {
            to: { 'Fn::Base64': 'export DB_PASSWORD=Winter-2031-Garden' },
            description: 'a password stands in the script',
          },
        ],
      },
    ],
    plain: [
      labels('PropagateTagsToVolumeOnCreation'),
      wiring('ImageId', 'SubnetId', 'SecurityGroupIds'),
      {
        properties: [
          'EbsOptimized',
          'InstanceInitiatedShutdownBehavior',
          'InstanceType',
          'MetadataOptions.HttpEndpoint',
        ],
        reason: 'size and speed; without its metadata the machine would not get its role',
      },
      {
        properties: [
          'BlockDeviceMappings.*.DeviceName',
          'BlockDeviceMappings.*.Ebs.DeleteOnTermination',
          'BlockDeviceMappings.*.Ebs.VolumeSize',
          'BlockDeviceMappings.*.Ebs.VolumeType',
        ],
        reason: 'a volume with nothing on it that could be lost',
      },
    ],
  },
  { type: 'AWS::IAM::InstanceProfile', settings: [], plain: [labels('Path'), wiring('Roles')] },
];
