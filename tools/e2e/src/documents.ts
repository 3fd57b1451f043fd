const BLOCK = /^```sh\n([^]*?)^```$/gm;
const FILE = /^<!-- file: (\S+) -->\n\n```\w+\n([^]*?)^```$/gm;

/** The commands of a document, block by block: the lines that a reader copies. */
export function documentCommands(text: string): string[][] {
  return [...text.matchAll(BLOCK)].map(([, block = '']) =>
    block.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
  );
}

/** The files that a document shows, by the paths that it gives them. */
export function documentFiles(text: string): Map<string, string> {
  return new Map([...text.matchAll(FILE)].map(([, path = '', body = '']) => [path, body]));
}
