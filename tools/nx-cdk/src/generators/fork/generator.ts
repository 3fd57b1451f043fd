import { type Tree, logger } from '@nx/devkit';
import { applicationSchema } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { environmentFields, inAccountAndRegion, isSupportedRegion } from '../environment/environment-file';
import { assertCommitted, APPLICATION, ENVIRONMENTS } from '../shared/workspace';
import { textOf } from '../shared/source';
import { defineGenerator, assertText, generateAnew } from '../shared/generator';

/** Answers of somebody who has forked the template. What is left out, or empty, stays as it is. */
interface ForkOptions {
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
  /** Account of the environments without patient data. Nx takes twelve digits for a number. */
  readonly account?: string | number;
  /** Their region. */
  readonly region?: string;
  /** Account of the environments with patient data. */
  readonly prodAccount?: string | number;
  /** Their region. */
  readonly prodRegion?: string;
}

/** It says that nobody has chosen accounts yet. */
const FRESH_FORK = 'platform/fresh-fork.spec.ts';
/** Answers that stand in the file of the application. */
const FIELDS = ['name', 'title', 'owner', 'organization', 'costCenter'] as const;

/**
 * Makes a fresh fork one's own: its names, its team, its accounts and regions. All of it stands in `platform/`, where tests,
 * documents and templates take it from; what is generated from there is generated anew.
 */
export default defineGenerator<ForkOptions>(fork, generateAnew);

function fork(tree: Tree, options: ForkOptions): void {
  const answers = answersOf(options);
  assertAnswers(answers);
  assertCommitted(tree.root);
  const files = realEnvironments(tree);
  assertAccountsApart(tree, files, answers);
  for (const file of files) placeEnvironment(tree, file, answers);
  if (answers.account ?? answers.prodAccount) tree.delete(FRESH_FORK);
  const named = FIELDS.reduce(
    (text, field) => withValue(text, field, answers[field]),
    textOf(tree, APPLICATION),
  );
  tree.write(APPLICATION, named);
  if (answers.region ?? answers.prodRegion)
    logger.info(
      `An account does not see every zone of a region: compare "zones" in ${ENVIRONMENTS} with "aws ec2 describe-availability-zones".`,
    );
}

type Answers = Readonly<Partial<Record<keyof ForkOptions, string>>>;

function answersOf(options: ForkOptions): Answers {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(given.map(([option, value]) => [option, String(value)]));
}

interface Shape {
  readonly holds: (answer: string) => boolean;
  readonly expected: string;
}

const matching = (pattern: RegExp, expected: string): Shape => ({
  holds: (answer) => pattern.test(answer),
  expected,
});
const ACCOUNT = matching(/^(?!0{12})\d{12}$/, 'the 12 digits of a real account');
const REGION: Shape = {
  holds: isSupportedRegion,
  expected:
    'a region such as "us-east-1", not of GovCloud or China: the templates have been tried in none of these',
};

const SHAPES: Readonly<Partial<Record<keyof ForkOptions, Shape>>> = {
  name: {
    holds: (answer) => applicationSchema.shape.name.safeParse(answer).success,
    expected: '2 to 12 lower-case letters and digits, a letter first, and no word that AWS keeps to itself',
  },
  owner: matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens'),
  organization: matching(/^(?=.{1,39}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'an organisation on GitHub'),
  costCenter: matching(/^[\w-]{1,64}$/, '1 to 64 letters, digits and hyphens, as its tag takes'),
  account: ACCOUNT,
  prodAccount: ACCOUNT,
  region: REGION,
  prodRegion: REGION,
};

/**
 * Refuses answers that a fork could not have, all of them at once.
 *
 * @throws UserError `ANSWER_INVALID` or `TEXT_INVALID`
 */
function assertAnswers(answers: Answers): void {
  assertText('title', answers.title, 60);
  const wrong = Object.entries(SHAPES).flatMap(([option, { holds, expected }]) => {
    const answer = answers[option as keyof ForkOptions];
    if (answer === undefined || holds(answer)) return [];
    return [`--${option} is ${JSON.stringify(answer)}; expected ${expected}`];
  });
  if (wrong.length > 0) throw new UserError({ code: 'ANSWER_INVALID', message: wrong.join('\n') });
}

/**
 * Refuses one account for patient data and for anything else.
 *
 * @throws UserError `ACCOUNT_SHARED`
 */
function assertAccountsApart(tree: Tree, files: readonly string[], answers: Answers): void {
  const accounts = files.map((file) => {
    const { account, dataClass } = environmentFields(textOf(tree, file));
    const phi = dataClass === 'phi';
    return { phi, account: (phi ? answers.prodAccount : answers.account) ?? account };
  });
  const shared = accounts.find(({ phi, account }) =>
    accounts.some((other) => other.phi !== phi && other.account === account),
  );
  if (!shared) return;
  throw new UserError({
    code: 'ACCOUNT_SHARED',
    message: `--account and --prodAccount are both ${shared.account}; expected an account of its own for patient data`,
  });
}

/** Files of the environments of real accounts. */
function realEnvironments(tree: Tree): string[] {
  return tree
    .children(ENVIRONMENTS)
    .map((name) => `${ENVIRONMENTS}/${name}`)
    .filter((file) => environmentFields(textOf(tree, file)).target === 'aws');
}

function placeEnvironment(tree: Tree, file: string, answers: Answers): void {
  const text = textOf(tree, file);
  const phi = environmentFields(text).dataClass === 'phi';
  const account = phi ? answers.prodAccount : answers.account;
  const region = phi ? answers.prodRegion : answers.region;
  tree.write(file, inAccountAndRegion(text, { ...(account && { account }), ...(region && { region }) }));
}

function withValue(text: string, field: string, value: string | undefined): string {
  if (value === undefined) return text;
  return text.replace(new RegExp(`^(  ${field}: ')[^']*'`, 'm'), (_, start: string) => `${start}${value}'`);
}
