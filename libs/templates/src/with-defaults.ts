import type { LaunchTemplate, ParameterValues } from './launch-template';

/** The values that a stack would have: those given, and defaults for the rest. */
export function withDefaults({ Parameters = {} }: LaunchTemplate, given: ParameterValues): ParameterValues {
  const defaults = Object.entries(Parameters)
    .filter(([, parameter]) => parameter.Default !== undefined)
    .map(([name, parameter]) => [name, String(parameter.Default)]);
  return { ...Object.fromEntries(defaults), ...given };
}
