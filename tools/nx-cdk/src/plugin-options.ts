/** Commands that a layer has a target for. */
export const COMMANDS = [
  ...(['synth', 'check', 'diff', 'deploy', 'destroy', 'recover'] as const),
  ...(['status', 'drift', 'history', 'rehearse'] as const),
] as const;

/** A command on one layer. */
export type LayerCommand = (typeof COMMANDS)[number];

/** Options of the plugin in `nx.json`, which `plugin-schema.json` describes. */
export interface PluginOptions extends Readonly<Partial<Record<`${LayerCommand}TargetName`, string>>> {
  /**
   * Folder of the layers, one folder each.
   *
   * @default 'apps'
   */
  readonly layersFolder?: string;
  /**
   * Folder with a file for each environment, whose names become the configurations of targets.
   *
   * @default 'platform/environments'
   */
  readonly environmentsFolder?: string;
}

/** The options with their defaults. */
export interface ResolvedOptions {
  readonly layersFolder: string;
  readonly environmentsFolder: string;
  /** Name of the target of a command. */
  readonly targetNames: Readonly<Record<LayerCommand, string>>;
}

/** A folder of the workspace, relative to it. */
const FOLDER = /^[\w.-]+(\/[\w.-]+)*$/;
const TARGET = /^[\w.-]+$/;

/**
 * Reads the options of the plugin.
 *
 * @throws Error `PLUGIN_OPTIONS_INVALID` with all problems: an option that there is not, a value that it cannot have, or two
 * commands of one name
 */
export function resolveOptions(given: PluginOptions = {}): ResolvedOptions {
  const { layersFolder = 'apps', environmentsFolder = 'platform/environments', ...others } = given;
  const options = others as Readonly<Record<string, unknown>>;
  const names = COMMANDS.map((command) => [command, options[`${command}TargetName`] ?? command] as const);
  const known = COMMANDS.map((command) => `${command}TargetName`);
  const all = names.map(([, name]) => name);
  const problems = [
    ...Object.keys(options)
      .filter((option) => !known.includes(option))
      .map(
        (option) =>
          `"${option}" is no option; expected some of layersFolder, environmentsFolder, ${known.join(', ')}`,
      ),
    ...wrong({ layersFolder, environmentsFolder }, FOLDER, 'a folder of the workspace such as "apps"'),
    ...wrong(
      Object.fromEntries(names.map(([command, name]) => [`${command}TargetName`, name])),
      TARGET,
      'the name of a target',
    ),
    ...names
      .filter(([, name], index) => all.indexOf(name) < index)
      .map(
        ([command, name]) =>
          `${command}TargetName is ${JSON.stringify(name)}, as is another; expected a name of its own`,
      ),
  ];
  if (problems.length > 0)
    throw new Error(
      `PLUGIN_OPTIONS_INVALID: @hipaa-cdk/nx-cdk in nx.json\n${problems.map((one) => `  ${one}`).join('\n')}`,
    );
  return {
    layersFolder,
    environmentsFolder,
    targetNames: Object.fromEntries(names) as ResolvedOptions['targetNames'],
  };
}

function wrong(values: Readonly<Record<string, unknown>>, shape: RegExp, expected: string): string[] {
  return Object.entries(values)
    .filter(([, value]) => typeof value !== 'string' || !shape.test(value) || value.includes('..'))
    .map(([option, value]) => `${option} is ${JSON.stringify(value)}; expected ${expected}`);
}
