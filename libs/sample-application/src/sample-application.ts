import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A program that people sign in to and that answers health checks; it needs nothing but Python's standard library. */
export interface SampleApplication {
  /** Path of the file that starts it; the others lie beside it. */
  readonly path: string;
  /** The whole program as one text, for computes that hand it over as that. It holds no secret. */
  readonly source: string;
  /** Variable that tells it the port to listen on. */
  readonly portVariable: string;
  /** Program that ends with 0 when the one on that port, on the same machine, is healthy. */
  readonly healthCommand: (port: number) => readonly string[];
  /** Path that answers 200 as long as the program is alive. */
  readonly healthPath: string;
}

const HEALTH = '/health';

const FOLDER = join(__dirname, 'application');
/** Turns the text of all modules into modules again. */
const LOADER = 'as_text.py';

/** What both computes run until a team names its own application. */
export const sampleApplication: SampleApplication = {
  path: join(FOLDER, 'server.py'),
  source: asText(),
  portVariable: 'PORT',
  healthPath: HEALTH,
  healthCommand: (port) => ['python3', '-I', '-c', askHealth(port)],
};

function askHealth(port: number): string {
  return [
    'import http.client as http',
    `connection = http.HTTPConnection("127.0.0.1", ${port}, timeout=3)`,
    `connection.request("GET", "${HEALTH}")`,
    'raise SystemExit(connection.getresponse().status != 200)',
  ].join('\n');
}

function asText(): string {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.py') && name !== LOADER);
  const modules = files.sort().map((name) => [basename(name, '.py'), text(name)]);
  // What JSON writes is what Python reads.
  return `SOURCES = ${JSON.stringify(Object.fromEntries(modules))}\n${text(LOADER)}`;
}

/** The same on a machine whose checkout ends its lines otherwise. */
function text(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8').replaceAll('\r\n', '\n');
}
