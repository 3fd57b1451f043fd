import type { aws_iam as iam } from 'aws-cdk-lib';
import { PRODUCT_TAG } from '../product/product-template';

/** Where a product is launched, and what its launch role may lean on. */
export interface LaunchPlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** Name of the product, or of several, which all of its resources carry as a tag. */
  readonly product: string | readonly string[];
  /** ARN of the boundary that every role of a product carries. */
  readonly boundaryArn: string;
  /** ARN of the firewall in front of products. */
  readonly webAclArn: string;
  /** ARN of the backup plan, and the role that it takes backups with; undefined where the account has none. */
  readonly backup?: { readonly planArn: string; readonly roleArn: string };
}

/** What making, reading, changing, deleting and tagging one type of resource takes. */
type Grant = (place: LaunchPlace) => readonly iam.PolicyStatementProps[];

/** Grants by resource type. */
export type GrantTable = Readonly<Record<string, Grant>>;

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
