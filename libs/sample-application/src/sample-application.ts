import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program that answers health checks, in one file of Python's standard library. */
export interface SampleApplication {
  /** Path of the program's file, for computes that pack files. */
  readonly path: string;
  /** The program itself, for computes that hand it over as text. It holds no secret. */
  readonly source: string;
  /** Variable that tells it the port to listen on. */
  readonly portVariable: string;
  /** Program that ends with 0 when the one on that port, on the same machine, is healthy. */
  readonly healthCommand: (port: number) => readonly string[];
  /** Path that answers 200 as long as the program is alive. */
  readonly healthPath: string;
}

const HEALTH = '/health';

const path = join(__dirname, 'server.py');

/** What both computes run until a team names its own application. */
export const sampleApplication: SampleApplication = {
  path,
  // The same on a machine whose checkout ends its lines otherwise.
  source: readFileSync(path, 'utf8').replaceAll('\r\n', '\n'),
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
