import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** What was started, kept beside its state. It may be out of date: only an answer from the port proves it. */
export interface RunningRecord {
  /** Random name of this run; the emulator repeats it when asked. */
  readonly instance: string;
  readonly pid: number;
  readonly port: number;
  /** Hash of the code that runs. */
  readonly build: string;
  readonly stubbedTypes: readonly string[];
}

/** The record, or undefined when there is none or it cannot be read. */
export function readRecord(path: string): RunningRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(path, 'utf8')) as Partial<RunningRecord>;
    const whole = record.instance && record.pid && record.port && record.build && record.stubbedTypes;
    return whole ? (record as RunningRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** Written in one step, so that a reader never sees half of it. */
export function writeRecord(path: string, record: RunningRecord): void {
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, JSON.stringify(record, undefined, 2), { mode: 0o600 });
  renameSync(partial, path);
}

export function removeRecord(path: string): void {
  rmSync(path, { force: true });
}
