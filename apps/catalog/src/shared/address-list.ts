import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { LONGEST_LIST } from './address-range';

/**
 * A list of IPv4 ranges that security groups of products name. A change reaches all of them at once, and no template
 * of a product has to know who is let in.
 */
export class AddressList extends ec2.CfnPrefixList {
  constructor(scope: Construct, id: string, prefixListName: string, ranges: readonly string[]) {
    super(scope, id, {
      prefixListName,
      addressFamily: 'IPv4',
      maxEntries: LONGEST_LIST,
      entries: ranges.map((cidr) => ({ cidr })),
    });
  }
}
