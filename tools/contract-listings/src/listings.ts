import { isListType } from '@hipaa-cdk/contract';
import { type PublishedEntry, snakeName } from './published-entries';

/** Formats in which the entries of an environment are listed, by the end of the file's name. */
export const listings: Readonly<Record<string, (entries: readonly PublishedEntry[]) => string>> = {
  env: (entries) => lines(entries.map((one) => `${variable(one)}=${one.path}`)),
  sh: (entries) => lines(entries.map((one) => `export ${variable(one)}='${one.path}'`)),
  'tf.json': (entries) =>
    json({
      data: {
        aws_ssm_parameter: Object.fromEntries(entries.map((one) => [snakeName(one), { name: one.path }])),
      },
    }),
  'schema.json': (entries) => json(schema(entries)),
};

/** The variable holds a name in the Parameter Store, and says so. */
function variable(entry: PublishedEntry): string {
  return `${snakeName(entry).toUpperCase()}_PARAMETER`;
}

function schema(entries: readonly PublishedEntry[]): object {
  const layers = [...new Set(entries.map(({ layer }) => layer))];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'What the layers of the environment publish',
    type: 'object',
    properties: Object.fromEntries(
      layers.map((layer) => [layer, layerSchema(entries.filter((one) => one.layer === layer))]),
    ),
    required: layers,
    additionalProperties: false,
  };
}

function layerSchema(entries: readonly PublishedEntry[]): object {
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map((one) => [one.entry, entrySchema(one)])),
    required: entries.map(({ entry }) => entry),
    additionalProperties: false,
  };
}

function entrySchema({ type, description, path }: PublishedEntry): object {
  const text = { type: 'string', minLength: 1 };
  return {
    ...(isListType(type) ? { type: 'array', items: text, minItems: 1 } : text),
    description,
    'x-cloudformation-type': type,
    'x-parameter': path,
  };
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
