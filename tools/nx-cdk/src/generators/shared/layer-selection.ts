const SELECTION = /layers: \{\s*(only|except): \[([^\]]*)\],?\s*\}/;

/** An environment's file that does not name the layer. */
export function withoutLayer(text: string, layer: string): string {
  return text.replace(SELECTION, (whole, kind: string, list: string) => {
    const names = [...list.matchAll(/'([^']+)'/g)].map(([quoted]) => quoted);
    const left = names.filter((quoted) => quoted !== `'${layer}'`);
    if (left.length === names.length) return whole;
    return kind === 'except' && left.length === 0
      ? "layers: 'all'"
      : `layers: { ${kind}: [${left.join(', ')}] }`;
  });
}
