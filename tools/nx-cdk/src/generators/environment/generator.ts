import { type Tree, logger } from '@nx/devkit';
import { filesBelow } from '../shared/files-below';
import { ENVIRONMENTS, PLATFORM } from '../shared/places';
import { textOf } from '../shared/source';
import { spoken } from '../shared/spoken';
import { assertEnvironment } from './assert-environment';
import { environmentCopy } from './environment-copy';
import { environmentFields } from './environment-fields';
import type { EnvironmentOptions } from './options';
import { registered } from './registered';
import { reviewedLikewise } from './reviewed-likewise';
import { type SettingsLikewise, settingsLikewise } from './settings-likewise';

/** Folders that say of environments by name what has been reviewed in them. */
const REVIEWS = ['exceptions', 'tools/second-opinion/src/disagreements'];

/** Makes an environment like another, and registers it. */
export default spoken<EnvironmentOptions>(make);

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
    tree.write(file, reviewedLikewise(textOf(tree, file), from, name));
  const { copied, unclear } = copySettings(tree, from, name);
  if (copied.length > 0)
    logger.info(`Settings that only ${from} has were copied for ${name}: look through ${copied.join(', ')}.`);
  if (unclear.length > 0)
    logger.info(
      `Whether ${from} has settings of its own there, this generator cannot read: see to it in ${unclear.join(', ')}.`,
    );
  logger.info(
    `Look through ${ENVIRONMENTS}/${name}.ts, then run "npx nx run docs:generate" for the tables of the README.`,
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
    .map((file) => ({ file, ...settingsLikewise(textOf(tree, file), from, name) }));
  const noted = (note: SettingsLikewise['note']): string[] =>
    files.filter((one) => one.note === note).map(({ file }) => file);
  for (const { file, text, note } of files) if (note === 'copied') tree.write(file, text);
  return { copied: noted('copied'), unclear: noted('unclear') };
}
