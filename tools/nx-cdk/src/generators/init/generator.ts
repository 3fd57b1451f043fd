import { type Tree, logger, readJson } from '@nx/devkit';
import { environmentFields } from '../environment/environment-fields';
import { assertCommitted } from '../shared/assert-committed';
import { APPLICATION, ENVIRONMENTS } from '../shared/places';
import { placed } from '../shared/placed';
import { textOf } from '../shared/source';
import { spoken } from '../shared/spoken';
import { writeCodeOwners } from '../shared/write-code-owners';
import { type Answers, assertAccountsApart, assertAnswers } from './assert-answers';
import type { InitOptions } from './options';
import { renamed } from './renaming';
import { renumbered } from './renumbered';
import { textFiles } from './text-files';

const PLUGIN = 'tools/nx-cdk/package.json';
/** It says that nobody has chosen accounts yet. */
const FRESH_FORK = 'platform/fresh-fork.spec.ts';
const FIELDS = ['name', 'title', 'owner', 'organization', 'costCenter'] as const;

/** Makes a fresh fork one's own: its names, teams, accounts and regions. */
export default spoken<InitOptions>(init);

function init(tree: Tree, options: InitOptions): void {
  const answers = answersOf(options);
  assertAnswers(answers);
  assertCommitted(tree.root);
  const files = environmentFiles(tree);
  const old = { account: accountOf(tree, files, false), prodAccount: accountOf(tree, files, true) };
  const { account = old.account, prodAccount = old.prodAccount } = answers;
  assertAccountsApart(account, prodAccount);
  const numbers = new Map([
    [old.account, account],
    [old.prodAccount, prodAccount],
  ]);
  for (const file of files) placeEnvironment(tree, file, answers);
  if (answers.account ?? answers.prodAccount) tree.delete(FRESH_FORK);
  const before = textOf(tree, APPLICATION);
  rename(tree, answers, valueOf(before, 'name'), numbers);
  tree.write(
    APPLICATION,
    FIELDS.reduce((text, field) => withValue(text, field, answers[field]), textOf(tree, APPLICATION)),
  );
  writeCodeOwners(tree);
  logger.info(
    'Run "npm install" where the scope has changed, then "npx nx run docs:generate" and "npm test".',
  );
}

function answersOf(options: InitOptions): Answers {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(given.map(([option, value]) => [option, String(value)]));
}

/** Files of the environments of real accounts. */
function environmentFiles(tree: Tree): string[] {
  return tree
    .children(ENVIRONMENTS)
    .map((name) => `${ENVIRONMENTS}/${name}`)
    .filter((file) => environmentFields(textOf(tree, file)).target === 'aws');
}

function accountOf(tree: Tree, files: readonly string[], phi: boolean): string {
  const all = files.map((file) => environmentFields(textOf(tree, file)));
  return all.find(({ dataClass }) => (dataClass === 'phi') === phi)?.account ?? `none ${phi}`;
}

function placeEnvironment(tree: Tree, file: string, answers: Answers): void {
  const text = textOf(tree, file);
  const phi = environmentFields(text).dataClass === 'phi';
  const account = phi ? answers.prodAccount : answers.account;
  const region = phi ? answers.prodRegion : answers.region;
  tree.write(file, placed(text, { ...(account && { account }), ...(region && { region }) }));
}

function rename(tree: Tree, answers: Answers, oldName: string, numbers: ReadonlyMap<string, string>): void {
  const [oldScope = ''] = readJson<{ name: string }>(tree, PLUGIN).name.split('/');
  const { scope = oldScope, name = oldName } = answers;
  const environments = tree.children(ENVIRONMENTS).map((file) => file.replace(/\.ts$/, ''));
  const renaming = { scope: [oldScope, scope], name: [oldName, name], environments } as const;
  for (const file of textFiles(tree)) {
    const text = textOf(tree, file);
    const after = renumbered(file, renamed(text, renaming), numbers);
    if (after !== text) tree.write(file, after);
  }
}

function valueOf(text: string, field: string): string {
  return new RegExp(`^  ${field}: '([^']*)'`, 'm').exec(text)?.[1] ?? '';
}

function withValue(text: string, field: string, value: string | undefined): string {
  if (value === undefined) return text;
  return text.replace(new RegExp(`^(  ${field}: ')[^']*'`, 'm'), (_, start: string) => `${start}${value}'`);
}
