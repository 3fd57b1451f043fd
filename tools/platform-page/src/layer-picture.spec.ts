import { stateOf } from './facts';
import { columnsOf } from './layer-picture';
import { layerOf } from './testing/example-facts';

const node = (name: string, ...reads: string[]) => ({ name, reads });
const names = (...nodes: ReturnType<typeof node>[]) =>
  columnsOf(nodes).map((column) => column.map(({ name }) => name));

test('a layer stands to the right of everything that it reads', () => {
  expect(
    names(node('site', 'compute'), node('compute', 'network', 'auth'), node('auth'), node('network')),
  ).toEqual([['auth', 'network'], ['compute'], ['site']]);
});

test('a contract whose layer is gone moves nobody', () => {
  expect(names(node('site', 'gone'))).toEqual([['site']]);
});

test('layers that read each other are drawn, and do not hang the page', () => {
  expect(names(node('one', 'two'), node('two', 'one')).flat().sort()).toEqual(['one', 'two']);
});

test.each([
  ['deployed', 'good', {}],
  ['not deployed', 'none', { state: 'absent' as const }],
  ['UPDATE_ROLLBACK_COMPLETE', 'bad', { stackStatus: 'UPDATE_ROLLBACK_COMPLETE' }],
  ['not as recorded', 'bad', { asRecorded: false }],
])('%s is %s', (word, kind, status) => {
  expect(stateOf(layerOf('one', {}, status))).toEqual({ word, kind });
});
