import { copyFileSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { InstalledPackages } from '../python-packages';
import { type Engine, engineFailure, readAnswer, templateAt } from './engine';
import type { Finding } from '../finding';
import type { SynthesisedTemplate } from '../synthesised-templates';

/** What checkov writes with `--output json` for one framework. */
export const checkovAnswer = z.object({
  results: z.object({
    failed_checks: z.array(
      z.object({
        check_id: z.string(),
        check_name: z.string(),
        file_abs_path: z.string(),
        /** Type and logical id, with a dot between them. */
        resource: z.string(),
      }),
    ),
  }),
  summary: z.object({ parsing_errors: z.number(), resource_count: z.number() }),
});

/**
 * @throws UserError `SECOND_OPINION_ENGINE_FAILED` when checkov passed over a template, which it does with exit code 0
 */
export function checkovFindings(
  { results, summary }: z.infer<typeof checkovAnswer>,
  templates: readonly SynthesisedTemplate[],
): readonly Finding[] {
  if (summary.parsing_errors > 0) {
    throw engineFailure('checkov', `it could not read ${summary.parsing_errors} of the templates`);
  }
  return results.failed_checks.map(({ check_id, check_name, file_abs_path, resource }) => {
    const { layer, environment } = templateAt(templates, file_abs_path);
    return {
      engine: 'checkov',
      rule: check_id,
      layer,
      environment,
      logicalId: resource.slice(resource.lastIndexOf('.') + 1),
      message: check_name,
    };
  });
}

/** Without `--skip-download` it would fetch texts from its maker's service; without an API key it sends nothing. */
const OFFLINE = ['--skip-download'];

/** Bridgecrew's policies for AWS resources. */
export function checkov(packages: InstalledPackages): Engine {
  return {
    name: 'checkov',
    judge: (templates) =>
      withCopies(templates, async (copies) => {
        const result = await packages.runPython([
          ...[
            '-m',
            'checkov.main',
            '--framework',
            'cloudformation',
            '--output',
            'json',
            '--quiet',
            '--compact',
          ],
          // So that only a breakdown ends with another code than 0.
          '--soft-fail',
          ...OFFLINE,
          ...['--file', ...copies.map(({ path }) => path)],
        ]);
        const answer = readAnswer({
          engine: 'checkov',
          result,
          isVerdict: (code) => code === 0,
          schema: checkovAnswer,
        });
        return checkovFindings(answer, copies);
      }),
  };
}

/**
 * Copies under short names. Its search for secrets reads the path of the file too, and takes 40 letters and slashes in a
 * row for an access key: a verdict would hang on the folder that a workspace is checked out to.
 */
async function withCopies<T>(
  templates: readonly SynthesisedTemplate[],
  use: (copies: readonly SynthesisedTemplate[]) => Promise<T>,
): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'second-opinion-')));
  try {
    return await use(
      templates.map((template, place) => {
        const path = join(folder, `${place}.template.json`);
        copyFileSync(template.path, path);
        return { ...template, path };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
