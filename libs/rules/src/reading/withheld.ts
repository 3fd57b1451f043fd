import { isSecretName, isHarmless, shownSecret } from '@hipaa-cdk/secret-shapes';
import { isRecord } from './values';

/** Stands in a report where a secret stands in the template. */
export const WITHHELD = '(withheld)';

/** Properties in which people write what they like. Nobody can tell a secret there from other text, so none is shown. */
const freeText: ReadonlySet<string> = new Set([
  ...['BuildSpec', 'Command', 'ConnectionProperties', 'Content', 'DefaultArguments', 'Definition'],
  ...['DefinitionBody', 'DefinitionString', 'DefinitionSubstitutions', 'DockerLabels', 'EntryPoint'],
  ...['EnvironmentVariables', 'FunctionCode', 'HeaderValue', 'RuntimeEnvironmentVariables', 'SecretString'],
  ...['StageVariables', 'UserData', 'Variables', 'ZipFile'],
]);

/** Where it is mostly sentences and names: plain words are shown. */
const mostlyWords: ReadonlySet<string> = new Set(['Comment', 'Description', 'Metadata']);

/** Keys whose values say what something is called, or which kind it is of. */
const naming: ReadonlySet<string> = new Set([
  ...['HeaderName', 'Key', 'Name', 'Namespace', 'OptionName', 'ParameterKey', 'Type'],
]);

/** Options of Beanstalk under this name are variables of the application. */
const freeNamespace = 'aws:elasticbeanstalk:application:environment';

const functions = /^(Ref|Condition|Fn::(GetAtt|ImportValue|FindInMap|GetAZs))$/;
const reference = /\{\{resolve:[^}]*(\}\}|$)/g;

/**
 * A value of a template as a report may have it: without texts that are secrets or could be. References stay, since they
 * tell nothing, and so do numbers and switches.
 *
 * @param path - what the value is called, from the outside in
 * @param secrets - texts that are known to be secrets, wherever they stand
 */
export function withheld(value: unknown, path: readonly string[], secrets: readonly string[]): unknown {
  if (typeof value === 'string') return withheldText(value, path, secrets);
  if (Array.isArray(value)) return value.map((item) => withheld(item, path, secrets));
  if (!isRecord(value)) return value;
  const called = nameOf(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (functions.test(key)) return [key, inner];
      const isOf = called !== undefined && /value$/i.test(key);
      const isFree = value['Namespace'] === freeNamespace && key === 'Value';
      const names = [...path, ...(isFree ? ['Variables'] : []), isOf ? called : key];
      return [key, withheld(inner, key.startsWith('Fn::') ? path : names, secrets)];
    }),
  );
}

/** A sentence as a report may have it: engines quote what they stumble over. */
export function withheldSentence(text: string, secrets: readonly string[]): string {
  return secrets.reduce((sentence, secret) => {
    // A password may be an everyday word, which a sentence has for its own sake: quoted, it is the password.
    const marks = /^[a-z]+$/i.test(secret) ? [`'${secret}'`, `"${secret}"`, `\`${secret}\``] : [secret];
    return marks.reduce((rest, mark) => rest.replaceAll(mark, WITHHELD), sentence);
  }, text);
}

/** Texts in a template that are secrets by their name or their shape, the longest first. */
export function secretTexts(template: unknown): readonly string[] {
  const found = new Set<string>();
  collect('', template, found);
  return [...found].filter((text) => text.length >= 4).sort((a, b) => b.length - a.length);
}

function collect(name: string, value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    const text = shownSecret(name, value.replace(reference, ''))?.text;
    if (text !== undefined) found.add(text);
  }
  if (Array.isArray(value)) for (const item of value) collect(name, item, found);
  if (!isRecord(value)) return;
  const called = nameOf(value);
  for (const [key, inner] of Object.entries(value)) {
    if (functions.test(key)) continue;
    if (key.startsWith('Fn::')) collect(name, inner, found);
    else collect(called !== undefined && /^(value|default)$/i.test(key) ? called : key, inner, found);
  }
}

/** What an entry of a list of names and values is called. */
function nameOf(entry: Readonly<Record<string, unknown>>): string | undefined {
  const name = ['Name', 'Key', 'OptionName', 'ParameterKey', 'HeaderName']
    .map((key) => entry[key])
    .find((value) => typeof value === 'string');
  return name as string | undefined;
}

function withheldText(text: string, path: readonly string[], secrets: readonly string[]): string {
  const literal = text.replace(reference, '').trim();
  if (literal.length < 2 || /^([\d.]+|true|false)$/i.test(literal)) return text;
  const key = path.at(-1) ?? '';
  const name = naming.has(key) ? '' : key;
  if (secrets.includes(literal) || shownSecret(name, literal) !== undefined) return WITHHELD;
  if (!naming.has(key) && !isHarmless(literal) && isFree(path, literal)) return WITHHELD;
  return withheldSentence(text, secrets);
}

function isFree(path: readonly string[], text: string): boolean {
  const isOfContainer = path.includes('Environment') && path.includes('ContainerDefinitions');
  return (
    isOfContainer ||
    path.some((part) => freeText.has(part)) ||
    (path.some((part) => mostlyWords.has(part)) && !/^[a-z][a-z ,.'-]*$/i.test(text)) ||
    isSecretName(path.at(-1) ?? '')
  );
}
