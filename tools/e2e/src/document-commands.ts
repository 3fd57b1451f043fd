const BLOCK = /^```sh\n([^]*?)^```$/gm;

/** The commands of a document, block by block: the lines that a reader copies. */
export function documentCommands(text: string): string[][] {
  return [...text.matchAll(BLOCK)].map(([, block = '']) =>
    block.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
  );
}
