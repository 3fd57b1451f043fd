import { deployedTemplate, describeStack } from '../aws/deployed-stack';
import type { LayerCommand } from '../layer-run';
import { isOn } from '../options';
import { parseTemplate } from '../parse-template';
import { staleInputs } from './stale-inputs';

/**
 * The deploy, which under `--stale` leaves every layer alone that is not deployed or whose inputs are what it runs on.
 * Producers come first, so a reader that is looked at here sees what they have published in this same run.
 */
export function staleOnly(deploy: LayerCommand): LayerCommand {
  return async (run) => {
    if (!isOn(run.options, 'stale')) return deploy(run);
    const session = await run.session();
    const stack = await describeStack(session, run.stack);
    if (!stack) return { result: 'skipped', note: 'not deployed' };
    const template = await parseTemplate(await deployedTemplate(session, stack.name));
    const stale = await staleInputs(session, stack, template);
    if (stale.length === 0) return { result: 'unchanged', note: 'its inputs have not moved' };
    const outcome = await deploy(run);
    const moved = stale.map(({ layer, entry }) => (layer ? `${layer}/${entry}` : entry)).join(', ');
    return { ...outcome, note: [`${moved} moved`, outcome.note].filter(Boolean).join(' · ') };
  };
}
