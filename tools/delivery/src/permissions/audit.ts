import { passRole, serviceLinkedRole } from './identity';
import { type TypePermissions, allow } from './permission';

export const auditPermissions: TypePermissions = {
  'AWS::AccessAnalyzer::Analyzer': [
    allow(
      'access-analyzer',
      'CreateAnalyzer DeleteAnalyzer GetAnalyzer ListAnalyzers UpdateAnalyzer TagResource UntagResource ListTagsForResource',
    ),
    serviceLinkedRole('access-analyzer'),
  ],
  'AWS::CloudTrail::Trail': [
    allow(
      'cloudtrail',
      'CreateTrail DeleteTrail DescribeTrails GetTrail GetTrailStatus UpdateTrail StartLogging StopLogging GetEventSelectors PutEventSelectors GetInsightSelectors PutInsightSelectors AddTags RemoveTags ListTags',
    ),
    passRole,
  ],
  'AWS::Config::ConfigurationRecorder': [
    allow(
      'config',
      'PutConfigurationRecorder DeleteConfigurationRecorder DescribeConfigurationRecorders DescribeConfigurationRecorderStatus StartConfigurationRecorder StopConfigurationRecorder',
    ),
    serviceLinkedRole('config'),
    allow('iam', 'PassRole', 'arn:{partition}:iam::{account}:role/aws-service-role/config.amazonaws.com/*'),
    passRole,
  ],
  'AWS::Config::ConformancePack': [
    allow(
      'config',
      'PutConformancePack DeleteConformancePack DescribeConformancePacks DescribeConformancePackStatus',
    ),
    serviceLinkedRole('config-conforms'),
  ],
  'AWS::Config::DeliveryChannel': [
    allow(
      'config',
      'PutDeliveryChannel DeleteDeliveryChannel DescribeDeliveryChannels DescribeConfigurationRecorders StartConfigurationRecorder StopConfigurationRecorder',
    ),
  ],
  'AWS::GuardDuty::Detector': [
    allow(
      'guardduty',
      'CreateDetector DeleteDetector GetDetector ListDetectors UpdateDetector TagResource UntagResource ListTagsForResource',
    ),
    serviceLinkedRole('guardduty', 'malware-protection.guardduty'),
  ],
  'AWS::SecurityHub::Hub': [
    allow(
      'securityhub',
      'EnableSecurityHub DisableSecurityHub DescribeHub UpdateSecurityHubConfiguration TagResource UntagResource ListTagsForResource',
    ),
    serviceLinkedRole('securityhub'),
  ],
  'AWS::SecurityHub::Standard': [
    allow(
      'securityhub',
      'BatchEnableStandards BatchDisableStandards GetEnabledStandards DescribeStandardsControls UpdateStandardsControl',
    ),
  ],
};
