/** `Pack::Rule`, with its `[detail]` where a finding has one. */
export type QualifiedRule = `${string}::${string}`;

/** A finding that stays, and who answers for it. */
export interface ExceptionProps {
  /** The rule as a finding names it; several when packs share it. */
  readonly rule: QualifiedRule | readonly QualifiedRule[];
  /** Layer that has the resource. */
  readonly layer: string;
  /**
   * Part of the layer that has the resource, such as a product of the catalog.
   *
   * @default - the layer's own template
   */
  readonly part?: string;
  /**
   * Launches of the part where it holds: values by parameter, all of which a launch must have.
   *
   * @default - every launch
   */
  readonly launch?: Readonly<Record<string, string>>;
  /** The resource, by its exact construct path or its logical id; several when one reason holds for all. */
  readonly resource: string | readonly string[];
  /** Why the rule cannot be passed here. */
  readonly reason: string;
  /** Team that answers for it. */
  readonly owner: string;
  /** Where the decision is written down. */
  readonly ticket: string;
  /** Last day on which it holds, as `YYYY-MM-DD`, within a year. */
  readonly expires: string;
  /** What guards the data instead. */
  readonly compensatingControl: string;
  /**
   * Environments where it holds. It must match a finding in each.
   *
   * @default - every environment that has the layer
   */
  readonly environments?: readonly string[];
  /**
   * Where others say that the rule cannot be passed.
   *
   * @default - none
   */
  readonly link?: string;
}

/** An exception with its lists written out. */
export interface Exception extends Omit<ExceptionProps, 'rule' | 'resource'> {
  readonly rules: readonly string[];
  readonly resources: readonly string[];
}

/** Declares an exception. Whether it is sound shows when it is applied, together with all others. */
export function exception({ rule, resource, ...props }: ExceptionProps): Exception {
  return { ...props, rules: [rule].flat(), resources: [resource].flat() };
}

/** Who answers for an old list of eligible services. */
export interface ListException {
  /** Why there is no newer one. */
  readonly reason: string;
  /** Team that answers for it. */
  readonly owner: string;
  /** Where the decision is written down. */
  readonly ticket: string;
  /** Last day on which it holds, as `YYYY-MM-DD`. */
  readonly expires: string;
}

/** A rule that the law's pack and the standard's have in common. */
export function inBoth(name: string): readonly QualifiedRule[] {
  return [`HIPAA.Security::HIPAA.Security-${name}`, `NIST.800.53.R5::NIST.800.53.R5-${name}`];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days from 1970 to a `YYYY-MM-DD`; undefined for anything that is no day of the calendar. */
export function dayNumber(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const time = Date.parse(`${date}T00:00:00Z`);
  // A day that does not exist may be taken for one of the next month.
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(date) ? undefined : time / DAY_MS;
}
