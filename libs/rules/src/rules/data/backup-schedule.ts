/** How many of a unit make a day. */
const unitsOfDay: Readonly<Record<string, number>> = { minute: 1440, hour: 24, day: 1 };

/**
 * Whether a schedule comes round at least once a day. AWS Backup runs a plan without a schedule daily. What cannot be read,
 * such as a token, does not.
 */
export function isDaily(schedule: unknown): boolean {
  if (schedule === undefined) return true;
  const text = String(schedule);
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(text) ?? [];
  if (unit !== undefined) return Number(count) <= (unitsOfDay[unit] ?? 0);
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  return fields.length === 6 && fields.slice(2).every((field) => ['*', '?', '*/1', '1/1'].includes(field));
}
