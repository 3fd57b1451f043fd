import { stringify } from 'yaml';
import { ACTIONS } from './actions';
import type { Job, Workflow, WorkflowStep } from './workflow';

const HEAD = `# Generated from tools/delivery/src/workflows and libs/pipeline: npx nx run delivery-tools:generate\n`;

/** A workflow as GitHub reads it. */
export function render(workflow: Workflow): string {
  const { name, on, env, jobs } = workflow;
  const all = {
    name,
    on,
    // Jobs are given what they need, one by one.
    permissions: {},
    env,
    jobs: Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, renderJob(job)])),
  };
  // Steps that jobs share would otherwise be written as references, which GitHub does not read everywhere.
  return HEAD + withComments(withVersions(stringify(JSON.parse(JSON.stringify(all)))), jobs);
}

function renderJob(job: Job): object {
  const { name, needs, environment, permissions, concurrency, minutes, outputs, matrix, steps } = job;
  return {
    name,
    ...(needs && { needs }),
    ...(job.if && { if: job.if }),
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': minutes,
    ...(environment && { environment }),
    permissions,
    ...(outputs && { outputs }),
    ...(matrix && { strategy: { 'fail-fast': false, matrix } }),
    ...(concurrency && { concurrency: { group: concurrency, 'cancel-in-progress': false } }),
    steps: steps.map(renderStep),
  };
}

function renderStep(step: WorkflowStep): object {
  const { name, id } = step;
  const head = { name, ...(id && { id }), ...(step.if && { if: step.if }) };
  if ('action' in step) return { ...head, uses: step.action.uses, ...(step.with && { with: step.with }) };
  return { ...head, ...(step.env && { env: step.env }), run: step.run };
}

const WIDTH = 100;

/** The writer knows no comments, so the reasons are put above their steps afterwards. */
function withComments(text: string, jobs: Workflow['jobs']): string {
  const reasons = new Map(
    Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap((step) => (step.why ? [[firstLines(step), step.why] as const] : [])),
    ),
  );
  return [...reasons].reduce((all, [lines, why]) => all.replaceAll(lines, comment(why) + lines), text);
}

/** How a step begins in the text, as far as no other step does. */
function firstLines(step: WorkflowStep): string {
  const written = withVersions(stringify([renderStep(step)])).trimEnd();
  return written.replace(/^/gm, STEP_INDENT);
}

const STEP_INDENT = ' '.repeat(6);

function comment(text: string): string {
  const lines = text.match(new RegExp(`.{1,${WIDTH}}(?=\\s|$)`, 'g')) ?? [];
  return lines.map((line) => `${STEP_INDENT}# ${line.trim()}\n`).join('');
}

/** A commit says nothing to people, so the version stands beside it. */
function withVersions(text: string): string {
  return Object.values(ACTIONS).reduce(
    (all, { uses, version }) => all.replaceAll(`uses: ${uses}`, `uses: ${uses} # ${version}`),
    text,
  );
}
