/** The fields of an environment's file that a copy differs in, or that decide whether it may exist. */
export interface EnvironmentFields {
  readonly account: string;
  readonly region: string;
  readonly target: string;
  readonly dataClass: string;
}

/** Reads them from the text of the file. */
export function environmentFields(text: string): EnvironmentFields {
  const field = (name: string): string => new RegExp(`^ {2}${name}: '([^']*)'`, 'm').exec(text)?.[1] ?? '';
  return {
    account: field('account'),
    region: field('region'),
    target: field('target'),
    dataClass: field('dataClass'),
  };
}
