/** Options of Nx itself that reach an executor. */
const OF_NX = new Set(['verbose', '_']);

/** Options as Nx has parsed them, back in the form in which a script takes them from a command line. */
export function scriptArguments(options: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(options)
    .filter(([name]) => !OF_NX.has(name) && !name.startsWith('__'))
    .flatMap(([name, value]) => [value].flat().map((one) => `--${name}=${String(one)}`));
}
