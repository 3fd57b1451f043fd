const { Socket } = require('node:net');
// Loaded before any spec file, because it makes the table of matchers when it is loaded.
require('expect');
const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/**
 * Runs a spec file in the realm of its worker instead of a `vm` context of its own: packages that the worker loaded once
 * (see runtime.cjs) and the spec then share `Error`, `Array` and `Object`, so `instanceof` holds between them.
 *
 * What a spec file changes of the process is put back after it: matchers, globals, variables, working folder, exit code,
 * listeners.
 */
class WorkerEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = new LegacyFakeTimers({
      config: projectConfig,
      global: globalThis,
      moduleMocker: this.moduleMocker,
      timerConfig: { idToRef: (id) => id, refToId: (timer) => timer },
    });
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.putBack = [rememberMatchers(), rememberProcess()];
  }

  setup() {
    return Promise.resolve();
  }

  async teardown() {
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
    for (const putBack of this.putBack) putBack();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Jest only asks whether there is one; runtime.cjs compiles without it. */
  getVmContext() {
    return globalThis;
  }
}

/** Remembers what `expect` knows. The returned function puts it back. */
function rememberMatchers() {
  const known = globalThis[Symbol.for('$$jest-matchers-object')];
  const { matchers, customEqualityTesters } = known;
  const before = { matchers: { ...matchers }, customEqualityTesters: [...customEqualityTesters] };
  return () => {
    for (const name of Reflect.ownKeys(matchers))
      if (!(name in before.matchers)) Reflect.deleteProperty(matchers, name);
    Object.assign(matchers, before.matchers);
    customEqualityTesters.splice(0, Infinity, ...before.customEqualityTesters);
  };
}

/** Remembers what a spec file may change of the process. The returned function puts it back. */
function rememberProcess() {
  const globals = Object.getOwnPropertyDescriptors(globalThis);
  // The object as well as what is in it: Node itself reads no other, for example for the folder of temporary files.
  const { env: variables, exit, exitCode } = process;
  const env = { ...variables };
  const { connect } = Socket.prototype;
  const folder = process.cwd();
  const listeners = new Map(process.eventNames().map((name) => [name, process.rawListeners(name)]));
  return () => {
    putBackGlobals(globals);
    process.env = variables;
    for (const name of Object.keys(variables)) if (!(name in env)) Reflect.deleteProperty(variables, name);
    Object.assign(variables, env);
    process.exit = exit;
    // What may connect where is guarded by replacing this, for the rest of a process.
    Socket.prototype.connect = connect;
    process.exitCode = exitCode;
    process.chdir(folder);
    for (const name of process.eventNames()) {
      const before = listeners.get(name) ?? [];
      for (const added of process.rawListeners(name).filter((listener) => !before.includes(listener)))
        process.removeListener(name, added);
    }
  };
}

function putBackGlobals(before) {
  const after = Object.getOwnPropertyDescriptors(globalThis);
  for (const name of Reflect.ownKeys(after)) {
    if (!(name in before) && after[name].configurable && !isOfPackage(name))
      Reflect.deleteProperty(globalThis, name);
  }
  for (const name of Reflect.ownKeys(before)) {
    const same = ['value', 'get', 'set'].every((part) => Object.is(before[name][part], after[name]?.[part]));
    if (!same) Object.defineProperty(globalThis, name, before[name]);
  }
}

/** What Jest keeps about the spec file that runs. */
const OF_JEST = /jest|^EVENT_HANDLERS$|^__coverage__$/i;

/**
 * Whether an installed package keeps state under this name of `globalThis`, as the CDK keeps its tokens in
 * `__cdkTokenMap`: it lives as long as the package.
 */
function isOfPackage(name) {
  const key = typeof name === 'symbol' ? Symbol.keyFor(name) : name.startsWith('__') ? name : undefined;
  return key !== undefined && !OF_JEST.test(key);
}

module.exports = WorkerEnvironment;
