import { type Environment, thePlatform } from '@hipaa-cdk/environments';

/** Account and region that policies are written for. */
export type Place = Pick<Environment, 'account' | 'region'>;

/** The partition that a region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Writes an ARN pattern out for one account and region. */
export function placed(pattern: string, { account, region }: Place): string {
  const values: Readonly<Record<string, string>> = {
    partition: partitionOf(region),
    account,
    region,
    application: thePlatform().application.name,
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
