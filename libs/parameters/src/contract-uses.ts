import type { AnyContract } from '@hipaa-cdk/contract';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** One contract as a stack uses it. */
export interface ContractUse {
  readonly layer: string;
  readonly revision: number;
  readonly entries: readonly string[];
}

/** All contracts that one stack publishes and reads. */
export interface ContractUses {
  readonly publishes: readonly ContractUse[];
  readonly reads: readonly ContractUse[];
}

type Direction = keyof ContractUses;
type Recorded = Record<
  Direction,
  Map<string, { readonly contract: AnyContract; readonly entries: Set<string> }>
>;

const recorded = new WeakMap<Stack, Recorded>();

/** Notes that the stack of `scope` uses an entry. The contract's revision goes into the template, so that raising it deploys. */
export function recordUse(
  scope: Construct,
  direction: Direction,
  contract: AnyContract,
  entry: string,
): void {
  const stack = Stack.of(scope);
  const uses = recorded.get(stack) ?? { publishes: new Map(), reads: new Map() };
  recorded.set(stack, uses);
  // A layer may publish several contracts, and each has a revision of its own.
  const key = `${contract.layer} ${contract.revision}`;
  const use = uses[direction].get(key) ?? { contract, entries: new Set<string>() };
  uses[direction].set(key, use);
  use.entries.add(entry);
  stack.addMetadata('Contracts', contractsOf(stack));
}

/** The contracts that `stack` publishes and reads, in a stable order. */
export function contractsOf(stack: Stack): ContractUses {
  const uses = recorded.get(stack);
  return { publishes: sorted(uses?.publishes), reads: sorted(uses?.reads) };
}

function sorted(uses: Recorded[Direction] = new Map()): ContractUse[] {
  return [...uses.values()]
    .map(({ contract, entries }) => ({
      layer: contract.layer,
      revision: contract.revision,
      entries: [...entries].sort(),
    }))
    .sort((a, b) => a.layer.localeCompare(b.layer) || a.revision - b.revision);
}
