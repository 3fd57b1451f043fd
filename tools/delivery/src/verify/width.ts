import type { Width } from './verify';

/**
 * The most that CloudFormation may do on `*`, of the environment that has the most. Before permissions were computed it was
 * 644 actions, 400 of them on `*`, 257 of which wrote. These numbers may fall and not rise.
 */
const MOST: Readonly<Record<'anywhere' | 'writesAnywhere', number>> = { anywhere: 77, writesAnywhere: 20 };

/** What is wider than it was, or wider than it has to be. */
export function widthProblems(name: string, width: Width): readonly string[] {
  const named = width.couldName.map(
    (action) => `too wide (${name}): ${action} on *, and it could name a resource`,
  );
  const risen = (['anywhere', 'writesAnywhere'] as const)
    .filter((one) => width[one] > MOST[one])
    .map((one) => `too wide (${name}): ${one} is ${width[one]}, and was ${MOST[one]}`);
  return [...named, ...risen];
}
