const { sep } = require('node:path');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const INSTALLED = `${sep}node_modules${sep}`;
/** Keeps the state of the spec file that runs in its own modules, so every spec file needs its own. */
const PER_SPEC_FILE = `${INSTALLED}jest-circus${sep}`;

/** Compiled modules of the worker. A call evaluates the module anew, so spec files share the code and no state. */
const compiled = new Map();

/**
 * Jest gives every spec file a module registry of its own, so every one of hundreds of spec files evaluates the whole CDK
 * again. Here a worker loads an installed package once, with Node's own `require`; our own modules are evaluated for each
 * spec file. Mocks of a package reach every import in our modules; what packages import from each other is never mocked.
 */
class WorkerRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    // The realm is the worker's own (see environment.cjs), so there is no context to compile for.
    const { executor } = this;
    executor.compile = (source, filename) => compileOnce(source, executor.injectedModuleParameters, filename);
  }

  requireModule(from, moduleName, options, isRequireActual) {
    if (moduleName && !this._resolution.isCoreModule(moduleName)) {
      const path = this._resolution.resolveCjs(from, moduleName);
      if (path.includes(INSTALLED)) return require(path);
    }
    return super.requireModule(from, moduleName, options, isRequireActual);
  }

  requireInternalModule(from, moduleName) {
    const path = moduleName ? this._resolution.resolveCjs(from, moduleName) : from;
    return path.includes(PER_SPEC_FILE) ? super.requireInternalModule(from, moduleName) : require(path);
  }
}

function compileOnce(source, parameters, filename) {
  const known = compiled.get(filename);
  if (known?.source === source) return known.code;
  const code = compileFunction(source, parameters, { filename });
  compiled.set(filename, { source, code });
  return code;
}

module.exports = { __esModule: true, default: WorkerRuntime };
