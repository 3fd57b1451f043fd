import { PRODUCT_TAG } from '../product/product-template';
import type { LaunchPlace } from './grant';

/** CloudFormation names what it makes after the stack, and Service Catalog names stacks like this. */
export function stackPrefix({ account }: Pick<LaunchPlace, 'account'>): string {
  return `SC-${account}-pp-`;
}

type Condition = Readonly<Record<string, Readonly<Record<string, LaunchPlace['product']>>>>;

/** Condition: the call puts the product's tag on what it makes. */
export function tagging({ product }: LaunchPlace): Condition {
  return { StringEquals: { [`aws:RequestTag/${PRODUCT_TAG}`]: product } };
}

/** Condition: the resource is of the product. */
export function tagged({ product }: LaunchPlace): Condition {
  return { StringEquals: { [`aws:ResourceTag/${PRODUCT_TAG}`]: product } };
}

/** ARN of an EC2 resource by the form of its id, which fits no other type. */
export function ec2Arn({ partition, region, account }: LaunchPlace, type: string, prefix: string): string {
  // Images belong to whoever published them.
  const owner = type === 'image' ? '' : account;
  return `arn:${partition}:ec2:${region}:${owner}:${type}/${prefix}-${'?'.repeat(17)}`;
}
