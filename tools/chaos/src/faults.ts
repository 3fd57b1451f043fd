import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { CALL_FAULTS, type CallFault } from './proxy';
import type { Random } from './random';

/** Everything that is done to a deploy. */
export const FAULTS = [
  ...CALL_FAULTS,
  ...([
    'killed',
    'emulator-killed',
    'together',
    'disk-full',
    'clock-ahead',
    'clock-behind',
    'corrupt',
    // The seed of a round is by its place here: new ones come last.
    'killed-before-record',
  ] as const),
] as const;

export type Fault = (typeof FAULTS)[number];

/** Whether a fault is one of calls, which the proxy makes. */
export function isCallFault(fault: Fault): fault is CallFault {
  return (CALL_FAULTS as readonly string[]).includes(fault);
}

const SIX_HOURS = 6 * 3_600_000;

/** Writes to the disk that a deploy makes, at least. */
const WRITES = 12;

/** Variables that make a fault in the program itself. */
export function faultVariables(fault: Fault, random: Random): NodeJS.ProcessEnv {
  if (fault === 'disk-full') return { CHAOS_WRITES: String(1 + random.below(WRITES)) };
  if (fault === 'clock-ahead') return { CHAOS_CLOCK: String(SIX_HOURS) };
  return fault === 'clock-behind' ? { CHAOS_CLOCK: String(-SIX_HOURS) } : {};
}

/** What is corrupted before a deploy. */
export interface Corruption {
  /** Files below `dist/cdk/<layer>`, or parameters by what they begin with. */
  readonly what: 'assembly' | 'record' | 'intent' | 'lock' | 'base' | 'published';
  readonly how: 'garbage' | 'gone';
}

export function corruptionOf(random: Random): Corruption {
  return {
    what: random.pick(['assembly', 'record', 'intent', 'lock', 'base', 'published'] as const),
    how: random.pick(['garbage', 'gone'] as const),
  };
}

/** A change that the next deploy has to carry out: a parameter of the layer's stack gets another value. */
export function changeLayer(workspace: TemporaryWorkspace, layer: string, value: string): void {
  const stack = `apps/${layer}/src/${layer}-stack.ts`;
  workspace.restore();
  workspace.edit(
    stack,
    'super(scope, id, props);',
    `super(scope, id, props);\n    new ChaosParameter(this, 'Chaos', { type: 'String', value: '${value}' });`,
  );
  const text = workspace.read(stack);
  workspace.write(stack, `import { CfnParameter as ChaosParameter } from 'aws-cdk-lib/aws-ssm';\n${text}`);
}
