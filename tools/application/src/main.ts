import { computeLayer, DEFAULT_ENVIRONMENT, type Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { synthesise } from '@hipaa-cdk/layer-templates';
import { findEnvironment } from '@hipaa-cdk/platform';
import {
  announce,
  approver,
  deployedTemplate,
  type DeployRecord,
  describeStack,
  ENVIRONMENT_OPTION,
  hasBeenUp,
  holdingLock,
  type MigrationRecord,
  openSession,
  type Options,
  parseTemplate,
  readOptions,
  type Session,
  placeOf,
  table,
  type Template,
  waitMinutes,
} from '@hipaa-cdk/runner';
import { chosenVersion, release } from './release';
import { asReleaser } from './releaser';
import { releasesOf, versionBefore } from './releases';
import { assertReleasable, assertVersion, type ReleaseSource, releaseSource } from './source';
import { endAs } from '@hipaa-cdk/runner/program';

const VERBS = {
  release: [
    ENVIRONMENT_OPTION,
    '--release=<digest or key>',
    '--accept-findings=<reason>',
    '--predecessor-runs=<yes or no>',
    '--approver=<who>',
    '--wait=<minutes>',
  ],
  releases: [ENVIRONMENT_OPTION],
  'roll-back': [ENVIRONMENT_OPTION, '--approver=<who>', '--wait=<minutes>'],
} as const;

/** Minutes that CloudFormation gets for a release: ECS gives up on tasks that do not come up long before. */
const LIMIT_MINUTES = 60;

type Say = (line: string) => void;

async function main(workspaceRoot: string, [verb = '', ...args]: readonly string[], say: Say): Promise<void> {
  const accepted = VERBS[verb as keyof typeof VERBS];
  const options = readOptions(args, accepted);
  const environment = findEnvironment(String(options['env'] ?? DEFAULT_ENVIRONMENT));
  say(announce(environment, options['env'] !== undefined));
  if (verb === 'release' && options['release'] === undefined) throw versionLeftOut();
  const approvedBy = approver(options, process.env);
  const layer = computeLayer(environment.compute);
  const releaser = await asReleaser(await openSession(environment, say), layer, say);
  const { session } = releaser;
  if (verb === 'releases') return say(releasesTable(await releasesOf(session, layer)));
  const stack = placeOf(environment, layer).stack;
  const template = await templateOf(session, stack, layer, { workspaceRoot, environment });
  const source = releaseSource(layer, template);
  const version = verb === 'release' ? String(options['release']) : await before(session, source);
  assertVersion(source, version);
  await assertReleasable(session, source, version, { ...findingsOption(options), say });
  const lock = {
    session,
    layer,
    command: verb,
    workspaceRoot,
    waitMinutes: waitMinutes(options['wait']),
    onWait: (text: string) => say(`${layer}: ${text}`),
    say,
  };
  const props = {
    ...releaser,
    source,
    version,
    stack,
    template,
    workspaceRoot,
    say,
    limitMinutes: LIMIT_MINUTES,
    back: verb === 'roll-back',
    ...predecessorOption(options),
  };
  const released = await holdingLock(lock, () =>
    release({ ...props, ...(approvedBy && { approver: approvedBy }) }),
  );
  say(`${environment.name}: ${version} ${released}`);
}

async function before(session: Session, source: ReleaseSource): Promise<string> {
  const [releases, chosen] = await Promise.all([
    releasesOf(session, source.layer),
    chosenVersion(session, source),
  ]);
  return versionBefore(releases, chosen);
}

/** What is deployed, or else what the workspace would deploy. */
async function templateOf(
  session: Session,
  name: string,
  layer: string,
  { workspaceRoot, environment }: { readonly workspaceRoot: string; readonly environment: Environment },
): Promise<Template> {
  const stack = await describeStack(session, name);
  if (stack && hasBeenUp(stack.status)) return parseTemplate(await deployedTemplate(session, stack.name));
  const [synthesised] = await synthesise({ workspaceRoot, layers: [layer], environments: [environment] });
  if (synthesised) return synthesised.template;
  throw new UserError({
    code: 'LAYER_ABSENT',
    message: `${environment.name} has no ${layer}, which would run the application`,
    remedy: `add "${layer}" to the layers of ${environment.name}`,
  });
}

function findingsOption(options: Options): { readonly acceptFindings?: string } {
  const reason = options['acceptFindings'];
  if (reason === undefined) return {};
  if (typeof reason === 'string' && reason.trim().length >= 20) return { acceptFindings: reason };
  throw new UserError({
    code: 'REASON_MISSING',
    message: `--accept-findings is ${JSON.stringify(reason)}; expected a reason of a sentence, at least 20 characters`,
  });
}

function predecessorOption({ predecessorRuns }: Options): { readonly predecessorRuns?: boolean } {
  if (predecessorRuns === undefined) return {};
  if (predecessorRuns === 'yes' || predecessorRuns === 'no')
    return { predecessorRuns: predecessorRuns === 'yes' };
  throw new UserError({
    code: 'PREDECESSOR_UNSAID',
    message: `--predecessor-runs is ${JSON.stringify(predecessorRuns)}; expected yes or no`,
    remedy: 'say "yes" when the version before runs on what the migration makes of the database',
  });
}

function versionLeftOut(): UserError {
  return new UserError({
    code: 'VERSION_INVALID',
    message: 'no version is named; expected --release=<digest or key> (Nx takes --version for itself)',
    remedy: 'npx nx run application:release --env=<environment> --release=sha256:<64 hexadecimal digits>',
  });
}

/** One line a release, newest first. */
function releasesTable(releases: readonly DeployRecord[]): string {
  if (releases.length === 0) return 'no release is recorded';
  return table(
    ['when', 'version', 'result', 'migration', 'by', 'approver', 'why'],
    [...releases]
      .reverse()
      .map(({ endedAt, release: version = '', result, migration, by, approver: who, reason }) => [
        endedAt,
        version,
        result === 'failed' ? 'failed' : 'released',
        migrationText(migration),
        by,
        who ?? 'none named',
        reason?.split('\n').join(' ') ?? '',
      ]),
  );
}

function migrationText(migration: MigrationRecord | undefined): string {
  if (!migration) return 'none';
  const { when, exit, predecessorRuns } = migration;
  return `${when}: ${exit}${predecessorRuns ? '' : ', no way back'}`;
}

endAs(main(process.cwd(), process.argv.slice(2), (line) => console.log(line)));
