import { existsSync } from 'node:fs';
import { ownProgram } from './own-program';

test.each(['runner/main', 'connect/main', 'runner/rehearse/read-base', 'runner/rehearse/synth-workspace'])(
  '%s is there, in the language that the plugin is in',
  (program) => {
    expect(ownProgram(program)).toMatch(new RegExp(`/${program}\\.ts$`));
    expect(existsSync(ownProgram(program))).toBe(true);
  },
);
