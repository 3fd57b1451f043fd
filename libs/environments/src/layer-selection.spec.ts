import { type LayerSelection, isLayerEnabled } from './layer-selection';

test.each<[LayerSelection, boolean]>([
  ['all', true],
  [{ only: ['storage'] }, true],
  [{ only: ['network'] }, false],
  [{ only: [] }, false],
  [{ except: ['network'] }, true],
  [{ except: ['storage'] }, false],
  [{ except: [] }, true],
])('with %j, storage is there: %s', (selection, enabled) => {
  expect(isLayerEnabled(selection, 'storage')).toBe(enabled);
});
