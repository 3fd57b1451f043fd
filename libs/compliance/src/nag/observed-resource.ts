import type { CfnResource } from 'aws-cdk-lib';

export interface ObservedResource {
  /** Behaves as the resource does. */
  readonly resource: CfnResource;
  /** Names of its members that have been read so far. */
  readonly read: ReadonlySet<string>;
}

/** Watches which properties of a resource a rule looks at: the rule itself does not tell what it decided by. */
export function observe(resource: CfnResource): ObservedResource {
  const read = new Set<string>();
  const proxy = new Proxy(resource, {
    get(target, key) {
      if (typeof key === 'string') read.add(key);
      // Getters run on the resource itself: references they make must name it, not its observer.
      return Reflect.get(target, key, target) as unknown;
    },
  });
  return { resource: proxy, read };
}
