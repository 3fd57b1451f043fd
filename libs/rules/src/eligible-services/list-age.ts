import { type EligibleList, eligibleList } from './eligible-list';

/** How old the list is on a given day. */
export interface ListAge {
  readonly listDate: string;
  /** Whole days since the date of the list; negative for a list of tomorrow. */
  readonly days: number;
  /** Whether the list is older than it says it may be. */
  readonly old: boolean;
  /** For a report: date, source, age, and what to do about an old list. */
  readonly sentence: string;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The age of the list. The day is given rather than read from the clock, so that a report can be made again.
 *
 * @param today a day such as `2026-11-22`, or a moment, whose day in UTC counts
 */
export function listAge(today: string | Date, list: EligibleList = eligibleList()): ListAge {
  const { listDate, oldAfterDays, source } = list;
  const days = Math.floor((new Date(today).getTime() - Date.parse(listDate)) / DAY);
  if (Number.isNaN(days))
    throw new RangeError(`"${String(today)}" is no day; expected one such as 2026-11-22`);
  const old = days > oldAfterDays;
  const advice = old
    ? `; older than ${oldAfterDays} days: compare it with the list that AWS publishes before relying on it`
    : '';
  return {
    listDate,
    days,
    old,
    sentence: `eligible services as of ${listDate}, ${days} days old, from ${source}${advice}`,
  };
}
