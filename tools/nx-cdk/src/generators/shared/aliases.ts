import { type Tree, updateJson } from '@nx/devkit';

const FILE = 'tsconfig.base.json';

interface BaseConfig {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly string[]>> };
}

/** Makes a package known by name. It goes among those that start alike. */
export function addAlias(tree: Tree, name: string, file: string): void {
  change(tree, (paths) => {
    const others = paths.filter(([key]) => key !== name);
    const family = name.slice(0, name.lastIndexOf('-') + 1);
    const next = others.findIndex(([key]) => key.startsWith(family) && key > name);
    const last = others.findLastIndex(([key]) => key.startsWith(family));
    const position = next >= 0 ? next : last + 1;
    return [...others.slice(0, position), [name, [`./${file}`]], ...others.slice(position)];
  });
}

/** Forgets a package. */
export function removeAlias(tree: Tree, name: string): void {
  change(tree, (paths) => paths.filter(([key]) => key !== name));
}

type Paths = (readonly [string, readonly string[]])[];

function change(tree: Tree, edit: (paths: Paths) => Paths): void {
  updateJson<BaseConfig>(tree, FILE, (config) => ({
    ...config,
    compilerOptions: {
      ...config.compilerOptions,
      paths: Object.fromEntries(edit(Object.entries(config.compilerOptions.paths))),
    },
  }));
}
