import { type WebLoadBalancer, applicationVariables, variableTexts } from '@hipaa-cdk/web-front';
import { environmentOf } from '@hipaa-cdk/parameters';
import { sampleApplication } from '@hipaa-cdk/sample-application';
import {
  Stack,
  aws_cloudwatch as cloudwatch,
  type aws_ec2 as ec2,
  aws_elasticbeanstalk as beanstalk,
  type aws_kms as kms,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import type { BeanstalkSettings } from './settings';
import { InstanceRole } from './instance-role';
import { InstanceSecurityGroup } from './instance-security-group';
import { allOptions } from './options/all-options';
import {
  type EnvironmentOptions,
  type LoadBalancerInput,
  renderOptions,
} from './options/environment-options';
import { platformArn, platformFamily, platforms } from './platforms';
import { ServiceRole } from './service-role';
import { sourceBundle } from './source-bundle';

export interface ApplicationEnvironmentProps {
  /** A VPC with application subnets. */
  readonly vpc: ec2.IVpc;
  readonly web: WebLoadBalancer;
  /** Where Beanstalk tells what happens. */
  readonly topic: sns.ITopic;
  /** Key of that topic. */
  readonly topicKey: kms.IKey;
  readonly settings: BeanstalkSettings;
}

/** The application, one version of its code, and the machines that run it. */
export class ApplicationEnvironment extends Construct {
  private readonly environmentName: string;

  constructor(scope: Construct, id: string, props: ApplicationEnvironmentProps) {
    super(scope, id);
    const { settings } = props;
    const application = new beanstalk.CfnApplication(this, 'Application', {
      description: 'The application of this environment',
    });
    const version = new beanstalk.CfnApplicationVersion(this, 'Version', {
      applicationName: application.ref,
      description: settings.sourceBundle ? 'The application' : 'The sample application',
      sourceBundle: sourceBundle(this, settings),
    });
    const environment = new beanstalk.CfnEnvironment(this, this.environmentId(settings), {
      applicationName: application.ref,
      description: 'Machines that run the application',
      platformArn: platformArn(Stack.of(this), settings.platform, settings.platformVersion),
      tier: { name: 'WebServer', type: 'Standard' },
      versionLabel: version.ref,
      optionSettings: renderOptions(this.options(props, application.ref)),
    });
    // Machines that cannot be reached, or reach nothing, fail the first deployment.
    environment.node.addDependency(props.web, ...this.node.children.filter(isPrerequisite));
    this.environmentName = environment.ref;
  }

  /** A figure that Beanstalk reports about the environment. */
  metric(metricName: string, options: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/ElasticBeanstalk',
      metricName,
      dimensionsMap: { EnvironmentName: this.environmentName },
      ...options,
    });
  }

  private environmentId({ platform, imageId, secrets }: BeanstalkSettings): string {
    return environmentId({
      platformFamily: platformFamily(platform),
      domainName: environmentOf(this).site?.domainName,
      hasImage: imageId !== undefined,
      secrets: Object.keys(secrets),
    });
  }

  private options(props: ApplicationEnvironmentProps, applicationName: string): EnvironmentOptions {
    const { vpc, web, topic, settings } = props;
    const group = new InstanceSecurityGroup(this, 'SecurityGroup', { vpc, loadBalancer: web.securityGroup });
    return allOptions({
      settings,
      profile: environmentOf(this).profile,
      vpcId: vpc.vpcId,
      subnetIds: vpc.privateSubnets.map(({ subnetId }) => subnetId),
      securityGroupId: group.securityGroupId,
      instanceProfileArn: new InstanceRole(this, 'InstanceRole', { applicationName, settings }).profileArn,
      serviceRoleArn: new ServiceRole(this, 'ServiceRole', props).roleArn,
      loadBalancer: this.loadBalancer(web),
      topicArn: topic.topicArn,
      variables: {
        ...variableTexts(settings.variables),
        ...applicationVariables(this),
        [sampleApplication.portVariable]: String(platforms[settings.platform].port),
      },
    });
  }

  /** Beanstalk leads requests to an environment by their host name, and by nothing else alone. */
  private loadBalancer({ loadBalancer, securityGroup }: WebLoadBalancer): LoadBalancerInput {
    const { site } = environmentOf(this);
    return {
      arn: loadBalancer.loadBalancerArn,
      securityGroupId: securityGroup.securityGroupId,
      port: site ? 443 : 80,
      hostName: site?.domainName ?? loadBalancer.loadBalancerDnsName,
    };
  }
}

function isPrerequisite(child: Construct): boolean {
  return (
    child instanceof InstanceSecurityGroup || child instanceof InstanceRole || child instanceof ServiceRole
  );
}

/** What Beanstalk never changes about an environment once it is told. */
interface LastingChoices {
  /** Language of the platform. Beanstalk leads an environment to another version of its platform, not to another platform. */
  readonly platformFamily: string;
  /** Host name in the rule at the listener, which is made with the environment and never changed; undefined without a site. */
  readonly domainName: string | undefined;
  /** Whether machines have an image of their own. Without the option the last image stays. */
  readonly hasImage: boolean;
  /** Variables that are fetched from secrets. Without the option they are still fetched, by a role that no longer may. */
  readonly secrets: readonly string[];
}

/**
 * Id of the environment: the same as long as Beanstalk can update it. Another one makes CloudFormation bring up a new
 * environment beside the old one at the same load balancer, and then remove the old one.
 */
export function environmentId({ platformFamily, domainName, hasImage, secrets }: LastingChoices): string {
  const choices = JSON.stringify([platformFamily, domainName ?? null, hasImage, [...secrets].sort()]);
  return `Environment${createHash('sha256').update(choices).digest('hex').slice(0, 8).toUpperCase()}`;
}
