import { execFile } from 'node:child_process';

/** How a program ended. */
export interface ProgramResult {
  /** Exit code; 127 when it could not be started. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramCall {
  readonly program: string;
  readonly args: readonly string[];
  /** Working folder. */
  readonly cwd: string;
  /** The whole environment: nothing of this process's own is added. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs a program to its end. Tests put another function in its place. */
export type ProgramRunner = (call: ProgramCall) => Promise<ProgramResult>;

export const runProgram: ProgramRunner = ({ program, args, cwd, env }) =>
  new Promise((resolve) => {
    // Answers are megabytes; the default limit would cut them off.
    execFile(program, args, { cwd, env, maxBuffer: Infinity }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : error ? 127 : 0;
      resolve({ code, stdout, stderr: stderr || (error?.message ?? '') });
    });
  });
