import type { Meanings } from './meaning';

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
