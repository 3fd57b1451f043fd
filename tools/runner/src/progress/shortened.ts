/** What a line has room for. */
const WIDEST = 64;

/** A value for the eye: a long one, such as a list of subnets, is cut. */
export function shortened(value: string): string {
  return value.length > WIDEST ? `${value.slice(0, WIDEST - 1)}…` : value;
}
