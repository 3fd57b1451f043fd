import type { EntryType } from '@hipaa-cdk/contract';

/** One value that an environment publishes, without the value. */
export interface PublishedEntry {
  readonly layer: string;
  readonly entry: string;
  readonly type: EntryType;
  readonly description: string;
  /** Its name in the Parameter Store. */
  readonly path: string;
}

/** `network`, `vpcId` becomes `network_vpc_id`. */
export function snakeName({ layer, entry }: Pick<PublishedEntry, 'layer' | 'entry'>): string {
  const words = entry.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return `${layer.replaceAll('-', '_')}_${words}`;
}
