import { z } from 'zod';

/** What AWS calls a set of regions with accounts of their own. It is the second word of every ARN. */
export type Partition = keyof typeof PARTITIONS;

/**
 * Regions of AWS, by partition. The specification compares them with the list that the CDK carries, so that a new release
 * of it says what is missing here.
 */
export const PARTITIONS = {
  aws: [
    'af-south-1',
    ...[
      'ap-east-1',
      'ap-east-2',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-south-2',
    ],
    ...[
      'ap-southeast-1',
      'ap-southeast-2',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-5',
      'ap-southeast-6',
    ],
    ...[
      'ap-southeast-7',
      'ca-central-1',
      'ca-west-1',
      'eu-central-1',
      'eu-central-2',
      'eu-north-1',
      'eu-south-1',
    ],
    ...[
      'eu-south-2',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'il-central-1',
      'me-central-1',
      'me-south-1',
      'me-west-1',
    ],
    ...['mx-central-1', 'sa-east-1', 'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
  'aws-eusc': ['eusc-de-east-1'],
  'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
  'aws-iso-b': ['us-isob-east-1', 'us-isob-west-1'],
  'aws-iso-e': ['eu-isoe-west-1'],
  'aws-iso-f': ['us-isof-east-1', 'us-isof-south-1'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * Letters of the zones in regions that have other ones than a, b and c, as AWS documents them ("Availability Zones", read
 * on 2026-11-30). An account sees some of them where the letters are dealt out per account.
 */
const ZONES: Readonly<Record<string, string>> = {
  'us-east-1': 'abcdef',
  'us-west-2': 'abcd',
  'ap-northeast-1': 'abcd',
  'ap-northeast-2': 'abcd',
  'ca-central-1': 'abd',
  'cn-north-1': 'abd',
};

/** The partition of a region; undefined where AWS has no region of that name. */
export function partitionWith(region: string): Partition | undefined {
  const names = Object.keys(PARTITIONS) as Partition[];
  return names.find((name) => (PARTITIONS[name] as readonly string[]).includes(region));
}

/** The partition of the region of an environment, which is refused unless AWS has it. */
export function partitionOf(region: string): string {
  return partitionWith(region) ?? 'aws';
}

/** Letters of the zones that a region has. */
export function zoneLetters(region: string): readonly string[] {
  return [...(ZONES[region] ?? 'abc')];
}

/** The name of a region that AWS has. */
export function regionName() {
  return z
    .string()
    .refine(
      (name) => partitionWith(name) !== undefined,
      'expected a region that AWS has, such as "us-east-1"',
    );
}
