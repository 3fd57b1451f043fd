/** Processor of a machine, as images are published for. */
export type Architecture = 'arm64' | 'x86_64';

/** What a web server may run on: machines of the Nitro system, all of which can encrypt their volumes. */
export const INSTANCE_TYPES: Readonly<Record<string, Architecture>> = {
  't4g.micro': 'arm64',
  't4g.small': 'arm64',
  't4g.medium': 'arm64',
  'm7g.medium': 'arm64',
  'm7g.large': 'arm64',
  'c7g.large': 'arm64',
  't3.micro': 'x86_64',
  't3.small': 'x86_64',
  't3.medium': 'x86_64',
  'm7i.large': 'x86_64',
  'c7i.large': 'x86_64',
};

/** Taken when nothing is chosen: the cheapest that runs a small site. */
export const DEFAULT_TYPE = 't4g.micro';
