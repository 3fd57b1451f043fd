import type { ProgramCall, ProgramResult, ProgramRunner } from '../run-program';

/** Gives one answer to every call and remembers the calls. */
export function recordingRunner(answer: Partial<ProgramResult>) {
  const calls: ProgramCall[] = [];
  const run: ProgramRunner = (call) => {
    calls.push(call);
    return Promise.resolve({ code: 0, stdout: '', stderr: '', ...answer });
  };
  return { run, calls };
}
