import { type Environment, partitionOf, thePlatform } from '@hipaa-cdk/environments';

/** Account and region that policies are written for. */
export type Place = Pick<Environment, 'account' | 'region'>;

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
