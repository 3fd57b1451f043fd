import { createHash } from 'node:crypto';

/** What Beanstalk never changes about an environment once it is told. */
export interface LastingChoices {
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
