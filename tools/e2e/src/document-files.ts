const FILE = /^<!-- file: (\S+) -->\n\n```\w+\n([^]*?)^```$/gm;

/** The files that a document shows, by the paths that it gives them. */
export function documentFiles(text: string): Map<string, string> {
  return new Map([...text.matchAll(FILE)].map(([, path = '', body = '']) => [path, body]));
}
