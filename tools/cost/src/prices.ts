/** Hours in a month, as AWS counts them in its price examples. */
export const HOURS = 730;

/**
 * Prices in dollars, for us-east-1, as they were published in 2026. They say what an idle environment costs to within a
 * few dollars, and are no offer: other regions differ by some tenths.
 */
export const prices = {
  /** A NAT gateway, per hour. */
  natGateway: 0.045,
  /** A public IPv4 address, per hour, whoever has it. */
  publicAddress: 0.005,
  /** An application load balancer, per hour. */
  loadBalancer: 0.0225,
  /** An interface endpoint, per hour and zone. */
  interfaceEndpoint: 0.01,
  /** A customer-managed key, per month. Its first two renewals add a dollar each. */
  key: 1,
  /** A client of a user pool that gets tokens without a person, per month. */
  serviceClient: 6,
  /** A secret, per month. */
  secret: 0.4,
  /** An alarm on one metric, per month. */
  alarm: 0.1,
  /** A dashboard, per month. */
  dashboard: 3,
  /** A web ACL, and each rule in it, per month. */
  webAcl: 5,
  webAclRule: 1,
  /** A capacity unit of serverless Aurora, per hour. */
  capacityUnit: 0.12,
  /** Fargate on Graviton: a processor, and a GiB of memory, per hour. */
  fargateProcessor: 0.03238,
  fargateMemory: 0.00356,
  /** What is left of those prices for capacity that AWS may take back. */
  fargateSpotShare: 0.3,
  /** A GiB of gp3 volume, per month. */
  volume: 0.08,
  /** Amazon Inspector: a machine and a function that it scans, per month. */
  scannedMachine: 1.26,
  scannedFunction: 0.3,
} as const;

/** Machines that layers use, per hour. */
export const machines: Readonly<Record<string, number>> = {
  't4g.nano': 0.0042,
  't4g.micro': 0.0084,
  't4g.small': 0.0168,
  't4g.medium': 0.0336,
  't3.nano': 0.0052,
  't3.micro': 0.0104,
  't3.small': 0.0208,
  't3.medium': 0.0416,
  'm7g.medium': 0.0408,
  'm7g.large': 0.0816,
};

/** What is paid for by use where a template has it, as people read it. */
export const usePrices: Readonly<Record<string, string>> = {
  'AWS::Config::ConfigurationRecorder': '$0.003 a recorded change',
  'AWS::Config::ConformancePack': '$0.001 an evaluation',
  'AWS::GuardDuty::Detector': '$4 a million calls, $1 a GB of flows and names; its plans beside',
  'AWS::GuardDuty::MalwareProtectionPlan': '$0.09 a GB and $0.215 a 1,000 objects that are scanned',
  'AWS::SecurityHub::Standard': '$0.001 a check',
};

/** What Amazon Inspector takes for images, which no template counts. */
export const IMAGE_SCANS = '$0.09 an image, $0.01 each time that it is scanned again';

/** Instances of Aurora, with its standard storage, per hour. */
export const databaseInstances: Readonly<Record<string, number>> = {
  'db.t4g.medium': 0.073,
  'db.t4g.large': 0.146,
  'db.t3.medium': 0.082,
  'db.t3.large': 0.164,
  ...bySize('db.r6g', 0.26),
  ...bySize('db.r7g', 0.276),
  ...bySize('db.r6i', 0.29),
};

/** Each size has twice the machine of the one before, and its price. */
function bySize(family: string, large: number): Record<string, number> {
  const sizes = ['large', 'xlarge', '2xlarge', '4xlarge'];
  return Object.fromEntries(sizes.map((size, index) => [`${family}.${size}`, large * 2 ** index]));
}

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
