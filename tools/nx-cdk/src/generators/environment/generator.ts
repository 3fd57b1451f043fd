import { type Tree, logger } from '@nx/devkit';
import * as ts from 'typescript';
import { filesBelow, ENVIRONMENTS, PLATFORM } from '../shared/workspace';
import { textOf, inserted, nodesIn, propertyOf } from '../shared/source';
import { defineGenerator } from '../shared/generator';
import { assertEnvironment, environmentCopy, environmentFields } from './environment-file';

/** Options of the generator for environments, as they are typed. */
interface EnvironmentOptions {
  /** Name of the new environment. */
  readonly name: string;
  /** The environment that it is made like. */
  readonly from?: string;
  /** AWS account number. Nx takes twelve digits for a number. */
  readonly account?: string | number;
  /** AWS region. */
  readonly region?: string;
}

/** Folders that say of environments by name what has been reviewed in them. */
const REVIEWS = ['exceptions', 'tools/second-opinion/src/disagreements'];

/** Makes an environment like another, and registers it. */
export default defineGenerator<EnvironmentOptions>(make);

function make(tree: Tree, { name, from = 'test', region, ...options }: EnvironmentOptions): void {
  const account = options.account === undefined ? undefined : String(options.account);
  const texts = new Map(
    tree
      .children(ENVIRONMENTS)
      .map((file) => [file.replace(/\.ts$/, ''), textOf(tree, `${ENVIRONMENTS}/${file}`)]),
  );
  const asked = { name, from, account, region };
  assertEnvironment(asked, texts);
  const original = texts.get(from) ?? '';
  const place = environmentFields(original);
  tree.write(
    `${ENVIRONMENTS}/${name}.ts`,
    environmentCopy(original, {
      from,
      name,
      account: account ?? place.account,
      region: region ?? place.region,
    }),
  );
  tree.write(PLATFORM, registered(textOf(tree, PLATFORM), from, name));
  for (const file of filesBelow(tree, REVIEWS).filter((one) => !one.endsWith('.spec.ts')))
    tree.write(file, copyReviewsOf(textOf(tree, file), from, name));
  const { copied, unclear } = copySettings(tree, from, name);
  if (copied.length > 0)
    logger.info(`Settings that only ${from} has were copied for ${name}: look through ${copied.join(', ')}.`);
  if (unclear.length > 0)
    logger.info(
      `Whether ${from} has settings of its own there, this generator cannot read: see to it in ${unclear.join(', ')}.`,
    );
  logger.info(
    `Look through ${ENVIRONMENTS}/${name}.ts, then run "npx nx run-many -t generate" for the workflows and the tables of the README.`,
  );
}

/** Files whose settings were copied, and files in which nobody could tell. */
interface CopiedSettings {
  readonly copied: readonly string[];
  readonly unclear: readonly string[];
}

function copySettings(tree: Tree, from: string, name: string): CopiedSettings {
  const files = tree
    .children('apps')
    .map((layer) => `apps/${layer}/config.ts`)
    .filter((file) => tree.exists(file))
    .map((file) => ({ file, ...copySettingsOf(textOf(tree, file), from, name) }));
  const noted = (note: CopiedSettingsText['note']): string[] =>
    files.filter((one) => one.note === note).map(({ file }) => file);
  for (const { file, text, note } of files) if (note === 'copied') tree.write(file, text);
  return { copied: noted('copied'), unclear: noted('unclear') };
}

/** The platform's text with a further environment, after the one that it is made like. */
function registered(text: string, from: string, name: string): string {
  return text
    .replace(
      `import { ${from} } from './environments/${from}';\n`,
      (line) => `${line}import { ${name} } from './environments/${name}';\n`,
    )
    .replace(/(environments: \[)([^\]]*)\]/, (_, start: string, list: string) => {
      const names = list
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '');
      return `${start}${names.flatMap((one) => (one === from ? [one, name] : [one])).join(', ')}]`;
    });
}

/** Text in which what was reviewed for one environment is said of the other, which is made like it. */
function copyReviewsOf(text: string, from: string, name: string): string {
  const elements = nodesIn(text, ts.isPropertyAssignment)
    .filter((property) => property.name.getText() === 'environments')
    .flatMap(({ initializer }) => (ts.isArrayLiteralExpression(initializer) ? [...initializer.elements] : []))
    .filter((element) => ts.isStringLiteral(element) && element.text === from);
  return elements
    .reverse()
    .reduce((changed, element) => inserted(changed, element.getEnd(), `, '${name}'`), text);
}

/** The settings of a layer, after one environment was made like another. */
interface CopiedSettingsText {
  readonly text: string;
  /** Why somebody has to look: settings were copied, or nobody could tell whether there are any. */
  readonly note?: 'copied' | 'unclear';
}

/**
 * Gives an environment the settings of its own that the environment has which it is made like.
 *
 * @param text a layer's `config.ts`
 */
export function copySettingsOf(text: string, from: string, name: string): CopiedSettingsText {
  const tables = settingsOf(text).flatMap(
    (settings) => propertyOf(settings, 'environments') ?? tableOf(settings),
  );
  if (!tables.every(ts.isObjectLiteralExpression)) return { text, note: 'unclear' };
  const properties = tables.flatMap((table) => [...table.properties]);
  const own = properties.find((property) => nameOf(property) === from);
  if (own && !properties.some((property) => nameOf(property) === name)) {
    const value = ts.isPropertyAssignment(own) ? own.initializer.getText() : own.name?.getText();
    return { text: inserted(text, own.getEnd(), `, ${name}: ${value}`), note: 'copied' };
  }
  const isClear = properties.every((property) => nameOf(property) !== undefined);
  return isClear ? { text } : { text, note: 'unclear' };
}

/** What the layer's settings get their values from: the argument of `withValues`. */
function settingsOf(text: string): readonly ts.ObjectLiteralExpression[] {
  return nodesIn(text, ts.isCallExpression)
    .filter(
      ({ expression }) => ts.isPropertyAccessExpression(expression) && expression.name.text === 'withValues',
    )
    .flatMap((call) => call.arguments.filter(ts.isObjectLiteralExpression));
}

/** A table that has a name of its own, and stands elsewhere. */
function tableOf(settings: ts.ObjectLiteralExpression): readonly ts.Expression[] {
  const property = settings.properties.find((one) => one.name?.getText() === 'environments');
  return property && ts.isShorthandPropertyAssignment(property) ? [property.name] : [];
}

/** The name of a property, unless it is spread or worked out. */
function nameOf({ name }: ts.ObjectLiteralElementLike): string | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}
