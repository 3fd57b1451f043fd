import type { Profile } from '@hipaa-cdk/environments';
import { RemovalPolicy } from 'aws-cdk-lib';

const policies: Readonly<Record<Profile['removal'], RemovalPolicy>> = {
  retain: RemovalPolicy.RETAIN,
  destroy: RemovalPolicy.DESTROY,
};

/** What happens to data stores and their keys when they leave their stack. */
export function dataRemoval(profile: Profile): RemovalPolicy {
  return policies[profile.removal];
}
