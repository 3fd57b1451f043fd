import type { ChildProcess } from 'node:child_process';

/** One thing to find out about one project. */
export interface Inspection {
  /** Id of the Nx task. */
  readonly id: string;
  /** Folder of the project, relative to the workspace. */
  readonly root: string;
}

/** What was found out. */
export interface Finding {
  readonly id: string;
  readonly success: boolean;
  readonly terminalOutput: string;
}

/** The project that a file belongs to: folders of projects can contain others. */
export function ownerOf<T extends Pick<Inspection, 'root'>>(
  file: string,
  inspections: readonly T[],
): T | undefined {
  return inspections
    .filter(({ root }) => file.startsWith(`${root}/`))
    .reduce<T | undefined>(
      (best, next) => (best && best.root.length > next.root.length ? best : next),
      undefined,
    );
}

/** Waits until a program has ended, and every message of it has come. */
export function ended(program: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('close', () => {
      resolve();
    });
  });
}
