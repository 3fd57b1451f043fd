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
  logger.info(
    `Look through ${ENVIRONMENTS}/${name}.ts, then run "npx nx run docs:generate" for the tables of the README.`,
  );
}
