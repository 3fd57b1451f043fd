import type { ResourceEntry } from '../resource-entry';
import { takenAway } from './common-breaks';
import { labels, wiring } from './labels';

/** The history of the configuration, and the rules on it. */
export const config: readonly ResourceEntry[] = [
  {
    type: 'AWS::Config::ConfigurationRecorder',
    settings: [
      {
        setting: 'Properties.RecordingGroup.AllSupported',
        breaks: [{ to: false, description: 'most types of resources are not recorded' }],
      },
      {
        setting: 'Properties.RecordingGroup.IncludeGlobalResourceTypes',
        breaks: [{ to: false, description: 'roles and users are not recorded' }],
      },
    ],
    plain: [wiring('RoleARN')],
  },
  {
    type: 'AWS::Config::DeliveryChannel',
    settings: [takenAway('Properties.S3KmsKeyArn', 'the history is not encrypted with a key of ours')],
    plain: [
      wiring('S3BucketName'),
      { properties: ['ConfigSnapshotDeliveryProperties'], reason: 'how often a copy is delivered' },
    ],
  },
  {
    type: 'AWS::Config::ConformancePack',
    settings: [
      {
        setting: 'Properties.TemplateBody',
        breaks: [{ to: '{"Resources":{}}', description: 'the account is held to no rule' }],
      },
    ],
    plain: [labels('ConformancePackName')],
  },
];
