/** What size, topology and care an environment gets. Layers keep their own sizes per profile beside their code. */
export interface Profile {
  /** Name of the row in each layer's settings table. */
  readonly name: ProfileName;
  /** What happens to stored data when its stack is deleted or a resource leaves it. */
  readonly removal: 'destroy' | 'retain';
  /** Days that operational logs are kept. */
  readonly logRetentionDays: number;
  /** Days before a deleted encryption key is really gone. */
  readonly keyDeletionDays: number;
}

/** Names of the profiles. */
export type ProfileName = 'economy' | 'production';

/** Six years. HIPAA asks this of documentation (45 CFR 164.316(b)(2)(i)); keeping logs as long is our choice. */
const SIX_YEARS = 2192;

/** Every profile, by its name. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  /** Low running cost, synthetic data, everything gone after destroy. */
  economy: { name: 'economy', removal: 'destroy', logRetentionDays: 30, keyDeletionDays: 7 },
  /** Full topology; data outlives its stack. */
  production: { name: 'production', removal: 'retain', logRetentionDays: SIX_YEARS, keyDeletionDays: 30 },
};
