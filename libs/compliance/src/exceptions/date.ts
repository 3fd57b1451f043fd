const DAY_MS = 24 * 60 * 60 * 1000;

/** Days from 1970 to a `YYYY-MM-DD`; undefined for anything that is no day of the calendar. */
export function dayNumber(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const time = Date.parse(`${date}T00:00:00Z`);
  // A day that does not exist may be taken for one of the next month.
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(date) ? undefined : time / DAY_MS;
}
