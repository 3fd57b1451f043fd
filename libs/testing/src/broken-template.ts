import { Template } from 'aws-cdk-lib/assertions';

/**
 * The template with a piece of its text, wherever it stands, written otherwise: what an assertion must not take.
 *
 * @param from as `JSON.stringify` writes it; all matches of an expression, which must be global
 * @throws Error when the piece is not there, because nothing would be broken then
 */
export function brokenTemplate(sound: Template, from: string | RegExp, to: string): Template {
  const text = JSON.stringify(sound.toJSON());
  const changed = text.replaceAll(from, to);
  if (changed === text) throw new Error(`there is no ${String(from)} in the template`);
  return Template.fromJSON(JSON.parse(changed) as Record<string, unknown>);
}
