import type { ResourceEntry } from '../resource-entry';
import { switchedOff, takenAway, labels, wiring, kept } from './breaks';

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
      {
        setting: 'Properties.AdvancedEventSelectors.*.FieldSelectors',
        breaks: [
          { beside: [{ Field: 'readOnly', Equals: ['true'] }], description: 'changes are not recorded' },
        ],
      },
    ],
    plain: [labels('TrailName'), wiring('S3BucketName', 'CloudWatchLogsRoleArn')],
  },
];

/** Alarms: that they can go off, and are heard. */
export const cloudwatch: readonly ResourceEntry[] = [
  {
    type: 'AWS::CloudWatch::Alarm',
    settings: [
      {
        setting: 'Properties.AlarmActions',
        breaks: [
          { to: [], description: 'nobody hears the alarm' },
          { to: 'absent', description: 'nobody hears the alarm' },
        ],
      },
      {
        setting: 'Properties.ActionsEnabled',
        breaks: [{ to: false, description: 'nobody hears the alarm' }],
      },
      {
        setting: 'Properties.TreatMissingData',
        breaks: [{ to: 'absent', description: 'silence is taken as it comes' }],
      },
    ],
    plain: [
      labels('AlarmDescription'),
      wiring('Dimensions', 'MetricName', 'Metrics', 'Namespace', 'OKActions'),
      {
        properties: ['ComparisonOperator', 'EvaluationPeriods', 'Period', 'Statistic', 'Threshold'],
        reason: 'tuning, which the tests of the alarm rules hold to what each metric means',
      },
    ],
  },
  { type: 'AWS::CloudWatch::Dashboard', settings: [], plain: [labels('DashboardBody')] },
];

/** Logs: encrypted, and kept long enough. */
export const logs: readonly ResourceEntry[] = [
  {
    type: 'AWS::Logs::LogGroup',
    settings: [
      ...kept,
      {
        setting: 'Properties.KmsKeyId',
        breaks: [{ to: 'absent', description: 'logs are not encrypted with a key of ours' }],
      },
      {
        setting: 'Properties.RetentionInDays',
        breaks: [
          { to: 1, description: 'logs are gone after a day' },
          { to: 'absent', description: 'nobody has decided how long logs are kept' },
        ],
      },
    ],
    plain: [labels('LogGroupName')],
  },
  {
    type: 'AWS::Logs::ResourcePolicy',
    settings: [
      {
        setting: 'Properties.PolicyDocument',
        breaks: [
          {
            to: JSON.stringify({
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Principal: '*', Action: 'logs:*', Resource: '*' }],
            }),
            description: 'anybody may write and read logs',
          },
        ],
      },
    ],
    plain: [labels('PolicyName')],
  },
  {
    type: 'AWS::Logs::MetricFilter',
    settings: [
      {
        setting: 'Properties.FilterPattern',
        breaks: [{ to: '{ $.eventName = "Nothing" }', description: 'nothing is ever found' }],
      },
      {
        setting: 'Properties.MetricTransformations.*.MetricValue',
        breaks: [{ to: '0', description: 'what is found does not count' }],
      },
      {
        setting: 'Properties.MetricTransformations.*.MetricName',
        breaks: [{ to: 'Other', description: 'no alarm looks at what is counted' }],
      },
    ],
    plain: [labels('FilterName'), wiring('LogGroupName', 'MetricTransformations.*.MetricNamespace')],
  },
  {
    type: 'AWS::Logs::QueryDefinition',
    settings: [],
    plain: [labels('Name', 'QueryString'), wiring('LogGroupNames')],
  },
];

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

/** Services that look for trouble. */
export const detection: readonly ResourceEntry[] = [
  {
    type: 'AWS::GuardDuty::Detector',
    settings: [
      { setting: 'Properties.Enable', breaks: [{ to: false, description: 'nobody looks for intruders' }] },
      takenAway('Properties.Features', 'nobody has decided which plans are paid for'),
      {
        setting: 'Properties.FindingPublishingFrequency',
        breaks: [{ to: 'SIX_HOURS', description: 'what is found again is told hours later' }],
      },
    ],
    plain: [labels()],
  },
  {
    type: 'AWS::SecurityHub::Hub',
    settings: [
      {
        setting: 'Properties.AutoEnableControls',
        breaks: [{ to: false, description: 'new checks are not made' }],
      },
    ],
    plain: [
      labels(),
      {
        properties: ['ControlFindingGenerator', 'EnableDefaultStandards'],
        reason: 'which checks are paid for, and how often one is told',
      },
    ],
  },
  {
    type: 'AWS::SecurityHub::Standard',
    settings: [{ setting: '', breaks: [{ to: 'absent', description: 'nothing is checked' }] }],
    plain: [wiring('StandardsArn')],
  },
  {
    type: 'AWS::AccessAnalyzer::Analyzer',
    settings: [
      {
        setting: '',
        breaks: [{ to: 'absent', description: 'nobody sees what can be reached from outside' }],
      },
    ],
    plain: [labels('Type')],
  },
];
