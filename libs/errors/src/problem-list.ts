/** One thing wrong in a configuration. */
export interface Problem {
  /** Where, from the outside in: `['prod', 'account']`. */
  readonly path: readonly PropertyKey[];
  /** What is wrong and what was expected. */
  readonly message: string;
}

/** Every problem on a line of its own, path first, so that all are mended in one go. */
export function problemList(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => `  ✖ ${dotted(path)}: ${message}`).join('\n');
}

function dotted(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index ? '.' : ''}${String(key)}`))
    .join('');
}
