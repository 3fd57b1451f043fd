import type { Holder } from './holder';

/** Who is changing a layer, as it is kept in the environment. */
export interface LockRecord {
  /**
   * The version of the parameter that this record was written to become. Only a record that got the number it names
   * counts: of several that were written at once, that is exactly one.
   */
  readonly version: number;
  readonly state: 'held' | 'free';
  /** Tells one deploy from any other, also of the same process. */
  readonly token: string;
  readonly holder: Holder;
  /** When the lock was taken, ISO 8601. */
  readonly since: string;
  /** When the lock ends unless it is renewed, ISO 8601. */
  readonly expires: string;
}

/** One version of the parameter that holds a lock. */
export interface StoredVersion {
  readonly version: number;
  readonly text: string;
}

/** The record in a version of the parameter, or undefined when it lost a race or is no record at all. */
export function validRecord({ version, text }: StoredVersion): LockRecord | undefined {
  try {
    const record = JSON.parse(text) as LockRecord;
    return record.version === version && record.holder.process > 0 ? record : undefined;
  } catch {
    return undefined;
  }
}
