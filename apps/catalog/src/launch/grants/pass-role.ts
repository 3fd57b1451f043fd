import type { aws_iam as iam } from 'aws-cdk-lib';
import type { LaunchPlace } from '../grant';
import { PRODUCT_PATH } from '../product-path';

/** Lets a launch role hand roles of products, and no others, to one service. */
export function passRole({ partition, account }: LaunchPlace, service: string): iam.PolicyStatementProps {
  return {
    actions: ['iam:PassRole'],
    resources: [`arn:${partition}:iam::${account}:role${PRODUCT_PATH}*`],
    conditions: { StringEquals: { 'iam:PassedToService': service } },
  };
}
