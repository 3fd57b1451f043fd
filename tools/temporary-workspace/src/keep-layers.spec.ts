import { withExceptionsOf, withLayers } from './keep-layers';

const layers = ['network', 'storage'];

test('an environment with all layers has all that are left', () => {
  expect(withLayers("  layers: 'all',", layers)).toBe("  layers: 'all',");
});

test('an environment with some layers has those of them that are left', () => {
  expect(withLayers("  layers: { only: ['storage', 'auth'] },", layers)).toBe(
    "  layers: { only: ['storage'] },",
  );
});

test('an environment leaves out those of its exceptions that are left', () => {
  expect(withLayers("  layers: { except: ['bastion', 'network'] },", layers)).toBe(
    "  layers: { except: ['network'] },",
  );
});

test('an environment that left out what is gone leaves out nothing', () => {
  expect(withLayers("  layers: { except: ['bastion'] },", layers)).toBe('  layers: { except: [] },');
});

test('exceptions of layers that are gone go with them', () => {
  const text = withExceptionsOf('export const register: readonly Exception[] = [\n  one,\n];\n', layers);
  expect(text).toContain('const ofAllLayers: readonly Exception[] = [\n  one,\n];');
  expect(text).toContain('["network","storage"].includes(layer)');
});

test('a register that looks otherwise is an error', () => {
  expect(() => withExceptionsOf('export {};', layers)).toThrow('does not contain');
});
