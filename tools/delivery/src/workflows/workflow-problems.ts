import { parse } from 'yaml';

/**
 * What is wrong with a workflow: what GitHub would refuse, in the words of its own parser (unknown keys, events, permissions
 * and jobs, expressions that cannot be read; inputs of actions are not looked at), and jobs that sign in and install.
 *
 * @param file name that problems begin with
 * @param content text of the workflow
 */
export async function workflowProblems(file: string, content: string): Promise<readonly string[]> {
  // The parser is an ES module; this is compiled to CommonJS, which can load one only while it runs.
  const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } =
    await import('@actions/workflow-parser');
  const { context, value } = parseWorkflow({ name: file, content }, new NoOperationTraceWriter());
  // Jobs that wait for jobs which do not exist are found by this second step, and only there.
  if (value) await convertWorkflowTemplate(context, value);
  const refused = context.errors.getErrors().map(({ message }) => message);
  return refused.length > 0 ? refused : installsSignedIn(content).map((problem) => `${file}: ${problem}`);
}

interface WrittenStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
type WrittenPermissions = string | Readonly<Record<string, string>>;
interface Written {
  readonly permissions?: WrittenPermissions;
  readonly jobs?: Readonly<
    Record<string, { readonly permissions?: WrittenPermissions; readonly steps?: readonly WrittenStep[] }>
  >;
}

/** Commands that take code from somewhere else, or run what a package wants to have run. */
const INSTALLS =
  /\b(?:npm|pnpm|yarn|bun)\s+(?:\S*\s+)*?(?:ci|i|install|add|rebuild|exec|dlx|create|init)\b|\b(?:pnpx|bunx|uvx|pipx)\b|\bnpx\s+(?!(?:--offline\s+)?nx\s)\S|\bpip3?\s+install\b|\b(?:apt|apt-get|brew|dnf|yum)\s+(?:\S*\s+)*?install\b|\b(?:curl|wget)\b/;
/** Actions that a job with credentials may use: none of them runs code of the repository, or of a package. */
const SAFE_ACTIONS =
  /^(?:actions\/(?:setup-node|download-artifact|upload-artifact)|aws-actions\/configure-aws-credentials)@/;

/**
 * A job that may sign in has what a deploy can do: a package that it installs would have it too. It takes what another job
 * has packed.
 */
function installsSignedIn(content: string): string[] {
  const { permissions: ofAll, jobs = {} } = parse(content) as Written;
  return Object.entries(jobs)
    .filter(([, { permissions = ofAll }]) => maySignIn(permissions))
    .flatMap(([id, { steps = [] }]) =>
      steps.flatMap((step) => {
        const foreign = foreignCode(step);
        return foreign === undefined
          ? []
          : [
              `job ${id} may sign in, and takes code from elsewhere: ${foreign}; let a job without id-token pack it`,
            ];
      }),
    );
}

function maySignIn(permissions: WrittenPermissions | undefined): boolean {
  if (typeof permissions === 'string') return permissions === 'write-all';
  return permissions?.['id-token'] === 'write';
}

/** The part of a step that brings code which nobody has judged. */
function foreignCode({ uses, run = '', with: input }: WrittenStep): string | undefined {
  if (uses !== undefined && !SAFE_ACTIONS.test(uses)) return uses.split('@')[0];
  if (input?.['cache'] !== undefined) return `a cache of ${String(input['cache'])}`;
  return run.split('\n').find((line) => INSTALLS.test(line));
}
