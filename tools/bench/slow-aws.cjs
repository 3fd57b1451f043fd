/**
 * Loaded before any program of a contest (NODE_OPTIONS): lets each call of AWS wait as long as the network would take, and writes
 * down that it was made. The embedded AWS answers in a millisecond, which AWS never does; and nothing may stand between a
 * client and its door, which is why the delay is in the client.
 */
const { Buffer } = require('node:buffer');
const { appendFileSync } = require('node:fs');
const http = require('node:http');
const { setTimeout } = require('node:timers');

const delay = Number(process.env.BENCH_DELAY ?? 0);
const record = process.env.BENCH_CALLS;
const { end } = http.ClientRequest.prototype;

/** Calls of AWS are signed; what else goes over loopback, such as asking who listens, is not. */
function isCall(request) {
  return String(request.getHeader('authorization') ?? '').startsWith('AWS4-HMAC-SHA256');
}

function nameOf(request, body) {
  const target = request.getHeader('x-amz-target');
  const action = /(?:^|&)Action=(\w+)/.exec(
    typeof body === 'string' || Buffer.isBuffer(body) ? String(body) : '',
  );
  return String(target ?? action?.[1] ?? `${request.method} object`);
}

http.ClientRequest.prototype.end = function (...args) {
  if (!isCall(this)) return end.apply(this, args);
  if (record) appendFileSync(record, `${nameOf(this, args[0])}\n`);
  if (delay > 0) setTimeout(() => this.destroyed || end.apply(this, args), delay);
  else end.apply(this, args);
  return this;
};
