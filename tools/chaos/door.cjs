/**
 * Loaded before every program of a round (NODE_OPTIONS): leads calls to the embedded AWS by way of the proxy, and breaks what a
 * proxy cannot: the clock and the disk. The minute that a silent call is waited for passes in two seconds.
 */
const fs = require('node:fs');
const http = require('node:http');

const from = Number(process.env.CHAOS_FROM ?? 0);
const to = Number(process.env.CHAOS_TO ?? 0);
const clock = Number(process.env.CHAOS_CLOCK ?? 0);
const writes = Number(process.env.CHAOS_WRITES ?? 0);

const { createConnection } = http.Agent.prototype;
http.Agent.prototype.createConnection = function (options, ...more) {
  const led = from && to && Number(options.port) === from ? { ...options, port: to } : options;
  return createConnection.call(this, led, ...more);
};

const { setTimeout: limit } = http.ClientRequest.prototype;
http.ClientRequest.prototype.setTimeout = function (milliseconds, ...more) {
  return limit.call(this, to && milliseconds >= 60_000 ? milliseconds / 30 : milliseconds, ...more);
};

if (clock !== 0) {
  const now = Date.now;
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [now() + clock] : given));
    }

    static now() {
      return now() + clock;
    }
  };
}

if (writes > 0) {
  let left = writes;
  const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  for (const name of ['writeFileSync', 'appendFileSync', 'cpSync', 'mkdirSync', 'renameSync']) {
    const whole = fs[name];
    fs[name] = function (...args) {
      if (--left < 0) throw full();
      return whole.apply(this, args);
    };
  }
}
