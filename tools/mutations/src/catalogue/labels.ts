import type { Plain } from '../resource-entry';

/** Words for people, and tags, which the tests of the tagging library watch. */
export function labels(...properties: readonly string[]): Plain {
  return {
    properties: ['Tags', ...properties],
    reason: 'says what a resource is, and changes nothing about it',
  };
}

/** References that CloudFormation itself refuses when they lead nowhere. */
export function wiring(...properties: readonly string[]): Plain {
  return {
    properties,
    reason: 'connects resources of the stack; with another value it would do another job',
  };
}
