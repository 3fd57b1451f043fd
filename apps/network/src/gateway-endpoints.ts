import { Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { foreignBuckets, ownAccountOnly } from './endpoint-policy';

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
