import type { Profile } from '@hipaa-cdk/environments';
import type { BeanstalkSettings } from '../../config';

/** What options are made of. */
export interface OptionsInput {
  readonly settings: BeanstalkSettings;
  readonly profile: Profile;
  readonly vpcId: string;
  /** Where machines stand. */
  readonly subnetIds: readonly string[];
  /** Security group of the machines. */
  readonly securityGroupId: string;
  readonly instanceProfileArn: string;
  readonly serviceRoleArn: string;
  readonly loadBalancer: LoadBalancerInput;
  /** Where Beanstalk tells what happens. */
  readonly topicArn: string;
  /** What the application is told in the clear. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface LoadBalancerInput {
  readonly arn: string;
  readonly securityGroupId: string;
  /** Port of the listener that leads to the application. */
  readonly port: 80 | 443;
  /** Host name that requests for the application carry. */
  readonly hostName: string;
}
