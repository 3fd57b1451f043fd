import { NODE_VERSION, type Step, VARIABLES } from './step';

/** Steps as CodeBuild takes them. It stops at the first command that fails, and all share one shell. */
export function buildspec(steps: readonly Step[]): string {
  const spec = {
    version: '0.2',
    env: { shell: 'bash', variables: VARIABLES },
    phases: {
      install: { 'runtime-versions': { nodejs: NODE_VERSION } },
      build: {
        commands: steps.flatMap(({ name, run }) => [`echo "── ${name} ──"`, ...run.split('\n')]),
      },
    },
  };
  return JSON.stringify(spec, null, 2);
}
