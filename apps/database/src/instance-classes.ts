/** What instances of a class have. */
interface InstanceClass {
  readonly memoryGiB: number;
  /** Whether it runs on credits, and slowly once they are used up. */
  readonly burstable: boolean;
}

/** Memory of each size, which all families share. */
const sizes = { large: 16, xlarge: 32, '2xlarge': 64, '4xlarge': 128 } as const;

type Family = 'r6g' | 'r7g' | 'r6i';
type Sized = `db.${Family}.${keyof typeof sizes}`;
type Burstable = 'db.t4g.medium' | 'db.t4g.large' | 'db.t3.medium' | 'db.t3.large';

function sized(family: Family): [Sized, InstanceClass][] {
  return (Object.keys(sizes) as (keyof typeof sizes)[]).map((size) => [
    `db.${family}.${size}`,
    { memoryGiB: sizes[size], burstable: false },
  ]);
}

/** Classes that an instance of Aurora can have, of those that the price list of `tools/cost` knows. */
export const instanceClasses = {
  'db.t4g.medium': { memoryGiB: 4, burstable: true },
  'db.t4g.large': { memoryGiB: 8, burstable: true },
  'db.t3.medium': { memoryGiB: 4, burstable: true },
  'db.t3.large': { memoryGiB: 8, burstable: true },
  ...(Object.fromEntries([...sized('r6g'), ...sized('r7g'), ...sized('r6i')]) as Record<
    Sized,
    InstanceClass
  >),
} satisfies Record<Burstable | Sized, InstanceClass>;

export type InstanceClassName = keyof typeof instanceClasses;

export const instanceClassNames = Object.keys(instanceClasses) as InstanceClassName[];

/** GiB of memory that stand for one capacity unit. */
const GIB_PER_UNIT = 2;

/**
 * Capacity units that an instance has at its largest: those of its class, or those that it may grow to. AWS documents
 * connections by memory, so that both are limited alike.
 */
export function largestUnits({
  instanceClass,
  maxAcu,
}: {
  readonly instanceClass?: InstanceClassName | undefined;
  readonly maxAcu: number;
}): number {
  return instanceClass ? instanceClasses[instanceClass].memoryGiB / GIB_PER_UNIT : maxAcu;
}
