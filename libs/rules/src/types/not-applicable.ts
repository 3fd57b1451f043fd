import type { Aspect } from './type-facts';

/** Why there is nothing to judge: one reason for each aspect of a type. */
export type Reasons = Readonly<Partial<Record<Aspect, string>>>;

/**
 * Aspects that the properties of a type speak of, and that say nothing about health data. Reviewed one by one: an entry is a
 * claim, as an exception is.
 */
export const notApplicable: Readonly<Record<string, Reasons>> = {
  'AWS::ApiGateway::Deployment': {
    'encryption at rest':
      'it is a copy of an API; the stage that serves it is judged, and one inside of it is refused',
    'encryption in transit':
      'it is a copy of an API; the stage that serves it is judged, and one inside of it is refused',
    logs: 'it is a copy of an API; the stage that serves it is judged, and one inside of it is refused',
  },
  'AWS::ApiGateway::RestApi': {
    'encryption in transit':
      'its endpoint speaks TLS alone; versions are chosen where it has a domain, which is judged',
  },
  'AWS::DynamoDB::Table': {
    access: 'without a policy it is reached by identities of the account alone; one that it has is judged',
  },
  'AWS::Cognito::UserPool': {
    'encryption at rest':
      'Cognito encrypts by itself; the key is for codes that a function of one’s own sends',
    backup: 'Cognito has no backups; deletion protection is judged where data outlive the stack',
  },
  'AWS::Cognito::UserPoolDomain': {
    'encryption in transit':
      'Cognito speaks TLS alone; the policy chooses among versions that are all in support',
  },
  'AWS::Config::DeliveryChannel': {
    'encryption at rest': 'history is encrypted as the bucket says that it goes to',
  },
  'AWS::EC2::VPC': {
    'encryption at rest': 'a network holds nothing; the property is about what travels in it',
  },
  'AWS::ECS::Cluster': {
    'encryption at rest': 'the disks of tasks are gone with them; what they keep is in stores',
  },
  'AWS::ECS::Service': {
    'encryption at rest': 'a volume is one that it attaches, which rules on volumes look at',
    'encryption in transit': 'Service Connect is what it is about; listeners and target groups are judged',
  },
  'AWS::ECS::TaskDefinition': {
    'encryption at rest': 'its volumes are file systems, which are judged where they are made',
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {
    access: 'it chooses where a request goes; who may come in is said by groups and listeners',
  },
  'AWS::Lambda::Function': {
    'encryption at rest': 'code and settings hold no health data: rules refuse secrets in both',
  },
  'AWS::SNS::Topic': { logs: 'the property is about the status of deliveries to telephones' },
  'AWS::WAFv2::LoggingConfiguration': { logs: 'it is the log itself; where it goes is judged' },
};
