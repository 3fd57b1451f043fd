import { type DeployedStack, deployedTemplate, describeStack } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { storedParameters } from '../aws/stored-parameters';
import type { LayerCommand } from '../layer-run';
import { parseTemplate } from '../parse-template';
import { type Template, countResources, storedInputs } from '../synthesised-layer';

/** Shows what of the layer is deployed, and whether a value it reads has changed since. */
export const status: LayerCommand = async (run) => {
  const session = await run.session();
  const stack = await describeStack(session, run.stack);
  if (!stack) return { result: 'absent', note: 'not deployed' };
  const template = await parseTemplate(await deployedTemplate(session, stack.name));
  const { all, ofTypes } = countResources(template, session.stubbedTypes);
  const stale = await staleInputs(session, stack, template);
  const notes = [
    stack.status,
    ...(stack.lastUpdated ? [stack.lastUpdated.toISOString().replace(/\.\d+Z$/, 'Z')] : []),
    ...(stack.terminationProtection ? ['protected'] : []),
    ...(stale.length > 0 ? [`stale: ${stale.join(', ')}`] : []),
  ];
  return { result: 'deployed', resources: all, stubbed: ofTypes, note: notes.join(' · ') };
};

/** Names in the Parameter Store whose value is another one than the stack runs on. */
async function staleInputs(session: Session, stack: DeployedStack, template: Template): Promise<string[]> {
  const inputs = storedInputs(template);
  const stored = await storedParameters(session, [...inputs.values()]);
  return [...inputs]
    .filter(([parameter, name]) => stack.parameters.get(parameter) !== stored.get(name))
    .map(([, name]) => name);
}
