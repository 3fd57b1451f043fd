import type { z } from 'zod';
import type { EngineName } from '../finding';
import type { ProgramResult } from '../run-program';
import { engineFailure } from './engine-failure';

export interface ReadAnswerProps<T> {
  readonly engine: EngineName;
  readonly result: ProgramResult;
  /** Whether an exit code belongs to a verdict; any other is a breakdown. */
  readonly isVerdict: (code: number) => boolean;
  readonly schema: z.ZodType<T>;
}

/**
 * Takes an engine's answer apart, or says that there is none.
 *
 * @throws UserError `SECOND_OPINION_ENGINE_FAILED`
 */
export function readAnswer<T>({ engine, result, isVerdict, schema }: ReadAnswerProps<T>): T {
  if (!isVerdict(result.code))
    throw engineFailure(engine, `exit code ${result.code}, ${lastLine(result.stderr)}`);
  let answer: unknown;
  try {
    answer = JSON.parse(result.stdout);
  } catch (cause) {
    throw engineFailure(engine, 'its answer is not JSON', cause);
  }
  const parsed = schema.safeParse(answer);
  if (!parsed.success) {
    throw engineFailure(engine, `its answer has another shape than that of the pinned version`, parsed.error);
  }
  return parsed.data;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) || 'without a word';
}
