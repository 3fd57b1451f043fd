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
  return HEAD + withVersions(stringify(JSON.parse(JSON.stringify(all))));
}

function renderJob(job: Job): object {
  const { name, needs, environment, permissions, concurrency, minutes, steps } = job;
  return {
    name,
    ...(needs && { needs }),
    ...(job.if && { if: job.if }),
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': minutes,
    ...(environment && { environment }),
    permissions,
    ...(concurrency && { concurrency: { group: concurrency, 'cancel-in-progress': false } }),
    steps: steps.map(renderStep),
  };
}

function renderStep(step: WorkflowStep): object {
  const condition = step.if ? { if: step.if } : {};
  if ('action' in step) {
    return { name: step.name, ...condition, uses: step.action.uses, ...(step.with && { with: step.with }) };
  }
  return { name: step.name, ...condition, ...(step.env && { env: step.env }), run: step.run };
}

/** A commit says nothing to people, so the version stands beside it. */
function withVersions(text: string): string {
  return Object.values(ACTIONS).reduce(
    (all, { uses, version }) => all.replaceAll(`uses: ${uses}`, `uses: ${uses} # ${version}`),
    text,
  );
}
