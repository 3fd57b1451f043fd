import childProcess, { type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import Module, { createRequire } from 'node:module';
import { sep } from 'node:path';

const load = createRequire(__filename);

/** The part of Node's modules that compiles the text of a file. */
interface Compiles {
  _compile(this: Module, text: string, file: string): unknown;
}

/**
 * Code that is imported later is required instead: what is imported stays for as long as its process, what is required can
 * be forgotten.
 */
function requireInsteadOfImport(): void {
  const modules = Module.prototype as unknown as Compiles;
  const compile = modules._compile;
  const stand = 'const __later=async(name)=>require(String(name).replace(/^file:\\/\\//,""));';
  modules._compile = function (text, file) {
    const own = isOwn(file) && /\bimport\(/.test(text);
    return compile.call(this, own ? stand + text.replace(/\bimport\(/g, '__later(') : text, file);
  };
}

const isOwn = (file: string): boolean => !file.includes(`${sep}node_modules${sep}`);

let prepared = false;

/**
 * Does work that starts a program of the plugin, and runs that program in this process, with `variables` as its own. Code of
 * the workspace is loaded anew, as by a process of its own; packages of others are loaded once.
 */
export async function inThisProcess<T>(variables: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> {
  if (!prepared) requireInsteadOfImport();
  prepared = true;
  for (const file of Object.keys(load.cache).filter(isOwn)) Reflect.deleteProperty(load.cache, file);
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, variables);
  const fork = childProcess.fork;
  // Only the program itself: what it starts is started.
  childProcess.fork = ((program: string) => {
    childProcess.fork = fork;
    return standIn(program);
  }) as typeof fork;
  try {
    return await work();
  } finally {
    childProcess.fork = fork;
    for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
    process.exitCode = 0;
  }
}

/** Looks like the process of a program, for whoever starts it; and for the program, this process looks like its own. */
function standIn(program: string): ChildProcess {
  const child = new EventEmitter();
  const own: Partial<Pick<NodeJS.Process, 'send' | 'disconnect'>> & { connected: boolean } = {
    connected: true,
    send: (message: unknown, ...rest: unknown[]) => {
      child.emit('message', message);
      const done = rest.at(-1);
      if (typeof done === 'function') (done as (error: null) => void)(null);
      return true;
    },
    disconnect: () => {
      for (const name of Object.keys(own)) Reflect.deleteProperty(process, name);
      setImmediate(() => child.emit('exit', 0));
    },
  };
  const send = (message: unknown): boolean => {
    Object.assign(process, own);
    load(program);
    process.emit('message', message, undefined);
    return true;
  };
  return Object.assign(child, { send }) as unknown as ChildProcess;
}
