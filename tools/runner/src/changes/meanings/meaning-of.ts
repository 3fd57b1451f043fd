import type { FullResource } from '@hipaa-cdk/layer-templates';
import type { Meaning, Meanings } from './meaning';
import { data, identity } from './data';
import { governance, operations } from './operations';
import { network } from './network';

/** Everything that is known. */
export const meanings: Meanings = { ...data, ...network, ...identity, ...operations, ...governance };

const UNKNOWN: Meaning = {
  replaced: 'unknown for this type; its CloudFormation reference says what a replacement does',
  removed: 'unknown for this type',
};

/** Database instances of a cluster come and go: their data is the cluster's. */
const CLUSTER_MEMBER: Meaning = {
  replaced: 'a new instance of the same cluster; another one takes over, or the cluster is down, in between',
  removed: 'the cluster has an instance less; without any left it is down',
};

/** What it means for this resource to go. */
export function meaningOf({ Type, Properties }: FullResource): Meaning {
  if (Type === 'AWS::RDS::DBInstance' && Properties?.['DBClusterIdentifier'] !== undefined)
    return CLUSTER_MEMBER;
  return meanings[Type] ?? UNKNOWN;
}
