import type { Setting, Plain } from '../resource-entry';

/** A setting that must be true, and is not by itself. */
export function switchedOff(setting: string, description: string): Setting {
  return { setting, breaks: [false, 'absent'].map((to) => ({ to, description })) };
}

/** A setting that matters by being there. */
export function takenAway(setting: string, description: string): Setting {
  return { setting, breaks: [{ to: 'absent', description }] };
}

/** What happens to stored data when their stack goes, or needs another resource in place of theirs. */
export const kept: readonly Setting[] = ['DeletionPolicy', 'UpdateReplacePolicy'].map((setting) => ({
  setting,
  breaks: [
    { to: 'Delete', description: 'data go with the resource' },
    { to: 'absent', description: 'data go with the resource' },
  ],
}));

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
