import type { CommandResult } from './command-result';

/**
 * Runs lines in a shell as a person types them, one after the other, until one fails. No lines at all are a failure: a test that
 * types nothing proves nothing.
 *
 * @param shell runs one line
 */
export async function typedLines(
  lines: readonly string[],
  shell: (line: string) => Promise<CommandResult>,
): Promise<CommandResult> {
  let output = '';
  for (const line of lines) {
    const result = await shell(line);
    output += result.output;
    if (result.code !== 0) return { code: result.code, output };
  }
  return { code: lines.length > 0 ? 0 : 1, output };
}
