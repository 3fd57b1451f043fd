/**
 * Types that cost nothing while nobody uses them: parts of others, or billed for requests, bytes and findings. A whole
 * service is named by its prefix.
 */
const BY_USE: readonly string[] = [
  'AWS::AccessAnalyzer::',
  'AWS::ApplicationAutoScaling::',
  'AWS::Backup::',
  'AWS::CDK::',
  'AWS::CloudTrail::',
  'AWS::CodeBuild::',
  'AWS::CodeCommit::',
  'AWS::Cognito::',
  'AWS::Config::',
  'AWS::EC2::FlowLog',
  'AWS::EC2::Instance::',
  'AWS::EC2::InstanceConnectEndpoint',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::LaunchTemplate',
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::PrefixList',
  'AWS::EC2::Route',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPC',
  'AWS::ECR::',
  'AWS::ECS::Cluster',
  'AWS::ECS::TaskDefinition',
  'AWS::ElasticBeanstalk::Application',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::Events::',
  'AWS::GuardDuty::',
  'AWS::IAM::',
  'AWS::KMS::Alias',
  'AWS::Lambda::',
  'AWS::Logs::',
  'AWS::RDS::DBClusterParameterGroup',
  'AWS::RDS::DBParameterGroup',
  'AWS::RDS::DBSubnetGroup',
  'AWS::Route53::RecordSet',
  'AWS::S3::',
  'AWS::SNS::',
  'AWS::SQS::',
  'AWS::SSM::',
  'AWS::Scheduler::',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::SecretsManager::RotationSchedule',
  'AWS::SecurityHub::',
  'AWS::ServiceCatalog::',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::WAFv2::WebACLAssociation',
  'Custom::',
];

/** Whether a resource of this type costs nothing while nobody uses it. */
export function isPricedByUse(type: string): boolean {
  return BY_USE.some((name) => type === name || type.startsWith(name));
}
