import { type LayerSelection, isLayerEnabled, unionOf } from './layer-selection';

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

test.each<[LayerSelection, LayerSelection, LayerSelection]>([
  ['all', { only: ['storage'] }, 'all'],
  [{ except: ['network'] }, 'all', 'all'],
  [{ only: ['storage'] }, { only: ['network', 'storage'] }, { only: ['storage', 'network'] }],
  [{ except: ['network', 'users'] }, { except: ['users'] }, { except: ['users'] }],
  [{ except: ['network', 'users'] }, { only: ['users'] }, { except: ['network'] }],
])('%j together with %j is %j', (one, other, both) => {
  expect(unionOf(one, other)).toEqual(both);
});
