/** Which layers an environment has. */
export type LayerSelection =
  'all' | { readonly only: readonly string[] } | { readonly except: readonly string[] };

/** Whether `layer` is part of an environment with this selection. */
export function isLayerEnabled(selection: LayerSelection, layer: string): boolean {
  if (selection === 'all') return true;
  return 'only' in selection ? selection.only.includes(layer) : !selection.except.includes(layer);
}

/** The selection of every layer that one of the two has. */
export function unionOf(one: LayerSelection, other: LayerSelection): LayerSelection {
  if (one === 'all' || other === 'all') return 'all';
  if ('only' in one && 'only' in other) return { only: [...new Set([...one.only, ...other.only])] };
  const excluding = [one, other].flatMap((selection) => ('except' in selection ? selection.except : []));
  return {
    except: [...new Set(excluding)].filter(
      (layer) => !isLayerEnabled(one, layer) && !isLayerEnabled(other, layer),
    ),
  };
}
