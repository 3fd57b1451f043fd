import { describeStack } from '../aws/deployed-stack';
import { openToolkit } from '../aws/toolkit';
import type { LayerCommand } from '../layer-run';
import { countResources, outputDirectory, readSynthesised } from '../synthesised-layer';

/** A message of the toolkit: the differences of one stack, as text. */
const STACK_DIFF = 'CDK_TOOLKIT_I4002';

/** Shows what a deploy would change, without touching anything. */
export const diff: LayerCommand = async (run) => {
  const { layer, environment, progress, request } = run;
  const session = await run.session();
  const synthesised = readSynthesised(outputDirectory(request.workspaceRoot, layer.name, environment.name));
  const { all } = countResources(synthesised.template, new Set());
  if (!(await describeStack(session, run.stack)))
    return { result: 'created', resources: all, note: 'not deployed yet' };

  const texts: string[] = [];
  const toolkit = await openToolkit(session, ({ code, message }) => {
    if (code === STACK_DIFF) texts.push(message);
  });
  const { DiffMethod } = await import('@aws-cdk/toolkit-lib');
  const assembly = await toolkit.fromAssemblyDirectory(synthesised.directory);
  const differences = await toolkit.diff(assembly, { method: DiffMethod.TemplateOnly() });
  const count = Object.values(differences).reduce((sum, { differenceCount }) => sum + differenceCount, 0);
  if (count === 0) return { result: 'unchanged', resources: all };
  progress.say(`\n${layer.name}\n${texts.join('\n')}`);
  return { result: 'updated', resources: all, note: `${count} difference(s)` };
};
