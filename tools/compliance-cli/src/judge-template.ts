import { type Judgement, allPacks, findingsTable, judge, parseTemplateFile } from '@hipaa-cdk/compliance';
import { UserError } from '@hipaa-cdk/errors';

/** What a stranger's template may hold is unknown, and is judged as if it were patient data. */
const STRANGER = { dataClass: 'unknown', removal: 'unknown' } as const;

/**
 * Judges any CloudFormation template, JSON or YAML, by every rule set.
 *
 * @param path file of the template
 * @throws UserError `TEMPLATE_MISSING` without a path, and those of reading a template
 */
export async function judgeTemplate(
  path: string | undefined,
): Promise<{ judgement: Judgement; text: string }> {
  if (!path) {
    throw new UserError({
      code: 'TEMPLATE_MISSING',
      message: 'no template given',
      remedy: 'npx nx run compliance:judge --template=path/to/template.yaml',
    });
  }
  const subject = { name: path, template: await parseTemplateFile(path), context: STRANGER, source: path };
  const judgement = await judge([subject], { packs: allPacks });
  return { judgement, text: `${findingsTable(judgement.findings)}\n${judgement.proofs.length} proved` };
}
