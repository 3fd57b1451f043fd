import { fakeSession } from './testing/fake-session';
import { eachLayer } from './each-layer';
import { Progress } from './progress/progress';

function ask(layers: string[], answer: (layer: string) => Promise<string>) {
  const written: string[] = [];
  const progress = new Progress({ live: false, write: (text) => written.push(text) });
  const { session } = fakeSession('local', {});
  return { written, result: eachLayer(layers, session, progress, answer) };
}

test('every layer is asked, and answers are in alphabetical order', async () => {
  const layers = ['c', 'a', 'b', 'e', 'd', 'f'];
  const { found } = await ask(layers, (layer) => Promise.resolve(layer.toUpperCase())).result;
  expect([...found]).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((layer) => [layer, layer.toUpperCase()]));
});

test('a layer that cannot be asked is named with the reason, and the others go on', async () => {
  const { written, result } = ask(['a', 'b'], (layer) =>
    layer === 'a' ? Promise.reject(new Error('no such thing')) : Promise.resolve('answer'),
  );
  const { found, failed } = await result;
  expect([...found.keys()]).toEqual(['b']);
  expect([...failed]).toEqual(['a']);
  expect(written.join('')).toContain('no such thing');
});
