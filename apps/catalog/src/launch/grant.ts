import type { aws_iam as iam } from 'aws-cdk-lib';

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
export type Grant = (place: LaunchPlace) => readonly iam.PolicyStatementProps[];

/** Grants by resource type. */
export type GrantTable = Readonly<Record<string, Grant>>;
