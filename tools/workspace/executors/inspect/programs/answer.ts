import type { Finding, Inspection } from '../inspection';

/** What a program is asked. */
export interface Question {
  readonly inspections: readonly Inspection[];
  /** lint: whether to mend what can be mended. */
  readonly fix: boolean;
}

/** Lets a program answer the one question that its parent asks. It ends when everything is said. */
export function answerWith(program: (question: Question) => Promise<void>): void {
  process.once('message', (question: Question) => {
    program(question).catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
  });
}

/** Tells the parent what was found out about a project. */
export function answer(finding: Finding): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(finding, () => {
      resolve();
    });
  });
}
