import { type Tree, logger, readJson } from '@nx/devkit';
import { UserError } from '@hipaa-cdk/errors';
import { environmentFields, inAccountAndRegion } from '../environment/environment-file';
import { assertCommitted, APPLICATION, ENVIRONMENTS, writeCodeOwners } from '../shared/workspace';
import { textOf } from '../shared/source';
import { defineGenerator, assertText } from '../shared/generator';

const FOLDERS = ['apps', 'libs', 'tools', 'docs', '.github', '.ci'];
/** Folders that hold what others wrote, or what is made anew. */
const SKIPPED = ['node_modules', 'dist', 'extension', '__pycache__'];
const TEXT = /(\.(ts|mts|mjs|cjs|js|json|md|template|ya?ml|sh)|\/run)$/;

/** Files of the workspace in which names can stand. */
function textFiles(tree: Tree): string[] {
  const atRoot = tree.children('').filter((name) => tree.isFile(name));
  return [...atRoot, ...FOLDERS.flatMap((folder) => below(tree, folder))].filter((file) => TEXT.test(file));
}

function below(tree: Tree, folder: string): string[] {
  return tree.children(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (tree.isFile(path)) return [path];
    return SKIPPED.includes(name) ? [] : below(tree, path);
  });
}

/** Tests of layers and of what they are made of name the accounts of environments; those of rules name any account. */
const ABOUT_ENVIRONMENTS = /^(apps|libs|tools\/docs)\/(?!(environments|rules|compliance)\/)/;

/**
 * A text in which accounts have their new numbers.
 *
 * @param numbers old number -> new number
 */
export function renumbered(file: string, text: string, numbers: ReadonlyMap<string, string>): string {
  if (!ABOUT_ENVIRONMENTS.test(file)) return text;
  return text.replace(/\b\d{12}\b/g, (number) => numbers.get(number) ?? number);
}

/** Answers that are texts. An empty one is no answer. */
type Answers = Readonly<
  Partial<
    Record<
      | 'name'
      | 'title'
      | 'owner'
      | 'organization'
      | 'costCenter'
      | 'scope'
      | 'account'
      | 'region'
      | 'prodAccount'
      | 'prodRegion',
      string
    >
  >
>;

const TEAM = { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, expected: 'lower-case letters, digits and hyphens' };
const ACCOUNT = { pattern: /^(?!0{12})\d{12}$/, expected: 'the 12 digits of a real account' };
const REGION = { pattern: /^[a-z]{2}(-[a-z]+)+-\d$/, expected: 'a region such as "us-east-1"' };

const shapes: Readonly<
  Partial<Record<keyof Answers, { readonly pattern: RegExp; readonly expected: string }>>
> = {
  name: { pattern: /^[a-z][a-z0-9]{1,11}$/, expected: '2 to 12 lower-case letters and digits' },
  owner: TEAM,
  organization: { pattern: /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, expected: 'an organisation on GitHub' },
  costCenter: { pattern: /^[\w.:/+=@-]{1,64}$/, expected: '1 to 64 letters, digits and . : / + = @ _ -' },
  scope: { pattern: /^@[a-z0-9][a-z0-9-]*$/, expected: 'the scope of a package, such as "@acme"' },
  account: ACCOUNT,
  prodAccount: ACCOUNT,
  region: REGION,
  prodRegion: REGION,
};

/**
 * Refuses answers that a fork could not have.
 *
 * @throws UserError `ANSWER_INVALID`, `TEXT_INVALID` or `ACCOUNT_SHARED`
 */
function assertAnswers(answers: Answers): void {
  assertText('title', answers.title, 60);
  for (const [option, shape] of Object.entries(shapes)) {
    const answer = answers[option as keyof Answers];
    if (answer === undefined || shape.pattern.test(answer)) continue;
    throw new UserError({
      code: 'ANSWER_INVALID',
      message: `--${option} is ${JSON.stringify(answer)}; expected ${shape.expected}`,
    });
  }
}

/**
 * Refuses one account for patient data and for anything else.
 *
 * @throws UserError `ACCOUNT_SHARED`
 */
function assertAccountsApart(account: string, prodAccount: string): void {
  if (account !== prodAccount) return;
  throw new UserError({
    code: 'ACCOUNT_SHARED',
    message: `--account and --prodAccount are both ${account}; expected an account of its own for patient data`,
  });
}

const PLUGIN = 'tools/nx-cdk/package.json';
/** It says that nobody has chosen accounts yet. */
const FRESH_FORK = 'platform/fresh-fork.spec.ts';
const FIELDS = ['name', 'title', 'owner', 'organization', 'costCenter'] as const;

/** Makes a fresh fork one's own: its names, teams, accounts and regions. */
export default defineGenerator<InitOptions>(init);

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
  tree.write(file, inAccountAndRegion(text, { ...(account && { account }), ...(region && { region }) }));
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

/** Answers of somebody who has forked the template. What is left out stays as it is. */
interface InitOptions {
  /** Short name: first word of stack names and parameter paths. */
  readonly name?: string;
  /** Full name, as people read it. */
  readonly title?: string;
  /** Team that answers for what no layer's team does. */
  readonly owner?: string;
  /** Organisation on GitHub. */
  readonly organization?: string;
  /** Where the bill goes. */
  readonly costCenter?: string | number;
  /** First part of the names of packages, with its `@`. */
  readonly scope?: string;
  /** Account of the environments without patient data. Nx takes twelve digits for a number. */
  readonly account?: string | number;
  /** Their region. */
  readonly region?: string;
  /** Account of the environments with patient data. */
  readonly prodAccount?: string | number;
  /** Their region. */
  readonly prodRegion?: string;
}

/** What is called differently from now on. */
interface Renaming {
  readonly scope: readonly [from: string, to: string];
  readonly name: readonly [from: string, to: string];
  /** Names of the environments: the name of the application stands before them in stack names. */
  readonly environments: readonly string[];
}

/** A text in which packages and stacks have their new names. Words that only begin alike stay. */
export function renamed(text: string, { scope, name, environments }: Renaming): string {
  const next = [...environments, 'account', '\\$', '\\\\w'].join('|');
  return text
    .replace(new RegExp(`${escaped(scope[0])}(?=[/'"\`])`, 'g'), scope[1])
    .replace(new RegExp(`(?<=/)${name[0]}(?=/)`, 'g'), name[1])
    .replace(new RegExp(`(?<![\\w@-])${name[0]}(?=-(?:${next}))`, 'g'), name[1]);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
