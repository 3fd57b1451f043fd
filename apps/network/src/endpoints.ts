import { Stack, aws_ec2 as ec2, aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EndpointService } from './settings';

export interface GatewayEndpointsProps {
  readonly vpc: ec2.Vpc;
  /** Subnets whose route tables lead to the endpoints. */
  readonly subnets: readonly ec2.ISubnet[];
  /** Buckets of other accounts that may be read, beside those that AWS publishes packages in. */
  readonly readableBuckets: readonly string[];
}

/** Routes to S3 and DynamoDB that do not leave the AWS network, cost nothing, and lead to this account's data only. */
export class GatewayEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: GatewayEndpointsProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const { vpc, readableBuckets } = props;
    const subnets = [{ subnets: [...props.subnets] }];

    const s3 = new ec2.GatewayVpcEndpoint(this, 'S3', {
      vpc,
      subnets,
      service: ec2.GatewayVpcEndpointAwsService.S3,
    });
    for (const statement of [ownAccountOnly(stack, 's3'), ...foreignBuckets(stack, readableBuckets)]) {
      s3.addToPolicy(statement);
    }
    new ec2.GatewayVpcEndpoint(this, 'DynamoDb', {
      vpc,
      subnets,
      service: ec2.GatewayVpcEndpointAwsService.DYNAMODB,
    }).addToPolicy(ownAccountOnly(stack, 'dynamodb'));
  }
}

/**
 * Callers of the stack's account on resources of the stack's account, over TLS. Stolen data cannot be copied into a
 * bucket or table elsewhere, with whichever credentials.
 *
 * @param service prefix of the service's actions
 */
function ownAccountOnly(stack: Stack, service: 's3' | 'dynamodb'): iam.PolicyStatement {
  return allow('OwnAccountOnly', [`${service}:*`], ['*'], {
    StringEquals: { 'aws:PrincipalAccount': stack.account, 'aws:ResourceAccount': stack.account },
    Bool: { 'aws:SecureTransport': 'true' },
  });
}

/**
 * What instances need from buckets of other accounts: reading packages, and telling CloudFormation that they are up.
 *
 * @param readableBuckets names of further buckets to read
 */
function foreignBuckets(stack: Stack, readableBuckets: readonly string[]): iam.PolicyStatement[] {
  const objects = (buckets: readonly string[]): string[] =>
    buckets.map((bucket) => `arn:${stack.partition}:s3:::${bucket}/*`);
  return [
    allow('ReadPackages', ['s3:GetObject'], objects([...packageBuckets(stack.region), ...readableBuckets])),
    allow('SignalCloudFormation', ['s3:GetObject', 's3:PutObject'], objects(signalBuckets(stack.region))),
  ];
}

/** The principal of a gateway endpoint's policy is always everybody; conditions and resources draw the line. */
function allow(
  sid: string,
  actions: string[],
  resources: string[],
  conditions?: iam.Conditions,
): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid,
    principals: [new iam.StarPrincipal()],
    actions,
    resources,
    conditions,
  });
}

/**
 * Buckets of AWS that instances and containers read: mostly without credentials, so that no condition on the caller
 * can let them through.
 *
 * @see https://github.com/aws-samples/data-perimeter-policy-examples
 * @see https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/vpc-vpce.policy.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html
 */
export function packageBuckets(region: string): string[] {
  return [
    // Amazon Linux 2023 packages, container image layers, deployment agent.
    `al2023-repos-${region}-de612dc2`,
    `prod-${region}-starport-layer-bucket`,
    `aws-codedeploy-${region}`,
    // Elastic Beanstalk platforms.
    `elasticbeanstalk-${region}`,
    `elasticbeanstalk-env-resources-${region}`,
    `elasticbeanstalk-platform-assets-${region}`,
    `elasticbeanstalk-samples-${region}`,
    // Systems Manager and CloudWatch agents.
    `amazon-ssm-${region}`,
    `amazon-ssm-packages-${region}`,
    `amazoncloudwatch-agent-${region}`,
    `aws-ssm-${region}`,
    `aws-ssm-distributor-file-${region}`,
    `aws-ssm-document-attachments-${region}`,
    `aws-windows-downloads-${region}`,
    `patch-baseline-snapshot-${region}`,
    `${region}-birdwatcher-prod`,
  ];
}

/** Buckets in which CloudFormation waits for word from instances and functions, sent to addresses that it signs. */
export function signalBuckets(region: string): string[] {
  return [
    `cloudformation-waitcondition-${region}`,
    `cloudformation-custom-resource-response-${region.replaceAll('-', '')}`,
  ];
}

interface InterfaceEndpointsProps {
  readonly vpc: ec2.Vpc;
  /** Address range of the VPC; every address in it may call the services. */
  readonly addressRange: string;
  /** Subnets that get an address of each service: one a zone. */
  readonly subnets: readonly ec2.ISubnet[];
  /** Services; none makes nothing. */
  readonly services: readonly EndpointService[];
}

/** Private addresses of AWS services, under their usual host names, for HTTPS from inside the VPC. */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    const { vpc, services } = props;
    if (services.length === 0) return;

    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'AWS services inside the VPC',
      allowAllOutbound: false,
    });
    securityGroup.addIngressRule(ec2.Peer.ipv4(props.addressRange), ec2.Port.tcp(443), 'HTTPS from the VPC');
    for (const service of services) {
      new ec2.InterfaceVpcEndpoint(this, pascal(service), {
        vpc,
        service: new ec2.InterfaceVpcEndpointAwsService(service),
        subnets: { subnets: [...props.subnets] },
        securityGroups: [securityGroup],
        privateDnsEnabled: true,
        // The library would add a rule whose address range is only known when it is deployed.
        open: false,
      });
    }
  }
}

/** `ecr.api` becomes `EcrApi`. */
function pascal(service: string): string {
  return service.replace(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
