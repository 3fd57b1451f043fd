/** What is called differently from now on. */
export interface Renaming {
  readonly scope: readonly [from: string, to: string];
  readonly name: readonly [from: string, to: string];
  /** Names of the environments: the name of the application stands before them in stack names. */
  readonly environments: readonly string[];
}

/** A text in which packages and stacks have their new names. Words that only begin alike stay. */
export function renamed(text: string, { scope, name, environments }: Renaming): string {
  const next = [...environments, 'account', '\\$', '\\\\w'].join('|');
  return text
    .replace(new RegExp(`${escaped(scope[0])}(?=[/'"\`])`, 'g'), scope[1])
    .replace(new RegExp(`(?<=/)${name[0]}(?=/)`, 'g'), name[1])
    .replace(new RegExp(`(?<![\\w@-])${name[0]}(?=-(?:${next}))`, 'g'), name[1]);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
