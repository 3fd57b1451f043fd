import type { ResourceEntry } from '../resource-entry';
import { switchedOff, takenAway } from './common-breaks';
import { labels, wiring } from './labels';

const selector = (field: string, value: string) => ({
  Name: field,
  FieldSelectors: [{ Field: 'eventCategory', Equals: [value] }],
});

/** The record of what is done in the account. */
export const cloudtrail: readonly ResourceEntry[] = [
  {
    type: 'AWS::CloudTrail::Trail',
    settings: [
      switchedOff('Properties.IsLogging', 'nothing is recorded'),
      switchedOff('Properties.IsMultiRegionTrail', 'other regions are not recorded'),
      switchedOff('Properties.IncludeGlobalServiceEvents', 'services without a region are not recorded'),
      switchedOff('Properties.EnableLogFileValidation', 'a change of a file does not show'),
      takenAway('Properties.KMSKeyId', 'the trail is not encrypted with a key of ours'),
      takenAway('Properties.CloudWatchLogsLogGroupArn', 'no alarm sees what happens'),
      {
        setting: 'Properties.AdvancedEventSelectors',
        breaks: [
          { to: 'absent', description: 'nobody sees who reads objects' },
          { to: [selector('Management', 'Management')], description: 'nobody sees who reads objects' },
        ],
      },
    ],
    plain: [labels('TrailName'), wiring('S3BucketName', 'CloudWatchLogsRoleArn')],
  },
];
