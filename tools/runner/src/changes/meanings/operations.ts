import type { Meanings } from './meaning';

/** What runs, watches and records. */
export const operations: Meanings = {
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    replaced: 'no scaling for a moment',
    removed: 'no scaling any more',
  },
  'AWS::AutoScaling::AutoScalingGroup': {
    replaced: 'new instances; the old ones end when these are up',
    removed: 'its instances end',
  },
  'AWS::Backup::BackupPlan': {
    replaced: 'a new id; nothing is lost',
    removed: 'nothing is backed up any more',
  },
  'AWS::Backup::BackupSelection': {
    replaced: 'backups may be skipped once',
    removed: 'what it selects is not backed up any more',
  },
  'AWS::CloudTrail::Trail': {
    replaced: 'calls may not be recorded for a moment',
    removed: 'calls are not recorded any more',
  },
  'AWS::CloudWatch::Alarm': {
    replaced: 'the history of the alarm is lost',
    removed: 'nobody is told any more',
  },
  'AWS::Config::ConfigRule': { replaced: 'its findings start anew', removed: 'it is not checked any more' },
  'AWS::Config::ConfigurationRecorder': {
    replaced: 'changes may not be recorded for a moment',
    removed: 'changes are not recorded any more',
  },
  'AWS::EC2::Instance': {
    holds: 'the disks of the instance that end with it',
    replaced: 'a new instance with another id and address; down until it is up',
    removed: 'whatever runs on it ends',
  },
  'AWS::EC2::LaunchTemplate': { replaced: 'another id; running instances stay', removed: 'no new instances' },
  'AWS::ECS::Cluster': {
    replaced: 'its services are made anew; down until they are up',
    removed: 'its services end',
  },
  'AWS::ECS::Service': {
    replaced: 'its tasks are started anew; maybe down in between',
    removed: 'its tasks end',
  },
  'AWS::ECS::TaskDefinition': {
    replaced: 'as with every new version: running tasks are exchanged',
    removed: 'tasks cannot be started from it',
  },
  'AWS::ElasticBeanstalk::Environment': {
    replaced: 'new instances at a new address; down until names lead to it',
    removed: 'the application ends',
  },
  'AWS::Events::Rule': {
    replaced: 'events may be missed for a moment',
    removed: 'its targets get no events',
  },
  'AWS::Lambda::Function': {
    replaced: 'another ARN; calls by the old name fail',
    removed: 'calls fail',
  },
  'AWS::Lambda::Permission': { replaced: 'calls may be refused for a moment', removed: 'calls are refused' },
  'AWS::Lambda::Version': { replaced: 'as with every new version', removed: 'the version cannot be called' },
  'AWS::Logs::LogGroup': {
    holds: 'the log entries',
    replaced: 'a new, empty group; writers that name the old one fail',
    removed: 'writers fail, or make a group without encryption and retention',
  },
  'AWS::Logs::MetricFilter': { replaced: 'counts may miss a moment', removed: 'nothing is counted any more' },
  'AWS::RDS::DBClusterParameterGroup': {
    replaced: 'a new name; the cluster is moved over and may need a restart',
    removed: 'refused by AWS while a cluster uses it',
  },
  'AWS::RDS::DBParameterGroup': {
    replaced: 'a new name; the instance is moved over and may need a restart',
    removed: 'refused by AWS while an instance uses it',
  },
  'AWS::SecretsManager::RotationSchedule': {
    replaced: 'the secret may be rotated at once',
    removed: 'the secret is not rotated any more',
  },
  'AWS::SNS::Subscription': {
    replaced: 'subscribers by mail have to confirm again',
    removed: 'the subscriber is not told any more',
  },
  'AWS::SNS::Topic': {
    replaced: 'another ARN; subscribers by mail have to confirm again',
    removed: 'publishers fail, subscribers are not told any more',
  },
  'AWS::SSM::Parameter': {
    replaced: 'the value is missing for a moment; its history is lost',
    removed: 'readers fail',
  },
};

/** What watches over an account, builds for it, and hands out products in it. */
export const governance: Meanings = {
  'AWS::AccessAnalyzer::Analyzer': {
    replaced: 'its findings and archive rules start anew',
    removed: 'nobody looks for access from outside any more',
  },
  'AWS::CodeBuild::Project': {
    replaced: 'another project; the history of its builds is lost',
    removed: 'nothing is built any more',
  },
  'AWS::CloudFront::Distribution': {
    replaced: 'another address; down until names lead to it',
    removed: 'its address does not answer any more',
  },
  'AWS::Config::ConformancePack': {
    replaced: 'its rules are made anew, and their findings start anew',
    removed: 'its rules are not checked any more',
  },
  'AWS::Config::DeliveryChannel': {
    replaced: 'configuration history may not be delivered for a moment',
    removed: 'configuration history is not delivered any more',
  },
  'AWS::EC2::InstanceConnectEndpoint': {
    replaced: 'no connections through it until the new one is up',
    removed: 'no connections through it',
  },
  'AWS::ElasticBeanstalk::Application': {
    holds: 'the versions of the application and their settings',
    replaced: 'its environments are made anew; down until they are up',
    removed: 'its environments end',
  },
  'AWS::ElasticBeanstalk::ApplicationVersion': {
    replaced: 'as with every new version',
    removed: 'the version cannot be deployed again',
  },
  'AWS::ElasticBeanstalk::ConfigurationTemplate': {
    replaced: 'another template; environments that run are not touched',
    removed: 'no new environments from it',
  },
  'AWS::GuardDuty::Detector': {
    replaced: 'another detector; the findings so far are lost',
    removed: 'threats are not looked for any more; the findings so far are lost',
  },
  'AWS::GuardDuty::MalwareProtectionPlan': {
    replaced: 'objects that arrive in between are not scanned',
    removed: 'new objects are not scanned any more; tags of the others stay',
  },
  'AWS::SecretsManager::ResourcePolicy': {
    replaced: 'the secret has no policy for a moment',
    removed: 'the secret has no policy any more',
  },
  'AWS::SecurityHub::Hub': {
    replaced: 'findings and standards start anew',
    removed: 'findings are not collected any more',
  },
  'AWS::ServiceCatalog::CloudFormationProduct': {
    replaced:
      'another product; what was launched from the old one runs on, and cannot be updated through the new one',
    removed: 'it cannot be launched any more',
  },
  'AWS::ServiceCatalog::Portfolio': {
    replaced: 'another portfolio; access and constraints are made anew',
    removed: 'its products cannot be launched any more',
  },
  'AWS::SSM::Association': {
    replaced: 'another association, which begins at once',
    removed: 'machines are not looked at any more',
  },
  'AWS::SSM::Document': {
    replaced: 'another document under another name',
    removed: 'whatever runs it fails',
  },
  'AWS::WAFv2::LoggingConfiguration': {
    replaced: 'requests are not logged for a moment',
    removed: 'requests are not logged any more',
  },
  'AWS::WAFv2::WebACLAssociation': {
    replaced: 'what it guards is unguarded for a moment',
    removed: 'what it guards is unguarded',
  },
};
