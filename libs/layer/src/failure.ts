import { relative, resolve } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';

const WORKSPACE = resolve(__dirname, '../../..');
const FRAME = /(?:file:\/\/)?(\/[^():]+\.ts):(\d+):(\d+)\)?$/;

/** Frames of other packages, of Node, and of the code that runs every layer say nothing about the mistake. */
const OURS = /^(?:apps|libs)\/(?!.*\bnode_modules\/)(?!layer\/src\/layer-app\.ts$)(?!.*\/src\/main\.ts$)/;

/**
 * The line of ours that an error came from, or undefined when no frame is ours.
 *
 * @returns such as `apps/network/src/network-stack.ts:12:5`
 */
export function sourceLine(error: Error): string | undefined {
  for (const frame of (error.stack ?? '').split('\n')) {
    const [, path, line, column] = FRAME.exec(frame) ?? [];
    const file = path && relative(WORKSPACE, path);
    if (file && OURS.test(file)) return `${file}:${line}:${column}`;
  }
  return undefined;
}

/** A failed synthesis as a person reads it: what is wrong and which line of ours made it, never a library's stack. */
export function describeFailure(error: unknown): string {
  if (UserError.is(error)) return error.describe();
  if (!(error instanceof Error)) return `SYNTH_FAILED: ${String(error)}`;
  const at = sourceLine(error);
  return `SYNTH_FAILED: ${error.message.trim()}${at ? `\n  → ${at}` : ''}`;
}
