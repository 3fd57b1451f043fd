/** Which layers an environment has. */
export type LayerSelection =
  'all' | { readonly only: readonly string[] } | { readonly except: readonly string[] };

/** Whether `layer` is part of an environment with this selection. */
export function isLayerEnabled(selection: LayerSelection, layer: string): boolean {
  if (selection === 'all') return true;
  return 'only' in selection ? selection.only.includes(layer) : !selection.except.includes(layer);
}
