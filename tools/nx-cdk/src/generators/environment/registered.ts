/** The platform's text with a further environment, after the one that it is made like. */
export function registered(text: string, from: string, name: string): string {
  return text
    .replace(
      `import { ${from} } from './environments/${from}';\n`,
      (line) => `${line}import { ${name} } from './environments/${name}';\n`,
    )
    .replace(/(environments: \[)([^\]]*)\]/, (_, start: string, list: string) => {
      const names = list
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '');
      return `${start}${names.flatMap((one) => (one === from ? [one, name] : [one])).join(', ')}]`;
    });
}
