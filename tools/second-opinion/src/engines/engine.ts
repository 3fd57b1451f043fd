import { UserError } from '@hipaa-cdk/errors';
import type { z } from 'zod';
import type { EngineName, Finding } from '../finding';
import type { SynthesisedTemplate } from '../synthesised-templates';
import type { ProgramResult } from '../run-program';

/** Somebody else's judge of CloudFormation templates. */
export interface Engine {
  readonly name: EngineName;
  /**
   * @throws UserError `SECOND_OPINION_ENGINE_FAILED` when the engine does not come to a verdict
   */
  judge(templates: readonly SynthesisedTemplate[]): Promise<readonly Finding[]>;
}

/** An engine that gave no verdict. It must not count as one that found nothing. */
export function engineFailure(engine: EngineName, what: string, cause?: unknown): UserError {
  return new UserError({
    code: 'SECOND_OPINION_ENGINE_FAILED',
    message: `${engine} came to no verdict: ${what}`,
    remedy: 'rm -rf .second-opinion && npx nx run second-opinion:verify',
    cause,
  });
}

interface ReadAnswerProps<T> {
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

/** The template that an engine names by its path. */
export function templateAt(templates: readonly SynthesisedTemplate[], path: string): SynthesisedTemplate {
  const found = templates.find((template) => template.path === path);
  if (!found) throw new Error(`an engine speaks of ${path}, which it was not asked about`);
  return found;
}
