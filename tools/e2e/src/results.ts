/** Lines of the closing table: layer -> result. */
export function results(output: string): Record<string, string> {
  const rows = output.matchAll(/^(\S+) +hipaa-\w+-\S+ +(\w+)\b/gm);
  return Object.fromEntries([...rows].map(([, layer, result]) => [layer, result]));
}

/** Layers in the order in which they were finished by a command. */
export function finished(output: string, result: string): string[] {
  return [...output.matchAll(new RegExp(`^(\\S+): ${result} ·`, 'gm'))].map(([, layer = '']) => layer);
}
