/** A range of IPv4 addresses. */
export interface Ipv4Range {
  /** First address, as a number. */
  readonly start: number;
  /** Bits that all its addresses share. */
  readonly prefix: number;
}

const RANGE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Reads `10.0.0.0/16`; undefined for anything that is no range. */
export function parseRange(text: string): Ipv4Range | undefined {
  const numbers = RANGE.exec(text)?.slice(1).map(Number);
  const prefix = numbers?.pop();
  if (!numbers || prefix === undefined || prefix > 32 || numbers.some((byte) => byte > 255)) return undefined;
  return { start: numbers.reduce((sum, byte) => sum * 256 + byte, 0), prefix };
}

/** Writes a range the way AWS does. */
export function formatRange({ start, prefix }: Ipv4Range): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${bytes.join('.')}/${prefix}`;
}

/** How many addresses the range has. */
export function rangeSize({ prefix }: Pick<Ipv4Range, 'prefix'>): number {
  return 2 ** (32 - prefix);
}

/** The smallest range of this prefix that holds the first address of `range`. */
export function alignedRange({ start, prefix }: Ipv4Range): Ipv4Range {
  return { start: start - (start % rangeSize({ prefix })), prefix };
}

/** Whether `outer` holds every address of `inner`. */
export function contains(outer: Ipv4Range, inner: Ipv4Range): boolean {
  return (
    inner.prefix >= outer.prefix && alignedRange({ ...inner, prefix: outer.prefix }).start === outer.start
  );
}
