import type { Mutation } from './mutation';

/** Who noticed. */
export type KilledBy = 'own packs' | 'public packs' | 'unit test';

/** How a mutation came out. */
export interface Outcome {
  readonly mutation: Mutation;
  /** @default - nobody noticed: the mutation survives */
  readonly killedBy?: KilledBy;
  /** Rule or test that noticed. */
  readonly killer?: string;
}
