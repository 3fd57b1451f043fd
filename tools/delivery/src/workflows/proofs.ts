import { TESTED_NODE_VERSIONS, VARIABLES, allChecks } from '@hipaa-cdk/pipeline';
import { keep, prepare, prepareQuickly } from './common-steps';
import type { Job, Workflow, WorkflowStep } from './workflow';

/** A verification of this workspace, by its target. */
const proof = (name: string, target: string): WorkflowStep => ({
  name,
  run: `npx nx run ${target} --outputStyle=static`,
});

/** Every template of every environment, for whoever reads them; they are judged on the way. */
const templates = allChecks.slice(-1);

const NODE = '${{ matrix.node }}';

/** Steps on each of the versions of Node that are tested. */
function onEveryNode(minutes: number, steps: readonly WorkflowStep[]): Job {
  return {
    name: `Node ${NODE}`,
    permissions: { contents: 'read' },
    minutes,
    matrix: { node: TESTED_NODE_VERSIONS },
    steps,
  };
}

/** What a pull request is asked beside its checks: other versions of Node, and proofs of what has changed. */
export function proofsOfChange(): Workflow {
  return {
    name: 'Proofs',
    on: { pull_request: { branches: ['main'] } },
    env: { ...VARIABLES, NX_BASE: '${{ github.event.pull_request.base.sha }}' },
    jobs: {
      node: onEveryNode(90, [
        ...prepareQuickly(NODE),
        { name: 'Tests', run: 'npx nx affected -t typecheck test --base="$NX_BASE" --outputStyle=static' },
      ]),
      proofs: {
        name: 'Mutations, second opinion, cost',
        permissions: { contents: 'read' },
        minutes: 90,
        steps: [
          ...prepareQuickly(),
          proof('Mutations of what has changed', 'mutations:verify'),
          ...templates,
          proof('Second opinion on what has changed', 'second-opinion:verify:changed'),
          proof('Cost', 'cost:verify'),
          keep('mutations', 'dist/mutations'),
        ],
      },
    },
  };
}

/** The same of everything, and all tests, from nothing that a run before has left behind. */
export function nightlyProofs(): Workflow {
  return {
    name: 'Nightly',
    on: { schedule: [{ cron: '17 3 * * *' }], workflow_dispatch: {} },
    env: { ...VARIABLES },
    jobs: {
      node: onEveryNode(180, [...prepare(NODE), { name: 'All tests', run: 'npm test' }]),
      proofs: {
        name: 'Mutations, second opinion, cost',
        permissions: { contents: 'read' },
        minutes: 240,
        steps: [
          ...prepare(),
          proof('All mutations', 'mutations:verify:all'),
          ...templates,
          proof('Second opinion on all templates', 'second-opinion:verify:all'),
          proof('Cost', 'cost:verify'),
          proof('Whole commands, every suite', 'e2e:e2e:all'),
          keep('mutations', 'dist/mutations'),
        ],
      },
      chaos: {
        name: 'Broken deploys',
        permissions: { contents: 'read' },
        minutes: 180,
        steps: [
          ...prepare(),
          proof('Ten of each way to break a deploy', 'chaos:verify:all'),
          keep('chaos', 'dist/chaos'),
        ],
      },
    },
  };
}
